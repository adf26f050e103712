// A file of queries: a line each, its id, a tab, the query.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

namespace newsdex {

struct FileQuery {
  std::size_t line = 0;  // from 1
  std::string id;
  std::string text;
};

// All queries; empty lines are none, and a byte order mark is no part of the first. `name` is the
// file's for messages. Throws Error(kUsage) for a line without a tab, an id or a query.
[[nodiscard]] std::vector<FileQuery> read_queries(std::istream& in, const std::string& name);

}  // namespace newsdex
