// Reads dates in the forms that news formats write them in.
#include <newsdex/date.hpp>

#include <algorithm>
#include <chrono>

#include "common/ascii.hpp"
#include "common/date_scanner.hpp"

namespace newsdex {
namespace {

using namespace date_words;

struct DayParts {
  int year = 0;
  int month = 0;  // 0: not known
  int day = 0;    // 0: not known
};

struct TimeParts {
  int second_of_day = 0;
  int zone_minutes = 0;
};

bool small(const std::optional<Number>& number) { return number && number->digits <= 2; }
bool is_year(const std::optional<Number>& number) { return number && number->digits == 4; }
int to_int(const std::optional<Number>& number) { return static_cast<int>(number->value); }

std::optional<std::int64_t> first_second(const DayParts& parts) {
  if (parts.year < 1000 || parts.year > 9999) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(parts.year),
                                        std::chrono::month(static_cast<unsigned>(parts.month)),
                                        std::chrono::day(static_cast<unsigned>(parts.day))};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::sys_days(day)).time_since_epoch().count();
}

std::optional<Date> date_of(const DayParts& parts) {
  const auto seconds = first_second({parts.year, std::max(parts.month, 1), std::max(parts.day, 1)});
  if (!seconds) return std::nullopt;
  if (parts.month == 0) return Date{*seconds, Precision::kYear};
  return Date{*seconds, parts.day == 0 ? Precision::kMonth : Precision::kDay};
}

std::optional<Date> unix_time(const Number& number) {
  const bool milliseconds = number.digits >= 12;
  return Date{milliseconds ? number.value / 1000 : number.value, Precision::kSecond};
}

// 2022, 2022-01, 2022-01-25 and the same with slashes; the year is read.
std::optional<DayParts> year_first(Scanner& in, int year) {
  DayParts parts{year, 0, 0};
  const char separator = in.peek();
  if (separator != '-' && separator != '/') return parts;
  in.take(separator);
  const auto month = in.take_number();
  if (!small(month) || month->value == 0) return std::nullopt;
  parts.month = to_int(month);
  if (!in.take(separator)) return parts;
  const auto day = in.take_number();
  if (!small(day) || day->value == 0) return std::nullopt;
  parts.day = to_int(day);
  return parts;
}

// 25/01/2022 and 1/25/2022, where only one reading is possible; 25.01.2022 is always day first.
std::optional<DayParts> two_numbers_first(Scanner& in, int first, char separator) {
  const auto number = in.take_number();
  if (!small(number) || !in.take(separator)) return std::nullopt;
  const auto year = in.take_number();
  if (!is_year(year)) return std::nullopt;
  const int second = to_int(number);
  if (first == 0 || second == 0) return std::nullopt;
  if (separator == '.' || first == second || first > 12)
    return DayParts{to_int(year), second, first};
  if (second > 12) return DayParts{to_int(year), first, second};
  return std::nullopt;
}

// The year beside a month's name; two digits are RFC 5322's obsolete form.
std::optional<int> take_year(Scanner& in) {
  const auto number = in.take_number();
  if (is_year(number)) return to_int(number);
  if (!number || number->digits != 2) return std::nullopt;
  return to_int(number) + (number->value < 50 ? 2000 : 1900);
}

void skip_ordinal(Scanner& in) {
  in.take_word_if([](std::string_view word) {
    return word == "st" || word == "nd" || word == "rd" || word == "th";
  });
}

// 25 January 2022, 25-JAN-1987, 25th Jan. 2022, or numbers only; the first number is read.
std::optional<DayParts> day_first(Scanner& in, int first) {
  for (const char separator : {'/', '-', '.'}) {
    Scanner ahead = in;
    if (!ahead.take(separator) || !ahead.at_digit()) continue;
    in = ahead;
    return two_numbers_first(in, first, separator);
  }
  skip_ordinal(in);
  in.skip_separators();
  in.take('-');
  const int month = month_named(in.take_word());
  if (month == 0 || first == 0) return std::nullopt;
  in.take('.');
  in.skip_separators();
  in.take('-');
  const auto year = take_year(in);
  if (!year) return std::nullopt;
  return DayParts{*year, month, first};
}

// January 25, 2022, Jan. 25th 2022, January 2022; the month is read.
std::optional<DayParts> month_first(Scanner& in, int month) {
  in.skip_separators();
  const auto number = in.take_number();
  if (is_year(number)) return DayParts{to_int(number), month, 0};
  if (!small(number) || number->value == 0) return std::nullopt;
  skip_ordinal(in);
  in.skip_separators();
  const auto year = in.take_number();
  if (!is_year(year)) return std::nullopt;
  return DayParts{to_int(year), month, to_int(number)};
}

// "10:30", "10:30:00.5", "103000"; false where it is none, or no time of a day.
bool take_clock(Scanner& in, int& hour, int& minute, int& second) {
  const auto first = in.take_number();
  if (!first) return false;
  if (first->digits == 4 || first->digits == 6) {
    const auto with_seconds = first->digits == 4 ? first->value * 100 : first->value;
    hour = static_cast<int>(with_seconds / 10'000);
    minute = static_cast<int>(with_seconds / 100 % 100);
    second = static_cast<int>(with_seconds % 100);
  } else {
    if (first->digits > 2 || !in.take(':')) return false;
    const auto minutes = in.take_number();
    if (!minutes || minutes->digits != 2) return false;
    hour = to_int(first);
    minute = to_int(minutes);
    if (in.take(':')) {
      const auto seconds = in.take_number();
      if (!small(seconds)) return false;
      second = to_int(seconds);
    }
  }
  if (in.peek() == '.' || in.peek() == ',') {
    Scanner ahead = in;
    ahead.take(in.peek());
    if (ahead.take_number()) in = ahead;
  }
  return hour <= 23 && minute <= 59 && second <= 60;  // 60: a leap second
}

bool apply_half_of_day(Scanner& in, int& hour) {
  bool afternoon = false;
  const bool given = in.take_word_if([&](std::string_view word) {
    afternoon = word == "pm";
    return word == "am" || word == "pm";
  });
  if (!given) return true;
  if (hour < 1 || hour > 12) return false;
  hour = hour % 12 + (afternoon ? 12 : 0);
  return true;
}

// "+01:00", "-0500", "+01", and with one digit of hours; the sign is next.
std::optional<int> take_offset(Scanner& in) {
  const int sign = in.take('-') ? -1 : 1;
  if (sign > 0) in.take('+');
  const auto number = in.take_number();
  if (!number) return std::nullopt;
  int hours = to_int(number);
  int minutes = 0;
  if (number->digits == 4) {
    minutes = hours % 100;
    hours /= 100;
  } else if (number->digits > 2) {
    return std::nullopt;
  } else if (in.take(':')) {
    const auto after = in.take_number();
    if (!after || after->digits != 2) return std::nullopt;
    minutes = to_int(after);
  }
  if (hours > 15 || minutes > 59) return std::nullopt;
  return sign * (hours * 60 + minutes);
}

std::optional<TimeParts> take_time(Scanner& in) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!take_clock(in, hour, minute, second)) return std::nullopt;
  in.skip_space();
  if (!apply_half_of_day(in, hour)) return std::nullopt;
  in.skip_space();
  TimeParts time{hour * 3600 + minute * 60 + second, 0};
  if (in.peek() == '+' || in.peek() == '-') {
    const auto offset = take_offset(in);
    if (!offset) return std::nullopt;
    time.zone_minutes = *offset;
  } else if (ascii::is_letter(in.peek())) {
    const auto zone = zone_named(in.take_word());
    if (!zone) return std::nullopt;
    time.zone_minutes = *zone;
  }
  return time;
}

// RFC 5322 allows a comment behind the zone: "+0000 (UTC)".
void skip_comment(Scanner& in) {
  in.skip_space();
  Scanner ahead = in;
  if (!ahead.take('(')) return;
  ahead.take_word();
  if (ahead.take(')')) in = ahead;
}

std::optional<Date> at_time(const DayParts& parts, const TimeParts& time) {
  const auto day = date_of(parts);
  if (!day) return std::nullopt;
  const std::int64_t seconds = day->seconds + time.second_of_day - time.zone_minutes * 60;
  const int year = civil_day(seconds).year;
  if (year < 1000 || year > 9999) return std::nullopt;
  return Date{seconds, Precision::kSecond};
}

// What follows a date: nothing, or a time of that day.
std::optional<Date> with_time(Scanner& in, const DayParts& parts) {
  const auto date = date_of(parts);
  if (!date) return std::nullopt;
  const bool marked = in.take('T') || in.take('t');
  if (!marked) {
    in.skip_separators();
    in.take_word_if([](std::string_view word) { return word == "at" || is_weekday(word); });
    in.skip_separators();
    if (in.at_end()) return date;
  }
  if (date->precision != Precision::kDay) return std::nullopt;
  const auto time = take_time(in);
  skip_comment(in);
  if (!time || !in.at_end()) return std::nullopt;
  return at_time(parts, *time);
}

// Fri Oct 31 10:49:51 EDT 2014, as Unix prints it; the month is read.
std::optional<Date> year_last(Scanner& in, int month) {
  in.skip_space();
  const auto day = in.take_number();
  in.skip_space();
  if (!small(day)) return std::nullopt;
  const auto time = take_time(in);
  in.skip_space();
  const auto year = in.take_number();
  in.skip_space();
  if (!time || !is_year(year) || day->value == 0 || !in.at_end()) return std::nullopt;
  return at_time({to_int(year), month, to_int(day)}, *time);
}

std::optional<Date> number_first(Scanner& in) {
  const auto number = in.take_number();
  if (!number) return std::nullopt;
  std::optional<DayParts> parts;
  switch (number->digits) {
    case 1:
    case 2:
      parts = day_first(in, to_int(number));
      break;
    case 4:
      parts = year_first(in, to_int(number));
      break;
    case 8:
      parts = DayParts{static_cast<int>(number->value / 10'000),
                       static_cast<int>(number->value / 100 % 100),
                       static_cast<int>(number->value % 100)};
      if (parts->month == 0 || parts->day == 0) return std::nullopt;
      break;
    case 9:
    case 10:
    case 12:
    case 13:
      in.skip_space();
      return in.at_end() ? unix_time(*number) : std::nullopt;
    default:
      return std::nullopt;
  }
  return parts ? with_time(in, *parts) : std::nullopt;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Scanner in(text);
  in.skip_space();
  if (in.take_word_if(is_weekday)) {
    in.take('.');
    in.skip_separators();
  }
  if (in.at_digit()) return number_first(in);
  const int month = month_named(in.take_word());
  if (month == 0) return std::nullopt;
  in.take('.');
  Scanner ahead = in;
  if (auto date = year_last(ahead, month)) return date;
  const auto parts = month_first(in, month);
  return parts ? with_time(in, *parts) : std::nullopt;
}

}  // namespace newsdex
