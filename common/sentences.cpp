#include "common/sentences.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/utf8.hpp"

namespace newsdex {
namespace {

// Words whose full stop seldom ends a sentence; sorted.
constexpr std::array<std::string_view, 46> kAbbreviations = {
    "adm",  "approx", "apr", "art", "aug",  "ave", "brig", "bzw", "capt", "cf",   "cmdr", "col",
    "dec",  "dept",   "dr",  "feb", "fig",  "gen", "gov",  "hon", "jan",  "jr",   "lt",   "maj",
    "messrs", "mlle", "mme", "mr",  "mrs",  "ms",  "mt",   "nov", "nr",   "oct",  "prof", "rep",
    "rev",  "sen",    "sept", "sgt", "sr",  "sra", "st",   "supt", "usw", "vs"};
static_assert(std::ranges::is_sorted(kAbbreviations));

enum class Stop {
  kNone,
  kFullStop,  // may be of an abbreviation, and needs white space behind it
  kFirm,      // ! ? …: needs white space behind it
  kWide,      // of scripts that put no space behind it
};

Stop stop_of(UChar32 c) {
  switch (c) {
    case '.': return Stop::kFullStop;
    case '!': case '?': case 0x2026:                       // …
    case 0x0589: case 0x061F: case 0x06D4: case 0x0964:    // Armenian, Arabic, Urdu, Devanagari
    case 0x1362: case 0x1367: case 0x17D4: case 0x104B:    // Ethiopic, Khmer, Burmese
      return Stop::kFirm;
    case 0x3002: case 0xFF01: case 0xFF0E: case 0xFF1F: case 0xFF61: return Stop::kWide;
    default: return Stop::kNone;
  }
}

bool is_closing(UChar32 c) {
  const int8_t type = u_charType(c);
  return c == '"' || c == '\'' || type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION ||
         c == 0x201C;  // “ closes in German
}

// A piece of a word's text that is one letter: an initial, or the end of an acronym (U.S).
bool is_initial(std::string_view text, const Token& token) {
  std::size_t at = token.end;
  if (at == token.begin || !u_isalpha(previous_code_point(text, at))) return false;
  return at == token.begin ? token.capitalised : text[at - 1] == '.';
}

bool begins_lower_case(std::string_view text, const Token& token) {
  std::size_t at = token.begin;
  return u_islower(next_code_point(text, at));
}

bool begins_with_digit(std::string_view text, const Token& token) {
  std::size_t at = token.begin;
  return u_isdigit(next_code_point(text, at));
}

bool full_stop_ends(std::string_view text, const Token& before, const Token& after) {
  if (is_initial(text, before)) return false;
  // "No. 5" and "Jan. 25", but not "He said no. Then".
  if (before.word == "no" || before.word == "nos") return !begins_with_digit(text, after);
  return !std::ranges::binary_search(kAbbreviations, before.word);
}

// The first stop in [begin, end) that white space or a closing mark and white space follow, or a wide
// one; where what ends there ends, in `cut`.
Stop find_stop(std::string_view text, std::size_t begin, std::size_t end, std::size_t& cut) {
  Stop found = Stop::kNone;
  for (std::size_t at = begin; at < end;) {
    const std::size_t start = at;
    const UChar32 c = next_code_point(text, at);
    const Stop stop = stop_of(c);
    if (stop != Stop::kNone) {
      found = std::max(found, stop);
      cut = at;
    } else if (found != Stop::kNone && is_closing(c)) {
      cut = at;
    } else if (found != Stop::kNone) {
      if (found == Stop::kWide || u_isUWhiteSpace(c)) return found;
      found = Stop::kNone;
    }
    if (start == at) break;
  }
  return found == Stop::kWide ? found : Stop::kNone;
}

}  // namespace

bool sentence_ends_between(std::string_view text, const Token& before, const Token& after) {
  const std::string_view gap = text.substr(before.end, after.begin - before.end);
  if (gap == " ") return false;
  if (gap.find('\n') != std::string_view::npos) return true;
  std::size_t cut = 0;
  switch (find_stop(text, before.end, after.begin, cut)) {
    case Stop::kNone: return false;
    case Stop::kWide: return true;
    case Stop::kFirm: return !begins_lower_case(text, after);
    case Stop::kFullStop:
      return !begins_lower_case(text, after) && full_stop_ends(text, before, after);
  }
  return false;
}

std::size_t cut_between(std::string_view text, std::size_t before_end, std::size_t after_begin) {
  const std::string_view gap = text.substr(before_end, after_begin - before_end);
  const std::size_t line_end = gap.find('\n');
  if (line_end != std::string_view::npos) return before_end + line_end;
  std::size_t cut = 0;
  if (find_stop(text, before_end, after_begin, cut) != Stop::kNone) return cut;
  const std::size_t space = gap.find(' ');
  return space == std::string_view::npos ? after_begin : before_end + space;
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
  const std::size_t last = text.find_last_not_of(" \n");
  return last == std::string_view::npos ? 0 : last + 1;
}

}  // namespace newsdex
