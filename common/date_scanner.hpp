// The words of dates: a scanner over their text, and the names of months, weekdays and time zones.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/ascii.hpp"

namespace newsdex::date_words {

struct Number {
  std::int64_t value = 0;
  std::size_t digits = 0;
};

// Walks over the text; every take_ moves past what it gives, or gives nothing and stays.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  [[nodiscard]] bool at_digit() const { return ascii::is_digit(peek()); }

  void skip_space() {
    while (ascii::is_space(peek())) rest_.remove_prefix(1);
  }
  // Spaces and commas, as people put them between the parts of a date.
  void skip_separators() {
    while (ascii::is_space(peek()) || peek() == ',') rest_.remove_prefix(1);
  }
  bool take(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // A run of 1 to 14 digits; a longer one is no part of any date.
  std::optional<Number> take_number() {
    Number number;
    while (number.digits < rest_.size() && ascii::is_digit(rest_[number.digits])) {
      if (number.digits == 14) return std::nullopt;
      number.value = number.value * 10 + (rest_[number.digits++] - '0');
    }
    if (number.digits == 0) return std::nullopt;
    rest_.remove_prefix(number.digits);
    return number;
  }
  // A run of ASCII letters, in lower case; empty where there is none.
  std::string take_word() {
    std::string word;
    while (ascii::is_letter(peek())) {
      word += ascii::lower(peek());
      rest_.remove_prefix(1);
    }
    return word;
  }
  // As take_word, but only where the word satisfies `wanted`.
  template <class Predicate>
  bool take_word_if(Predicate wanted) {
    Scanner ahead = *this;
    if (!wanted(ahead.take_word())) return false;
    *this = ahead;
    return true;
  }

 private:
  std::string_view rest_;
};

// A name of at least three letters, cut short anywhere ("Jan", "Sept", "Tues").
inline int find_name(const auto& names, std::string_view word) {
  if (word.size() < 3) return -1;
  const auto found = std::find_if(names.begin(), names.end(),
                                  [&](std::string_view name) { return name.starts_with(word); });
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

inline int month_named(std::string_view word) {  // 1…12, 0: none
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  return find_name(kMonths, word) + 1;
}

inline bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kWeekdays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return find_name(kWeekdays, word) >= 0;
}

// Minutes east of UTC. RFC 5322's names, and those of Europe and Japan that feeds use.
inline std::optional<int> zone_named(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, int>, 22> kZones = {{
      {"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240},
      {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
      {"wet", 0},    {"west", 60},  {"bst", 60},   {"cet", 60},   {"cest", 120}, {"eet", 120},
      {"eest", 180}, {"msk", 180},  {"jst", 540},  {"kst", 540},
  }};
  const auto* found = std::find_if(kZones.begin(), kZones.end(),
                                   [&](const auto& zone) { return zone.first == word; });
  if (found != kZones.end()) return found->second;
  // RFC 5322 reads the military letters as an unknown zone, that is UTC; j is no zone at all.
  if (word.size() == 1 && word != "j") return 0;
  return std::nullopt;
}

}  // namespace newsdex::date_words
