#include "searcher/query_dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "common/fold.hpp"
#include "searcher/lex_chars.hpp"

namespace newsdex {
namespace {

constexpr std::string_view kForms =
    "write 2022, 2022-01, 2022-01-25, 2022-01..2022-02, 2022-01.. or 7d..";

std::int64_t start_of_day(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
  return std::chrono::sys_seconds(std::chrono::floor<std::chrono::days>(time))
      .time_since_epoch()
      .count();
}

std::int64_t seconds_of(std::chrono::sys_days day) {
  return std::chrono::sys_seconds(day).time_since_epoch().count();
}

// The same day of the month so many months earlier, or that month's last day.
std::int64_t months_before(std::int64_t now, int months) {
  const CivilDay today = civil_day(now);
  const auto month =
      std::chrono::year(today.year) / std::chrono::month(static_cast<unsigned>(today.month)) -
      std::chrono::months(months);
  auto day = month / std::chrono::day(static_cast<unsigned>(today.day));
  if (!day.ok()) day = month.year() / month.month() / std::chrono::last;
  return seconds_of(std::chrono::sys_days(day));
}

// 7d, 24h, …; in a case-folded text.
std::optional<Date> counted_back(std::string_view text, std::int64_t now) {
  constexpr int kMost = 100'000;
  constexpr std::int64_t kHour = 3600;
  int count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool well_formed = read.ec == std::errc() && text.end() - read.ptr == 1;
  if (!well_formed || count < 0 || count > kMost) return std::nullopt;
  switch (*read.ptr) {
    case 'h':
      return Date{now - count * kHour, Precision::kSecond};
    case 'd':
      return Date{start_of_day(now - count * 24 * kHour), Precision::kDay};
    case 'w':
      return Date{start_of_day(now - count * 7 * 24 * kHour), Precision::kDay};
    case 'm':
      return Date{months_before(now, count), Precision::kDay};
    case 'y':
      return Date{months_before(now, count * 12), Precision::kDay};
    default:
      return std::nullopt;
  }
}

std::optional<Date> relative_date(std::string_view text, std::int64_t now) {
  const std::string word = fold_value(text);
  if (word == "today") return Date{start_of_day(now), Precision::kDay};
  if (word == "yesterday") return counted_back("1d", now);
  const auto date = counted_back(word, now);
  const bool has_a_year = date && civil_day(date->seconds).year >= 1000;
  return has_a_year ? date : std::nullopt;
}

struct RangeText {
  std::string_view from;
  std::string_view to;
};

// An end of a range may be quoted by itself.
std::string_view unquoted(std::string_view text) {
  const std::vector<QueryChar> chars = query_chars(text);
  if (chars.size() < 2 || !is_double_quote(chars.front().code) ||
      !is_double_quote(chars.back().code)) {
    return text;
  }
  return text.substr(chars.front().end, chars.back().begin - chars.front().end);
}

std::optional<RangeText> halves_of(std::string_view text) {
  for (const std::string_view dots : {std::string_view(".."), std::string_view("…")}) {
    const std::size_t at = text.find(dots);
    if (at == std::string_view::npos) continue;
    std::string_view to = text.substr(at + dots.size());
    if (to.starts_with('.')) to.remove_prefix(1);  // three dots
    return RangeText{unquoted(text.substr(0, at)), unquoted(to)};
  }
  return std::nullopt;
}

// Every way to write an instant as a date with a precision, the shortest first.
std::array<Date, 4> dates_around(std::int64_t seconds) {
  const CivilDay civil = civil_day(seconds);
  const std::chrono::year year(civil.year);
  const std::chrono::month month(static_cast<unsigned>(civil.month));
  const auto first = std::chrono::day(1);
  return {Date{seconds_of(year / std::chrono::January / first), Precision::kYear},
          Date{seconds_of(year / month / first), Precision::kMonth},
          Date{start_of_day(seconds), Precision::kDay}, Date{seconds, Precision::kSecond}};
}

// The shortest date that begins or ends at the second, no coarser than `coarsest`.
Date starting_at(std::int64_t since, Precision coarsest = Precision::kYear) {
  const auto dates = dates_around(since);
  return *std::ranges::find_if(
      dates, [&](const Date& date) { return date.seconds == since && date.precision >= coarsest; });
}

Date ending_at(std::int64_t until, Precision coarsest = Precision::kYear) {
  const auto dates = dates_around(until - 1);
  return *std::ranges::find_if(
      dates, [&](const Date& date) { return end_of(date) == until && date.precision >= coarsest; });
}

DateRangeReading read_halves(const RangeText& halves, std::int64_t now) {
  const std::optional<Date> from = read_query_date(halves.from, now);
  const std::optional<Date> to = read_query_date(halves.to, now);
  if ((!from && !halves.from.empty()) || (!to && !halves.to.empty())) {
    const std::string bad(!from && !halves.from.empty() ? halves.from : halves.to);
    return {std::nullopt, "\"" + bad + "\" is no date that can be read; " + std::string(kForms)};
  }
  if (!from && !to)
    return {std::nullopt, "a range of dates needs one end at least; " + std::string(kForms)};
  if (from && to && end_of(*to) <= from->seconds) {
    return {DateRange{to->seconds, end_of(*from)},
            "the range ends before it begins; it is read the other way round"};
  }
  DateRange range;
  if (from) range.since = from->seconds;
  if (to) range.until = end_of(*to);
  return {range, {}};
}

}  // namespace

std::optional<Date> read_query_date(std::string_view text, std::int64_t now) {
  const auto relative = relative_date(text, now);
  return relative ? relative : parse_date(text);
}

DateRangeReading read_date_range(std::string_view text, std::int64_t now) {
  if (const auto halves = halves_of(text)) return read_halves(*halves, now);
  if (counted_back(fold_value(text), now)) {
    DateRangeReading since = read_halves({text, {}}, now);
    since.complaint = "read as \"" + std::string(text) + "..\", since then";
    return since;
  }
  const std::optional<Date> date = read_query_date(text, now);
  if (!date) return read_halves({text, {}}, now);
  return {DateRange{date->seconds, end_of(*date)}, {}};
}

std::optional<double> read_time_span(std::string_view text) {
  constexpr int kMost = 100'000;
  constexpr double kDay = 86'400;
  const std::string folded = fold_value(text);
  const char* const end = folded.data() + folded.size();
  int count = 0;
  const auto read = std::from_chars(folded.data(), end, count);
  if (read.ec != std::errc() || end - read.ptr != 1 || count < 1 || count > kMost) return {};
  switch (*read.ptr) {
    case 'h':
      return count * kDay / 24;
    case 'd':
      return count * kDay;
    case 'w':
      return count * kDay * 7;
    case 'm':
      return count * kDay * 30;
    case 'y':
      return count * kDay * 365;
    default:
      return {};
  }
}

std::string print_date_range(const DateRange& range) {
  if (range.since && range.until) {
    const Precision precision =
        std::max(starting_at(*range.since).precision, ending_at(*range.until).precision);
    const Date from = starting_at(*range.since, precision);
    if (end_of(from) == *range.until) return to_string(from);
    return to_string(from) + ".." + to_string(ending_at(*range.until, precision));
  }
  if (range.since) return to_string(starting_at(*range.since)) + "..";
  return ".." + to_string(ending_at(range.until.value_or(0)));
}

}  // namespace newsdex
