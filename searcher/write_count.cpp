// How many articles match.
#include <string>

#include "searcher/write_results.hpp"

namespace newsdex {

namespace {

class CountWriter : public ResultWriter {
 public:
  explicit CountWriter(std::ostream& out) : out_(out) {}

  void begin(const SearchResult& /*result*/, std::string_view query_id) override {
    if (!query_id.empty()) out_ << query_id << '\t';
  }
  void hit(const Hit& /*hit*/) override {}
  void end(const SearchResult& result) override { out_ << result.total << '\n'; }

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<ResultWriter> count_writer(std::ostream& out) {
  return std::make_unique<CountWriter>(out);
}

}  // namespace newsdex
