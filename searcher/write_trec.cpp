// Results as a TREC run, for trec_eval and its like.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <set>
#include <string>

#include "searcher/write_results.hpp"

namespace newsdex {

namespace {

constexpr std::string_view kOnlyQuery = "1";

// Columns are parted by white space, so a name holds none.
std::string column(std::string_view text) {
  std::string name(text.empty() ? "_" : text);
  for (char& c : name) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') c = '_';
  }
  return name;
}

class TrecWriter : public ResultWriter {
 public:
  explicit TrecWriter(std::ostream& out) : out_(out) {}

  void begin(const SearchResult& /*result*/, std::string_view query_id) override {
    query_id_ = column(query_id.empty() ? kOnlyQuery : query_id);
    seen_.clear();
  }
  void hit(const Hit& hit) override {
    if (!seen_.insert(hit.id).second) return;
    fmt::print(out_, "{} Q0 {} {} {:.6f} newsdex\n", query_id_, column(hit.docno), hit.rank,
               hit.score);
  }
  void end(const SearchResult& /*result*/) override {}

 private:
  std::ostream& out_;
  std::string query_id_;
  std::set<std::string> seen_;
};

}  // namespace

std::unique_ptr<ResultWriter> trec_writer(std::ostream& out) {
  return std::make_unique<TrecWriter>(out);
}

}  // namespace newsdex
