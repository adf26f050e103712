// What is asked of both sides: queries made of words that the articles hold.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex::bench {

struct Queries {
  std::vector<std::string> keywords;  // two or three words of one article, of four letters or more
  std::vector<std::string> phrases;   // three words that follow each other, in quotes
};

// The words of ASCII letters alone, in lower case, in runs that nothing but white space interrupts:
// all query parsers read them alike and take none for an operator.
[[nodiscard]] std::vector<std::vector<std::string>> plain_runs(std::string_view text);

// Collects queries about texts, the same for the same texts.
class QueryMaker {
 public:
  // Makes a query of each kind about every `every`th text that has the words for it.
  explicit QueryMaker(std::size_t every) : every_(every) {}

  void see(std::string_view text);
  // At most `count` of each kind.
  [[nodiscard]] Queries take(std::size_t count) const;

 private:
  std::size_t every_;
  std::size_t seen_ = 0;
  Queries queries_;
};

}  // namespace newsdex::bench
