// How long a search takes, by operator, beside SQLite's FTS5 and stock Xapian.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace newsdex::bench {

struct ByOperator {
  unsigned rounds = 3;
  std::size_t queries = 100;      // at most, of an operator
  std::filesystem::path indexes;  // where indexes are kept; empty: nowhere
  std::vector<std::filesystem::path> sources;
};

// Prints a table on stdout. Throws what the engines throw.
void compare_by_operator(const ByOperator& options);

}  // namespace newsdex::bench
