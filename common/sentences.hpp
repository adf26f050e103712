// Where sentences end, judged between two neighbouring tokens of a text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <newsdex/analyzer.hpp>

namespace newsdex {

// True where a sentence ends between `before` and `after`, neighbours in `text`: at a line feed, or
// at . ! ? … or their full-width kin, unless the dot is of an abbreviation, an initial or a number.
[[nodiscard]] bool sentence_ends_in_gap(std::string_view text, const Token& before,
                                        const Token& after);
[[nodiscard]] inline bool sentence_ends_between(std::string_view text, const Token& before,
                                                const Token& after) {
  const bool is_space = after.begin - before.end == 1 && text[before.end] == ' ';
  return !is_space && sentence_ends_in_gap(text, before, after);  // most gaps are a space
}

// True where bytes [begin, end) of the text hold a mark that can end a sentence.
[[nodiscard]] bool holds_stop(std::string_view text, std::size_t begin, std::size_t end);

// Where to part two neighbouring words that end at `before_end` and begin at `after_begin`: closing
// punctuation stays with what is before, white space and opening quotes with what is after.
[[nodiscard]] std::size_t cut_between(std::string_view text, std::size_t before_end,
                                      std::size_t after_begin);

// Where the sentence that holds `token` ends in the text, after its closing punctuation and quotes.
[[nodiscard]] std::size_t sentence_end(std::string_view text, const std::vector<Token>& tokens,
                                       std::size_t token);

}  // namespace newsdex
