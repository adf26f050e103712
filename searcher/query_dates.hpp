// Dates as people ask for them: days, months, years, ranges with open ends, and counted back from
// now.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <newsdex/date.hpp>

namespace newsdex {

// What parse_date reads, and counted back from `now` (seconds UTC) 24h, 7d, 2w, 3m, 1y, `today` and
// `yesterday`: the UTC day that was then, for hours the second.
[[nodiscard]] std::optional<Date> read_query_date(std::string_view text, std::int64_t now);

// How many seconds 24h, 7d, 2w, 3m (of 30 days) or 1y (of 365) are; at least one.
[[nodiscard]] std::optional<double> read_time_span(std::string_view text);

// Seconds UTC from `since` up to but not with `until`; at least one of them is there.
struct DateRange {
  std::optional<std::int64_t> since;
  std::optional<std::int64_t> until;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

struct DateRangeReading {
  std::optional<DateRange> range;  // nothing where the text is no range
  std::string complaint;           // what is odd about the text; empty where nothing is
};

// 2022, 2022-01..2022-02 (both inclusive), 2022-03.., ..2021, 7d.. and the like.
[[nodiscard]] DateRangeReading read_date_range(std::string_view text, std::int64_t now);

// The shortest text that read_date_range reads as the range.
[[nodiscard]] std::string print_date_range(const DateRange& range);

}  // namespace newsdex
