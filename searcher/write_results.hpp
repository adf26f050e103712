// Results on their way out: one writer a format, all behind one interface.
#pragma once

#include <memory>
#include <ostream>
#include <string_view>

#include <newsdex/searcher.hpp>

#include "searcher/terminal.hpp"

namespace newsdex {

enum class OutputFormat { kText, kJson, kTrec, kPaths, kCount };

// Is given each result as begin, its hits in order, end. `query_id` names the query where there are
// several and is empty where there is one.
class ResultWriter {
 public:
  virtual ~ResultWriter() = default;
  virtual void begin(const SearchResult& result, std::string_view query_id) = 0;
  virtual void hit(const Hit& hit) = 0;
  virtual void end(const SearchResult& result) = 0;
};

// For people: the results to `out`, the closing line to `err`. Paths below `here` are shown from
// there.
[[nodiscard]] std::unique_ptr<ResultWriter> text_writer(std::ostream& out, std::ostream& err,
                                                        const Terminal& terminal,
                                                        std::filesystem::path here);
// JSON Lines: begin, hits, end (docs/output-format.md).
[[nodiscard]] std::unique_ptr<ResultWriter> json_writer(std::ostream& out);
// A TREC run: query, Q0, docno, rank, score, newsdex. An article stands in it once.
[[nodiscard]] std::unique_ptr<ResultWriter> trec_writer(std::ostream& out);
// The files, each once; their exact bytes, but for control characters on a terminal.
[[nodiscard]] std::unique_ptr<ResultWriter> paths_writer(std::ostream& out,
                                                         const Terminal& terminal);
// How many articles match; with several queries each after its id and a tab.
[[nodiscard]] std::unique_ptr<ResultWriter> count_writer(std::ostream& out);

// All of a result.
void write(ResultWriter& writer, const SearchResult& result, std::string_view query_id = {});

}  // namespace newsdex
