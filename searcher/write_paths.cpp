// The files of the hits, for other programs to read them.
#include <set>
#include <string>

#include "searcher/terminal_text.hpp"
#include "searcher/write_results.hpp"

namespace newsdex {

namespace {

class PathsWriter : public ResultWriter {
 public:
  PathsWriter(std::ostream& out, bool is_terminal) : out_(out), is_terminal_(is_terminal) {}

  void begin(const SearchResult& /*result*/, std::string_view /*query_id*/) override {}
  void hit(const Hit& hit) override {
    if (!seen_.insert(hit.path).second) return;
    out_ << (is_terminal_ ? printable_path(hit.path) : hit.path) << '\n';
  }
  void end(const SearchResult& /*result*/) override {}

 private:
  std::ostream& out_;
  bool is_terminal_;
  std::set<std::string> seen_;
};

}  // namespace

std::unique_ptr<ResultWriter> paths_writer(std::ostream& out, const Terminal& terminal) {
  return std::make_unique<PathsWriter>(out, terminal.is_terminal);
}

}  // namespace newsdex
