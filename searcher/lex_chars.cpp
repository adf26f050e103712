#include "searcher/lex_chars.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/code_points.hpp"

namespace newsdex {
namespace {

struct QuoteKind {
  char32_t open;
  std::u32string_view closers;
  bool only_opens;
};

constexpr std::array kQuoteKinds = {
    QuoteKind{U'"', U"\"”", false}, QuoteKind{U'“', U"”", true},     QuoteKind{U'”', U"”", false},
    QuoteKind{U'„', U"“”", true},   QuoteKind{U'‟', U"”", true},     QuoteKind{U'«', U"»", true},
    QuoteKind{U'»', U"«»", false},  QuoteKind{U'‹', U"›", true},     QuoteKind{U'›', U"‹›", false},
    QuoteKind{U'「', U"」", true},  QuoteKind{U'『', U"』", true},   QuoteKind{U'《', U"》", true},
    QuoteKind{U'〈', U"〉", true},  QuoteKind{U'〝', U"〞〟", true}, QuoteKind{U'‘', U"’", true},
};
constexpr std::u32string_view kOnlyClose = U"」』》〉〞〟";

const QuoteKind* kind_of(char32_t code) {
  const auto found = std::ranges::find(kQuoteKinds, code, &QuoteKind::open);
  return found == kQuoteKinds.end() ? nullptr : &*found;
}

char32_t made_plain(UChar32 code) {
  if (code < 0) return 0xFFFD;
  if (code >= 0xFF01 && code <= 0xFF5E) return static_cast<char32_t>(code - 0xFEE0);
  if (code == 0x2212) return U'-';  // the minus sign
  return static_cast<char32_t>(code);
}

UChar32 icu(char32_t code) { return static_cast<UChar32>(code); }

}  // namespace

std::vector<QueryChar> query_chars(std::string_view query) {
  std::vector<QueryChar> chars;
  chars.reserve(query.size());
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t begin = at;
    const char32_t code = made_plain(next_code_point(query, at));
    chars.push_back({code, begin, at});
  }
  return chars;
}

bool is_query_space(char32_t code) {
  // No format characters: Persian words hold zero-width joiners.
  return code <= U' ' || u_isUWhiteSpace(icu(code)) || u_charType(icu(code)) == U_CONTROL_CHAR ||
         code == 0xFEFF;
}

bool is_word_char(char32_t code) {
  return u_isalnum(icu(code)) || (U_GET_GC_MASK(icu(code)) & (U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_quiet_punctuation(char32_t code) { return u_ispunct(icu(code)); }

bool is_double_quote(char32_t code) {
  if (code == U'‘') return false;
  return kind_of(code) != nullptr || kOnlyClose.find(code) != std::u32string_view::npos;
}

bool only_opens(char32_t code) {
  const QuoteKind* kind = kind_of(code);
  return kind != nullptr && kind->only_opens;
}

std::u32string_view closers_of(char32_t open) {
  const QuoteKind* kind = kind_of(open);
  return kind == nullptr ? std::u32string_view() : kind->closers;
}

bool wants_escape(char32_t code) { return code == U'\\' || is_double_quote(code); }

LetterCase case_of(char32_t code) {
  // A letter that folding leaves alone is what the printer prints: it must not look like upper
  // case.
  if (u_isupper(icu(code)) && u_foldCase(icu(code), U_FOLD_CASE_DEFAULT) != icu(code)) {
    return LetterCase::kUpper;
  }
  return u_islower(icu(code)) ? LetterCase::kLower : LetterCase::kNone;
}

bool is_hebrew_letter(char32_t code) { return code >= 0x05D0 && code <= 0x05F2; }

}  // namespace newsdex
