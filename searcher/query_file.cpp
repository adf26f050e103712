#include "searcher/query_file.hpp"

#include <fmt/format.h>

#include <newsdex/error.hpp>
#include <string_view>

#include "common/utf8.hpp"

namespace newsdex {

namespace {

bool is_blank_field(const std::string& text) {
  return text.find_first_not_of(" \t\r") == std::string::npos;
}

}  // namespace

std::vector<FileQuery> read_queries(std::istream& in, const std::string& name) {
  std::vector<FileQuery> queries;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
    if (is_blank_field(line)) continue;
    if (line.back() == '\r') line.pop_back();
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || is_blank_field(line.substr(0, tab)) ||
        is_blank_field(line.substr(tab + 1))) {
      throw Error(
          ErrorKind::kUsage,
          fmt::format("{}, line {}: each line needs an id, a tab and a query", name, number));
    }
    queries.push_back({number, line.substr(0, tab), line.substr(tab + 1)});
  }
  if (in.bad()) throw Error(ErrorKind::kInputOutput, fmt::format("cannot read {}", name));
  return queries;
}

}  // namespace newsdex
