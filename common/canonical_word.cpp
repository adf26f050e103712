#include "common/canonical_word.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "common/ascii.hpp"
#include "common/code_points.hpp"
#include "common/fold.hpp"

namespace newsdex {
namespace {

// How apostrophes are written, and what marks an acronym or a tone of voice inside a word: Hebrew
// gershayim (צה״ל), Armenian emphasis, exclamation and question marks (ինչպե՞ս).
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kInnerMarks = {{
    {"\u2019", "'"},
    {"\u2018", "'"},
    {"\u02BC", "'"},
    {"\u055A", "'"},
    {"\u05F3", "'"},
    {"\u05F4", ""},
    {"\"", ""},
    {"\u055B", ""},
    {"\u055C", ""},
    {"\u055E", ""},
}};

// Nearly all words are made of these, and have nothing to take away.
bool is_plain(char c) { return ascii::is_letter(c) || ascii::is_digit(c); }

void replace_all(std::string& word, std::string_view mark, std::string_view plain) {
  std::size_t at = word.find(mark);
  if (at == std::string::npos) return;  // as in nearly all words
  std::string replaced;
  std::size_t from = 0;
  for (; at != std::string::npos; at = word.find(mark, from)) {
    replaced.append(word, from, at - from).append(plain);
    from = at + mark.size();
  }
  word = replaced.append(word, from);
}

std::string with_plain_marks(std::string word) {
  for (const auto& [mark, plain] : kInnerMarks) replace_all(word, mark, plain);
  return word;
}

bool can_begin_word(UChar32 c) {
  return c >= 0 && (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_SO_MASK)) != 0;
}
bool can_end_word(UChar32 c) {
  return can_begin_word(c) || (c >= 0 && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
}

WordSpan without_decoration(std::string_view bytes, WordSpan span) {
  while (span.begin < span.end) {
    std::size_t next = span.begin;
    if (can_begin_word(next_code_point(bytes.substr(0, span.end), next))) break;
    span.begin = next;
  }
  while (span.begin < span.end) {
    std::size_t last = span.end;
    if (can_end_word(previous_code_point(bytes, last))) break;
    span.end = last;
  }
  return span;
}

// The bytes of a possessive's 's at the word's end, whatever its apostrophe and case; 0: none.
std::size_t possessive_bytes(std::string_view bytes) {
  if (bytes.size() < 3 || (bytes.back() != 's' && bytes.back() != 'S')) return 0;
  const std::string_view before = bytes.substr(0, bytes.size() - 1);
  for (const std::string_view apostrophe : {"'", "\u2019", "\u2018", "\u02BC", "\uFF07"}) {
    if (before.ends_with(apostrophe) && before.size() > apostrophe.size()) {
      return apostrophe.size() + 1;
    }
  }
  return 0;
}

// "u.s" → "us": single letters with full stops between them.
std::string without_acronym_stops(const std::string& word) {
  std::string letters;
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t begin = i;
    if (!u_isalpha(next_code_point(word, i))) return word;
    letters.append(word, begin, i - begin);
    if (i == word.size()) break;
    if (word[i] != '.' || ++i == word.size()) return word;
  }
  return letters;
}

// The cores of the words in `folded`, joined: folding may have made several of one (ﷺ is four).
std::string joined_words(std::string_view folded, WordBreaker& breaker) {
  std::vector<WordSpan> words;
  breaker.find(folded, words);
  std::string joined;
  for (const WordSpan word : words) {
    const std::string_view bytes = folded.substr(word.begin, word.end - word.begin);
    const WordSpan core = core_of_word(bytes);
    joined.append(bytes.substr(core.begin, core.end - core.begin));
  }
  return joined;
}

}  // namespace

WordSpan core_of_word(std::string_view bytes) {
  WordSpan core = without_decoration(bytes, {0, bytes.size()});
  while (const std::size_t possessive =
             possessive_bytes(bytes.substr(core.begin, core.end - core.begin))) {
    core = without_decoration(bytes, {core.begin, core.end - possessive});
  }
  return core;
}

std::string canonical_word(std::string_view bytes, WordBreaker& breaker) {
  if (std::ranges::all_of(bytes, is_plain)) return fold_case(bytes);
  std::string word(bytes);
  while (true) {  // each further round has taken something away
    const std::string folded = fold_case(word);
    word = without_acronym_stops(joined_words(with_plain_marks(folded), breaker));
    if (word == folded) return word;
  }
}

}  // namespace newsdex
