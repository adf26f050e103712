// Reads bytes as a date: what is one lies in the years that there are, begins where its precision
// says, and reads back the same.
#include <newsdex/date.hpp>

#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  const auto date = parse_date(fuzz::as_text(data, size));
  if (!date) return 0;
  const CivilDay day = civil_day(date->seconds);
  fuzz::require(day.year >= 1000 && day.year <= 9999);
  fuzz::require(date->precision == Precision::kSecond || date->seconds % 86'400 == 0);
  fuzz::require(date->precision >= Precision::kDay || day.day == 1);
  fuzz::require(end_of(*date) > date->seconds);
  fuzz::require(parse_date(to_string(*date)) == date);
  return 0;
}
