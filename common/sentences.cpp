#include "common/sentences.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/code_points.hpp"

namespace newsdex {
namespace {

// Where a word's full stop seldom ends a sentence.
enum class Abbreviates {
  kAlways,
  kCapitalised,    // "Gen. Powell", but Swedish "säger hon. Det", Turkish "sen. O"
  kBeforeNumbers,  // "No. 5" and "Jan. 25", but not "He said no. Then"
};

struct Abbreviation {
  std::string_view word;
  Abbreviates when;
};

using enum Abbreviates;
constexpr std::array kAbbreviations = {
    Abbreviation{"adm", kCapitalised},   Abbreviation{"approx", kAlways},
    Abbreviation{"apr", kBeforeNumbers}, Abbreviation{"art", kBeforeNumbers},
    Abbreviation{"aug", kBeforeNumbers}, Abbreviation{"ave", kCapitalised},
    Abbreviation{"brig", kCapitalised},  Abbreviation{"bzw", kAlways},
    Abbreviation{"ca", kBeforeNumbers},  Abbreviation{"capt", kCapitalised},
    Abbreviation{"cf", kAlways},         Abbreviation{"cmdr", kCapitalised},
    Abbreviation{"col", kCapitalised},   Abbreviation{"dec", kBeforeNumbers},
    Abbreviation{"dept", kAlways},       Abbreviation{"dr", kAlways},
    Abbreviation{"feb", kBeforeNumbers}, Abbreviation{"fig", kBeforeNumbers},
    Abbreviation{"gen", kCapitalised},   Abbreviation{"gov", kCapitalised},
    Abbreviation{"hon", kCapitalised},   Abbreviation{"jan", kBeforeNumbers},
    Abbreviation{"jr", kAlways},         Abbreviation{"jul", kBeforeNumbers},
    Abbreviation{"jun", kBeforeNumbers}, Abbreviation{"lt", kCapitalised},
    Abbreviation{"maj", kCapitalised},   Abbreviation{"mar", kBeforeNumbers},
    Abbreviation{"messrs", kAlways},     Abbreviation{"mlle", kAlways},
    Abbreviation{"mme", kAlways},        Abbreviation{"mr", kAlways},
    Abbreviation{"mrs", kAlways},        Abbreviation{"ms", kAlways},
    Abbreviation{"mt", kCapitalised},    Abbreviation{"no", kBeforeNumbers},
    Abbreviation{"nos", kBeforeNumbers}, Abbreviation{"nov", kBeforeNumbers},
    Abbreviation{"nr", kBeforeNumbers},  Abbreviation{"oct", kBeforeNumbers},
    Abbreviation{"p", kBeforeNumbers},   Abbreviation{"pp", kBeforeNumbers},
    Abbreviation{"prof", kAlways},       Abbreviation{"rep", kCapitalised},
    Abbreviation{"rev", kCapitalised},   Abbreviation{"sen", kCapitalised},
    Abbreviation{"sep", kBeforeNumbers}, Abbreviation{"sept", kBeforeNumbers},
    Abbreviation{"sgt", kCapitalised},   Abbreviation{"sr", kAlways},
    Abbreviation{"sra", kAlways},        Abbreviation{"st", kCapitalised},
    Abbreviation{"supt", kCapitalised},  Abbreviation{"v", kAlways},
    Abbreviation{"vol", kBeforeNumbers}, Abbreviation{"vs", kAlways},
};
static_assert(std::ranges::is_sorted(kAbbreviations, {}, &Abbreviation::word));

// What German writes with a capital after an ordinal number: "am 3. Oktober", "im 19. Jahrhundert".
constexpr std::array<std::string_view, 13> kAfterOrdinals = {
    "april", "august", "dezember", "februar",  "jahrhundert", "januar",   "juli",
    "juni",  "mai",    "marz",     "november", "oktober",     "september"};
static_assert(std::ranges::is_sorted(kAfterOrdinals));

// Words that with a capital begin a sentence even after an acronym: "in the U.S. The company".
constexpr std::array<std::string_view, 12> kBeginners = {"but", "he",  "her", "his",  "in",   "it",
                                                         "its", "she", "the", "they", "this", "we"};
static_assert(std::ranges::is_sorted(kBeginners));

enum class Stop {
  kNone,
  kFullStop,  // may be of an abbreviation, and needs white space behind it
  kFirm,      // ! ? … and those of other scripts: needs white space behind it
  kWide,      // of scripts that put no space behind it
};

Stop stop_of(UChar32 c) {
  switch (c) {
    case '.':
      return Stop::kFullStop;
    case 0x2026:  // …
    case 0x17D4:  // Khmer
      return Stop::kFirm;
    case 0x3002:  // 。
    case 0xFF01:  // ！
    case 0xFF0E:  // ．
    case 0xFF1F:  // ？
    case 0xFF61:  // ｡
      return Stop::kWide;
    default:
      return u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK) == U_SB_STERM ? Stop::kFirm
                                                                          : Stop::kNone;
  }
}

bool is_closing(UChar32 c) {
  const int8_t type = u_charType(c);
  return c == '"' || c == '\'' || type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION ||
         c == 0x201C || c == 0x2018 || c == 0x00AB;  // “ ‘ « close in German
}

// Where a » after white space ends at `at` or behind it: French puts a space before it. One that a
// word follows at once opens in German. `at` where there is none.
std::size_t skip_spaced_quote(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t next = skip_white_space(text.substr(0, end), at);
  if (next == end || next_code_point(text, next) != 0x00BB || next == end) return at;
  std::size_t after = next;
  return u_isUWhiteSpace(next_code_point(text, after)) ? next : at;
}

// A stop, and where what it ends ends: after its closing punctuation.
struct FoundStop {
  Stop stop = Stop::kNone;
  std::size_t cut = 0;
};

// The first stop in [begin, end) that white space or a closing mark and white space follow, or a
// wide one.
FoundStop find_stop(std::string_view text, std::size_t begin, std::size_t end) {
  FoundStop found;
  for (std::size_t at = begin; at < end;) {
    const UChar32 c = next_code_point(text, at);
    const Stop stop = stop_of(c);
    if (stop != Stop::kNone) {
      found = {std::max(found.stop, stop), at};
    } else if (found.stop == Stop::kNone) {
      continue;
    } else if (is_closing(c)) {
      found.cut = at;
    } else if (found.stop == Stop::kWide) {
      return found;
    } else if (u_isUWhiteSpace(c)) {
      at = skip_white_space(text.substr(0, end), at);
      if (holds_stop(text, at, std::min(at + 1, end))) continue;  // ". . ."
      return {found.stop, skip_spaced_quote(text, found.cut, end)};
    } else {
      found = {};
    }
  }
  return found.stop == Stop::kWide ? found : FoundStop{};
}

UChar32 first_character(std::string_view text, const Token& token) {
  std::size_t at = token.begin;
  return next_code_point(text, at);
}

// Lower case in a script that has capitals in use (Georgian has none).
bool begins_lower_case(std::string_view text, const Token& token) {
  return u_islower(first_character(text, token)) && !token.capitalised;
}

// The end of an acronym: "U.S", "a.m", "Ph.D".
bool is_acronym(std::string_view text, const Token& token) {
  std::size_t at = token.end;
  return u_isalpha(previous_code_point(text, at)) && at > token.begin && text[at - 1] == '.';
}

// One letter, as names are cut to; not a character that is a word by itself (是, 것).
bool is_initial(std::string_view text, const Token& token) {
  std::size_t at = token.end;
  const UChar32 letter = previous_code_point(text, at);
  return at == token.begin && token.capitalised &&
         u_getIntPropertyValue(letter, UCHAR_EAST_ASIAN_WIDTH) != U_EA_WIDE;
}

bool is_ordinal_before(const Token& number, const Token& after) {
  return number.word.size() <= 2 && std::ranges::all_of(number.word, u_isdigit) &&
         std::ranges::binary_search(kAfterOrdinals, after.word);
}

bool full_stop_ends(std::string_view text, const Token& before, const Token& after) {
  if (is_initial(text, before) || is_ordinal_before(before, after)) return false;
  if (is_acronym(text, before)) return std::ranges::binary_search(kBeginners, after.word);
  const auto* row = std::ranges::lower_bound(kAbbreviations, before.word, {}, &Abbreviation::word);
  if (row == kAbbreviations.end() || row->word != before.word) return true;
  switch (row->when) {
    case kAlways:
      return false;
    case kCapitalised:
      return !before.capitalised;
    case kBeforeNumbers:
      return !u_isdigit(first_character(text, after));
  }
  return true;
}

}  // namespace

bool sentence_ends_in_gap(std::string_view text, const Token& before, const Token& after) {
  const std::string_view gap = text.substr(before.end, after.begin - before.end);
  if (gap.find('\n') != std::string_view::npos) return true;
  switch (find_stop(text, before.end, after.begin).stop) {
    case Stop::kNone:
      return false;
    case Stop::kWide:
      return true;
    case Stop::kFirm:
      return !begins_lower_case(text, after);
    case Stop::kFullStop:
      return !begins_lower_case(text, after) && full_stop_ends(text, before, after);
  }
  return false;
}

bool holds_stop(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    if (stop_of(next_code_point(text, begin)) != Stop::kNone) return true;
  }
  return false;
}

std::size_t cut_between(std::string_view text, std::size_t before_end, std::size_t after_begin) {
  const std::size_t line_end = text.substr(0, after_begin).find('\n', before_end);
  if (line_end != std::string_view::npos) return trim_white_space(text, before_end, line_end);
  const FoundStop found = find_stop(text, before_end, after_begin);
  if (found.stop != Stop::kNone) return found.cut;
  for (std::size_t at = before_end; at < after_begin;) {
    const std::size_t begin = at;
    if (u_isUWhiteSpace(next_code_point(text, at))) return begin;
  }
  return after_begin;
}

std::size_t sentence_end(std::string_view text, const std::vector<Token>& tokens,
                         std::size_t token) {
  while (token + 1 < tokens.size() &&
         !sentence_ends_between(text, tokens[token], tokens[token + 1])) {
    ++token;
  }
  if (token + 1 < tokens.size()) {
    return cut_between(text, tokens[token].end, tokens[token + 1].begin);
  }
  const std::size_t begin = tokens[token].end;
  return trim_white_space(text, begin, std::min(text.find('\n', begin), text.size()));
}

}  // namespace newsdex
