// The command line of news-search, from what is typed to what is meant.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <newsdex/searcher.hpp>

#include "searcher/terminal.hpp"
#include "searcher/write_results.hpp"

namespace newsdex {

struct SearchArguments {
  std::vector<std::filesystem::path> indexes;  // none: index_to_search()
  std::string query;
  std::optional<std::string> query_file;  // "-": standard input
  SearchOptions options;
  OutputFormat format = OutputFormat::kText;
  Color color = Color::kAuto;
};

// What to search, or, where nothing is, the exit status of what was printed: help, version, bad
// usage.
struct ParsedSearchArguments {
  std::optional<SearchArguments> arguments;
  int status = 0;
};

// `typed` is without the program's name; relative dates count back from `now` (seconds UTC).
[[nodiscard]] ParsedSearchArguments parse_search_arguments(const std::vector<std::string>& typed,
                                                           std::int64_t now, std::ostream& out,
                                                           std::ostream& err);

}  // namespace newsdex
