// Points in time as news gives them: an instant in UTC and how precisely it is known.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace newsdex {

enum class Precision : unsigned char { kYear, kMonth, kDay, kSecond };

// `seconds` counts from 1970-01-01T00:00:00Z and may be negative. With a precision below a second
// it is the first second of that year, month or day; such a date is never shifted by a time zone.
struct Date {
  std::int64_t seconds = 0;
  Precision precision = Precision::kSecond;

  friend auto operator<=>(const Date&, const Date&) = default;
};

// Reads a date in the forms news formats use, else gives nothing (never throws):
//   2022, 2022-01, 2022-01-25, 20220125, 2022/01/25, 2022-01-25T10:30[:00[.5]][Z|+01:00|+0100|+01],
//   the same with a space for the T, 20220125T103000, 26-FEB-1987 15:01:01.79 (Reuters),
//   Tue, 25 Jan 2022 10:30:00 GMT (RFC 5322, with its zone names, those of Europe, or offsets),
//   25 January 2022, January 25, 2022 [4:30 PM], January 2022, Tue Jan 25 10:30:00 UTC 2022,
//   25.01.2022, 25/01/2022 only where one number is above 12 or both are equal, and Unix time in
//   seconds (9 or 10 digits) or milliseconds (12 or 13).
// A time without a zone is taken as UTC. Years 1000 to 9999; impossible days and times give
// nothing.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

// "2022", "2022-01", "2022-01-25" or "2022-01-25T10:30:00Z", by precision.
[[nodiscard]] std::string to_string(Date date);

// The first second after the date: of 2022-01 it is 2022-02-01T00:00:00Z.
[[nodiscard]] std::int64_t end_of(Date date);

// Year, month (1…12) and day (1…31) in UTC.
struct CivilDay {
  int year = 1970;
  int month = 1;
  int day = 1;
};
[[nodiscard]] CivilDay civil_day(std::int64_t seconds);

}  // namespace newsdex
