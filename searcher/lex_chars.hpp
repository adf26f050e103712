// The characters of a query as its grammar sees them: full-width forms made plain, every kind of
// quotation mark known by what closes it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace newsdex {

struct QueryChar {
  char32_t code = 0;      // ASCII for a full-width form; U+FFFD for a byte that is not UTF-8
  std::size_t begin = 0;  // its bytes in the query
  std::size_t end = 0;
};

[[nodiscard]] std::vector<QueryChar> query_chars(std::string_view query);

// White space of any script, and control characters.
[[nodiscard]] bool is_query_space(char32_t code);
// Letters, digits and the marks on them.
[[nodiscard]] bool is_word_char(char32_t code);
// Punctuation that people type without meaning anything to be searched by it.
[[nodiscard]] bool is_quiet_punctuation(char32_t code);

// Double quotation marks: straight, curly, low, angle, corner. Single ones are apostrophes here.
[[nodiscard]] bool is_double_quote(char32_t code);
// A mark that only ever opens, such as “ « 「; the others (" ” ») may close as well.
[[nodiscard]] bool only_opens(char32_t code);
// What closes a quotation that `open` opened: the marks of its own kind, or where none of those
// follows, a straight one.
[[nodiscard]] std::u32string_view closers_of(char32_t open);

// In a quoted value a backslash goes before quotation marks and itself.
[[nodiscard]] bool wants_escape(char32_t code);

enum class LetterCase { kNone, kUpper, kLower };
[[nodiscard]] LetterCase case_of(char32_t code);
// Hebrew abbreviations are written with a quotation mark between two letters: צה"ל.
[[nodiscard]] bool is_hebrew_letter(char32_t code);

}  // namespace newsdex
