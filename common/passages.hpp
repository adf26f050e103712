// Passages: runs of whole sentences of about 50 to 150 words that cover a text, the unit that is
// ranked and shown.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <newsdex/analyzer.hpp>

namespace newsdex {

// Bytes [begin, end) of the text, without white space at the ends; `words` tokens from
// `first_token`.
struct PassageSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t first_token = 0;
  unsigned words = 0;  // 1…250

  friend bool operator==(const PassageSpan&, const PassageSpan&) = default;
};

inline constexpr unsigned kMinPassageWords = 50;
inline constexpr unsigned kMaxPassageWords = 150;
inline constexpr unsigned kHardPassageWords = 250;

// The passages of `text`, whose tokens are `tokens`. Every token is in exactly one, in order; a
// text without words has none. A paragraph's end is preferred to a sentence's as a place to cut.
[[nodiscard]] std::vector<PassageSpan> split_passages(std::string_view text,
                                                      const std::vector<Token>& tokens);

}  // namespace newsdex
