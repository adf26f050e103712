// What all engines are asked, by operator, each in its own language.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace newsdex::bench {

struct OperatorQueries {
  std::string name;
  std::vector<std::string> xapian;  // newsdex and the stock QueryParser read these alike
  std::vector<std::string> sqlite;  // none: it cannot be asked so
  bool stock = true;                // the stock QueryParser can be asked so
};

// Made of words that articles of the JSON Lines file hold, the same for the same file; at most
// `count` of an operator. Phrases of frequent words are the same for every file.
[[nodiscard]] std::vector<OperatorQueries> operator_queries(const std::filesystem::path& json_lines,
                                                            std::size_t count);

}  // namespace newsdex::bench
