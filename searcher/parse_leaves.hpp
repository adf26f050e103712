// The leaves of a query: what a typed word, a quotation or a field's value is searched as.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <newsdex/query.hpp>

#include "searcher/parse_warnings.hpp"

namespace newsdex {

// The words of a text as queries hold them: Token::accented.
[[nodiscard]] std::vector<std::string> query_words(std::string_view text);

// A piece of the query and where it stands there, for warnings.
struct Piece {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A word, or the adjacent parts of one; kNothing, mostly with a warning, where there is no word in
// it.
[[nodiscard]] Query word_leaf(const Piece& typed, Field field, QueryWarnings& warnings);
// Warns of what looks like ~ or ^ in a word (oil^-1, oil~* with its star behind it) and is read as
// any other sign in it.
void warn_of_odd_suffix(const Piece& typed, bool before_star, QueryWarnings& warnings);
// What begins with the word. Of several parts only the last is a beginning: all must be there.
[[nodiscard]] Query prefix_leaf(const Piece& typed, Field field, QueryWarnings& warnings);
// The text between quotation marks, whose words stand within `window` positions; 0: exactly so, or
// with `spellings` each however it is spelt.
[[nodiscard]] Query phrase_leaf(const Piece& quoted, Field field, unsigned window, bool spellings,
                                QueryWarnings& warnings);
// A value of a field that filters.
[[nodiscard]] Query filter_leaf(const Piece& value, Field field, std::int64_t now,
                                QueryWarnings& warnings);

// The reading of N in NEAR/N and "…"~N: 1 to kMaxWindow.
[[nodiscard]] unsigned window_of(double number, const Piece& typed, QueryWarnings& warnings);
// The reading of N in ^N: kMinBoost to kMaxBoost; 1 where there is none.
[[nodiscard]] double boost_of(double number, const Piece& typed, QueryWarnings& warnings);

}  // namespace newsdex
