// How many words a query may have: kMaxQueryWords. Each costs time and memory in every article.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <newsdex/query.hpp>

#include "searcher/parse_warnings.hpp"

namespace newsdex {

class WordBound {
 public:
  // The leaf with the words that may still be taken, perhaps none; what is too many is warned of
  // once, with its place.
  Query taken(Query leaf, std::size_t begin, std::size_t end, QueryWarnings& warnings) {
    if (leaf.kind == Query::Kind::kNothing) return leaf;
    const std::size_t left = kMaxQueryWords - words_;
    const std::size_t words = std::max<std::size_t>(1, words_of(leaf));
    words_ += std::min(words, left);
    if (words <= left) return leaf;
    if (!std::exchange(warned_, true)) {
      warnings.add(begin, end,
                   "a query can have " + std::to_string(kMaxQueryWords) +
                       " words; what comes after them is ignored");
    }
    if (left == 0 || leaf.words.empty()) return {};
    leaf.words.resize(left);
    return leaf;
  }

  // The operands of a NEAR that stands for so many: one of each choice among them, with words of
  // its own. False where that would be too many.
  bool take_choices(std::size_t choices, const std::vector<Query>& operands) {
    std::size_t words = 0;
    for (const Query& operand : operands) words += words_of(operand);
    const std::size_t more = (choices - 1) * words;
    if (more > kMaxQueryWords - words_) return false;
    words_ += more;
    return true;
  }

 private:
  static std::size_t words_of(const Query& query) {
    std::size_t words = query.words.size();
    for (const Query& child : query.children) words += words_of(child);
    return words;
  }

  std::size_t words_ = 0;  // in the leaves taken so far
  bool warned_ = false;
};

}  // namespace newsdex
