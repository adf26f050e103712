// Prints dates and does their arithmetic in UTC.
#include <newsdex/date.hpp>

#include <fmt/compile.h>
#include <fmt/format.h>

#include <chrono>

namespace newsdex {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

}  // namespace

CivilDay civil_day(std::int64_t seconds) {
  const std::int64_t days = seconds / kDaySeconds - (seconds % kDaySeconds < 0 ? 1 : 0);
  const std::chrono::year_month_day day{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::string to_string(Date date) {
  const CivilDay day = civil_day(date.seconds);
  switch (date.precision) {
    case Precision::kYear:
      return fmt::format(FMT_COMPILE("{:04}"), day.year);
    case Precision::kMonth:
      return fmt::format(FMT_COMPILE("{:04}-{:02}"), day.year, day.month);
    case Precision::kDay:
      return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), day.year, day.month, day.day);
    case Precision::kSecond:
      break;
  }
  const std::int64_t second = (date.seconds % kDaySeconds + kDaySeconds) % kDaySeconds;
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z"), day.year, day.month,
                     day.day, second / 3600, second / 60 % 60, second % 60);
}

std::int64_t end_of(Date date) {
  const CivilDay day = civil_day(date.seconds);
  const auto first_of = [](int year, int month) {
    const auto days = std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / 1);
    return days.time_since_epoch().count() * kDaySeconds;
  };
  switch (date.precision) {
    case Precision::kYear:
      return first_of(day.year + 1, 1);
    case Precision::kMonth:
      return day.month == 12 ? first_of(day.year + 1, 1) : first_of(day.year, day.month + 1);
    case Precision::kDay:
      return date.seconds + kDaySeconds;
    case Precision::kSecond:
      break;
  }
  return date.seconds + 1;
}

}  // namespace newsdex
