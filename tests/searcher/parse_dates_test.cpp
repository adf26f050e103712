// Dates in queries: what range a text is, and the text that a range prints as.
#include <gtest/gtest.h>

#include <newsdex/date.hpp>
#include <random>
#include <string>
#include <string_view>

#include "searcher/query_dates.hpp"

namespace newsdex {
namespace {

constexpr std::int64_t kMarchNow = 1'774'962'855;  // 2026-03-31T13:14:15Z

std::string instant(std::optional<std::int64_t> seconds) {
  return seconds ? to_string(Date{*seconds, Precision::kSecond}) : "open";
}

TEST(QueryDates, Ranges) {
  struct Row {
    std::string_view text;
    std::string_view since;
    std::string_view until;  // exclusive
  };
  constexpr Row kRows[] = {
      {"2022", "2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"},
      {"2024-02", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"},
      {"2022-01-25", "2022-01-25T00:00:00Z", "2022-01-26T00:00:00Z"},
      {"2022-01..2022-02", "2022-01-01T00:00:00Z", "2022-03-01T00:00:00Z"},
      {"2022-01...2022-02", "2022-01-01T00:00:00Z", "2022-03-01T00:00:00Z"},
      {"2022..", "2022-01-01T00:00:00Z", "open"},
      {"..2022-06", "open", "2022-07-01T00:00:00Z"},
      {"2022-01-25T10:30:00Z..2022-01-25T10:30:00Z", "2022-01-25T10:30:00Z",
       "2022-01-25T10:30:01Z"},
      {"today", "2026-03-31T00:00:00Z", "2026-04-01T00:00:00Z"},
      {"Yesterday", "2026-03-30T00:00:00Z", "2026-03-31T00:00:00Z"},
      {"7d..", "2026-03-24T00:00:00Z", "open"},
      {"2w..1w", "2026-03-17T00:00:00Z", "2026-03-25T00:00:00Z"},
      {"1m..", "2026-02-28T00:00:00Z", "open"},   // there is no 31st of February
      {"25m..", "2024-02-29T00:00:00Z", "open"},  // in a leap year
      {"1y..", "2025-03-31T00:00:00Z", "open"},
      {"24h..", "2026-03-30T13:14:15Z", "open"},
      {"0d..", "2026-03-31T00:00:00Z", "open"},
  };
  for (const Row& row : kRows) {
    const DateRangeReading reading = read_date_range(row.text, kMarchNow);
    ASSERT_TRUE(reading.range) << row.text << ": " << reading.complaint;
    EXPECT_EQ(instant(reading.range->since), row.since) << row.text;
    EXPECT_EQ(instant(reading.range->until), row.until) << row.text;
    EXPECT_EQ(reading.complaint, "") << row.text;
  }
}

TEST(QueryDates, WhatIsNone) {
  for (const std::string_view text :
       {"", "..", "soon", "2022-13", "2022..soon", "d", "7", "7x", "-7d", "99999999999d", "99999y",
        "9999m9", "2022-02-30", "7d8"}) {
    const DateRangeReading reading = read_date_range(text, kMarchNow);
    EXPECT_FALSE(reading.range) << text;
    EXPECT_NE(reading.complaint, "") << text;
  }
}

TEST(QueryDates, AreReadWithAComplaint) {
  EXPECT_EQ(read_date_range("2023..2022", kMarchNow).range,
            read_date_range("2022..2023", kMarchNow).range);
  EXPECT_NE(read_date_range("2023..2022", kMarchNow).complaint, "");
  EXPECT_EQ(read_date_range("7d", kMarchNow).range, read_date_range("7d..", kMarchNow).range);
  EXPECT_NE(read_date_range("7d", kMarchNow).complaint, "");
}

TEST(QueryDates, PrintShort) {
  for (const std::string_view text :
       {"2022", "2022-01", "2022-12", "2022-01-31", "2022..2023", "2022-01..2022-11",
        "2022-12..2023-01", "2022-01-01..2022-01-30", "..1999", "9999..", "1000",
        "2024-02-29..2024-03", "2022-01-25T10:30:00Z.."}) {
    const auto range = read_date_range(text, kMarchNow).range;
    ASSERT_TRUE(range) << text;
    const std::string wanted =
        text == "2024-02-29..2024-03" ? "2024-02-29..2024-03-31" : std::string(text);
    EXPECT_EQ(print_date_range(*range), wanted);
  }
}

TEST(QueryDates, WhatIsPrintedReadsTheSame) {
  std::mt19937_64 random(20221);
  std::uniform_int_distribution<std::int64_t> second(-30'610'224'000,
                                                     253'402'300'799);  // 1000…9999
  for (int i = 0; i < 10'000; ++i) {
    std::int64_t from = second(random);
    std::int64_t to = second(random);
    if (from > to) std::swap(from, to);
    DateRange range{from, to + 1};
    if (i % 5 == 0) range.since.reset();
    if (i % 5 == 1) range.until.reset();
    const std::string text = print_date_range(range);
    const DateRangeReading reading = read_date_range(text, kMarchNow);
    ASSERT_EQ(reading.range, range) << text;
    ASSERT_EQ(reading.complaint, "") << text;
  }
}

}  // namespace
}  // namespace newsdex
