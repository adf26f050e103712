#include "searcher/run.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <newsdex/error.hpp>
#include <system_error>

#include "common/checked_output.hpp"
#include "searcher/query_file.hpp"
#include "searcher/terminal_text.hpp"
#include "searcher/write_warning.hpp"

namespace newsdex {

namespace {

constexpr int kFound = 0;
constexpr int kNothingFound = 1;
constexpr int kFailure = 2;

std::unique_ptr<ResultWriter> writer_for(OutputFormat format, std::ostream& out, std::ostream& err,
                                         const Terminal& terminal) {
  std::error_code nowhere;  // this folder may be gone: paths stay absolute then
  switch (format) {
    case OutputFormat::kText:
      return text_writer(out, err, terminal, std::filesystem::current_path(nowhere));
    case OutputFormat::kJson:
      return json_writer(out);
    case OutputFormat::kTrec:
      return trec_writer(out);
    case OutputFormat::kPaths:
      return paths_writer(out, terminal);
    case OutputFormat::kCount:
      return count_writer(out);
  }
  throw Error(ErrorKind::kInternal, "there is no writer for this format");
}

// A search from its first message to its last result.
class SearchRun {
 public:
  SearchRun(const SearchArguments& arguments, std::ostream& out, std::ostream& err,
            const Terminal& terminal)
      : arguments_(arguments),
        err_(err),
        width_only_{.width = terminal.width},
        searcher_(arguments.indexes.empty() ? std::vector{index_to_search()} : arguments.indexes),
        writer_(writer_for(arguments.format, out, err, terminal)) {}

  int one() { return answer(arguments_.query, arguments_.options, {}) ? kFound : kNothingFound; }

  // Every query sees the same state of the index.
  int all(const std::vector<FileQuery>& queries, const std::string& name) {
    bool any = false;
    SearchOptions options = arguments_.options;
    for (const FileQuery& query : queries) {
      try {
        any = answer(query.text, options, query.id) || any;
      } catch (const Error& error) {
        throw Error(error.kind(), fmt::format("{}, line {}: {}", name, query.line, error.what()));
      }
      options.same_snapshot = true;
    }
    return any ? kFound : kNothingFound;
  }

 private:
  bool answer(const std::string& query, SearchOptions options, const std::string& id) {
    options.suggest =
        arguments_.format == OutputFormat::kText || arguments_.format == OutputFormat::kJson;
    const SearchResult result = searcher_.search(query, options);
    for (const QueryWarning& warning : result.warnings) {
      err_ << "news-search: " << printable((id.empty() ? "" : id + ": ") + warning.message) << '\n'
           << pointed_at(query, warning, width_only_);
    }
    write(*writer_, result, id);
    return result.total > 0;
  }

  const SearchArguments& arguments_;
  std::ostream& err_;
  Terminal width_only_;
  Searcher searcher_;
  std::unique_ptr<ResultWriter> writer_;
};

std::vector<FileQuery> queries_of(const std::string& name, std::istream& in) {
  if (name == "-") return read_queries(in, "standard input");
  std::ifstream file(name);
  if (!file) {
    throw Error(ErrorKind::kInputOutput,
                fmt::format("cannot read {}: {}", name, std::generic_category().message(errno)));
  }
  return read_queries(file, name);
}

int search(const SearchArguments& arguments, std::istream& in, std::ostream& out, std::ostream& err,
           const Terminal& terminal) {
  if (!arguments.query_file) return SearchRun(arguments, out, err, terminal).one();
  const std::vector<FileQuery> queries = queries_of(*arguments.query_file, in);
  return SearchRun(arguments, out, err, terminal).all(queries, *arguments.query_file);
}

}  // namespace

int run_search(const SearchArguments& arguments, std::istream& in, std::ostream& out,
               std::ostream& err, const Terminal& terminal) {
  try {
    return checked_output("news-search", search(arguments, in, out, err, terminal), out, err);
  } catch (const Error& error) {
    err << "news-search: " << error.what() << '\n';
    return exit_status(error.kind());
  } catch (const std::exception& error) {
    err << "news-search: this should not happen: " << error.what() << '\n';
    return kFailure;
  }
}

}  // namespace newsdex
