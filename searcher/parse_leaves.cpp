#include "searcher/parse_leaves.hpp"

#include <algorithm>
#include <utility>

#include <newsdex/analyzer.hpp>

#include "common/language.hpp"
#include "searcher/lex_chars.hpp"
#include "searcher/parse_canonical.hpp"
#include "searcher/parse_fields.hpp"
#include "searcher/query_dates.hpp"

namespace newsdex {
namespace {

using Kind = Query::Kind;

void warn_of_no_word(const Piece& typed, QueryWarnings& warnings) {
  const auto warn = [&](std::string message) {
    warnings.add(typed.begin, typed.end, std::move(message));
  };
  if (typed.text == "&&") return warn("write AND to require both sides; this is ignored");
  if (typed.text == "||") return warn("write OR to accept either side; this is ignored");
  const auto quiet = [](const QueryChar& c) { return is_quiet_punctuation(c.code); };
  if (!std::ranges::all_of(query_chars(typed.text), quiet)) {
    warn("there is no letter and no digit in this, so it cannot be searched for");
  }
}

std::string_view trimmed(std::string_view text) {
  const auto chars = query_chars(text);
  const auto solid = [](const QueryChar& c) { return !is_query_space(c.code); };
  const auto first = std::ranges::find_if(chars, solid);
  if (first == chars.end()) return {};
  const auto last = std::find_if(chars.rbegin(), chars.rend(), solid);
  return text.substr(first->begin, last->end - first->begin);
}

// The words of a quotation, "belarus* army": one with a star at its end keeps it. `lost_star` says
// that another star stands somewhere, which means nothing.
std::vector<std::string> quoted_words(std::string_view text, bool& lost_star) {
  std::vector<std::string> words;
  const auto chars = query_chars(text);
  std::size_t begin = 0;  // byte behind the last star
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (chars[i].code != U'*') continue;
    std::vector<std::string> before = query_words(text.substr(begin, chars[i].begin - begin));
    const bool ends_word = i > 0 && is_word_char(chars[i - 1].code) && !before.empty() &&
                           (i + 1 == chars.size() || !is_word_char(chars[i + 1].code));
    if (ends_word) {
      before.back() += '*';
    } else {
      lost_star = lost_star || i == 0 || chars[i - 1].code != U'*';
    }
    std::ranges::move(before, std::back_inserter(words));
    begin = chars[i].end;
  }
  std::ranges::move(query_words(text.substr(begin)), std::back_inserter(words));
  return words;
}

Query date_leaf(const Piece& value, std::int64_t now, QueryWarnings& warnings) {
  const DateRangeReading reading = read_date_range(value.text, now);
  if (!reading.complaint.empty()) warnings.add(value.begin, value.end, reading.complaint);
  if (!reading.range) return {};
  Query query;
  query.kind = Kind::kFilter;
  query.field = Field::kDate;
  query.since = reading.range->since;
  query.until = reading.range->until;
  return query;
}

}  // namespace

std::vector<std::string> query_words(std::string_view text) {
  thread_local Analyzer analyzer("");  // its tables take longer to make than a query to parse
  thread_local std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  std::vector<std::string> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) words.emplace_back(token.accented);
  return words;
}

Query word_leaf(const Piece& typed, Field field, QueryWarnings& warnings) {
  std::vector<std::string> words = query_words(typed.text);
  if (words.empty()) warn_of_no_word(typed, warnings);
  return words_query(std::move(words), field);
}

void warn_of_odd_suffix(const Piece& typed, bool before_star, QueryWarnings& warnings) {
  const auto chars = query_chars(typed.text);
  for (std::size_t i = 1; i < chars.size(); ++i) {
    const char32_t before = chars[i - 1].code;
    const bool weight = chars[i].code == U'^';
    if ((!weight && chars[i].code != U'~') || !is_word_char(before)) continue;
    const auto warn = [&](std::string message) {
      warnings.add(typed.begin + chars[i].begin, typed.end, std::move(message));
    };
    if (i + 1 == chars.size()) {
      if (!before_star) return;
      return warn(weight ? "a weight stands after the star, as in belarus*^2; this is ignored"
                         : "the beginning of a word has no spellings; this is ignored");
    }
    if (weight) {
      return warn("a weight is a number from 0.01 to 100, as in oil^2; this is read as words");
    }
    // 3~5 and foo~bar are written for other ends.
    const char32_t after = chars[i + 1].code;
    const bool number = after == U'-' || after == U'+' || (after >= U'0' && after <= U'9');
    if (case_of(before) == LetterCase::kNone || !number) continue;
    return warn("~ stands at the end of a name, as in minsk~; this is read as words");
  }
}

Query prefix_leaf(const Piece& typed, Field field, QueryWarnings& warnings) {
  std::vector<std::string> words = query_words(typed.text);
  if (words.empty()) {
    warnings.add(typed.begin, typed.end,
                 "a star needs the beginning of a word before it: belarus*");
    return {};
  }
  Query prefix;
  prefix.kind = Kind::kPrefix;
  prefix.field = field;
  prefix.words.push_back(std::move(words.back()));
  words.pop_back();
  if (words.empty()) return prefix;
  warnings.add(typed.begin, typed.end,
               "these are several words; the star belongs to the last, and all are required");
  std::vector<Query> parts;
  parts.push_back(words_query(std::move(words), field));
  parts.push_back(std::move(prefix));
  return all_of(std::move(parts));
}

Query phrase_leaf(const Piece& quoted, Field field, unsigned window, bool spellings,
                  QueryWarnings& warnings) {
  Query phrase;
  bool lost_star = false;
  phrase.words = quoted_words(quoted.text, lost_star);
  if (phrase.words.empty()) {
    warnings.add(quoted.begin, quoted.end, "there is no word between these quotation marks");
    return {};
  }
  if (window > 0 || spellings || field == Field::kByline) {
    for (std::string& word : phrase.words) {
      if (!word.ends_with('*')) continue;
      word.pop_back();
      lost_star = true;
    }
  }
  if (lost_star) {
    warnings.add(quoted.begin, quoted.end,
                 "in a quotation a star is read at the end of a word only, and not with ~; it is "
                 "ignored");
  }
  phrase.kind = Kind::kPhrase;
  phrase.field = field;
  phrase.window = window;
  phrase.spellings = spellings;
  return phrase;
}

Query filter_leaf(const Piece& value, Field field, std::int64_t now, QueryWarnings& warnings) {
  const std::string name(name_of(field));
  // Ids and names of files are compared byte by byte, and may begin and end with blanks.
  const bool exact = field == Field::kId || field == Field::kPath;
  const std::string_view text = exact ? value.text : trimmed(value.text);
  if (text.empty()) {
    warnings.add(value.begin, value.end, name + ": needs a value; it is ignored");
    return {};
  }
  if (field == Field::kDate) return date_leaf({text, value.begin, value.end}, now, warnings);
  if (field == Field::kLanguage && language_tag(text).empty()) {
    warnings.add(value.begin, value.end, "this is no language; write its code or name: lang:en");
  }
  Query query;
  query.kind = Kind::kFilter;
  query.field = field;
  query.value = text;
  return query;
}

unsigned window_of(double number, const Piece& typed, QueryWarnings& warnings) {
  if (number >= 1 && number <= kMaxWindow) {
    const auto whole = static_cast<unsigned>(number);
    if (whole < number) {
      warnings.add(
          typed.begin, typed.end,
          "the distance is a whole number of words; it is read as " + std::to_string(whole));
    }
    return whole;
  }
  const unsigned nearest = number < 1 ? 1 : kMaxWindow;
  warnings.add(typed.begin, typed.end,
               "the distance can be 1 to " + std::to_string(kMaxWindow) + " words; it is read as " +
                   std::to_string(nearest));
  return nearest;
}

double boost_of(double number, const Piece& typed, QueryWarnings& warnings) {
  if (number >= kMinBoost && number <= kMaxBoost) return number;
  warnings.add(typed.begin, typed.end,
               number < 0 ? "^ needs a weight, as in oil^2; it is ignored"
                          : "a weight can be 0.01 to 100; it is read as the nearest of those");
  return number < 0 ? 1 : std::clamp(number, kMinBoost, kMaxBoost);
}

}  // namespace newsdex
