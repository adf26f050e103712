// The table of date forms is the specification of parse_date; rows say why where it is not plain.
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include <newsdex/date.hpp>

namespace newsdex {
namespace {

struct DateRow {
  const char* text;
  const char* printed;  // nullptr: it is no date
  const char* reason = "";
};

constexpr DateRow kDateRows[] = {
    // ISO 8601
    {"2022", "2022"},
    {"1000", "1000", "the first year"},
    {"9999", "9999", "the last year"},
    {"0999", nullptr, "before the first year"},
    {"2022-01", "2022-01"},
    {"2022-13", nullptr},
    {"2022-00", nullptr},
    {"2022-01-25", "2022-01-25"},
    {"2022-1-5", "2022-01-05", "people leave zeros out"},
    {"2022/01/25", "2022-01-25", "a year first can only be meant one way"},
    {"2022-01/25", nullptr, "one separator in a date"},
    {"20220125", "2022-01-25"},
    {"20220230", nullptr, "no such day"},
    {"20220025", nullptr},
    {"2022-02-29", nullptr, "2022 is no leap year"},
    {"2024-02-29", "2024-02-29"},
    {"1900-02-29", nullptr, "a century is no leap year"},
    {"2000-02-29", "2000-02-29", "but each fourth is"},
    {"2022-01-25T10:30", "2022-01-25T10:30:00Z"},
    {"2022-01-25T10:30:05", "2022-01-25T10:30:05Z"},
    {"2022-01-25T10:30:05Z", "2022-01-25T10:30:05Z"},
    {"2022-01-25t10:30:05z", "2022-01-25T10:30:05Z"},
    {"2022-01-25T10:30:05.123456Z", "2022-01-25T10:30:05Z", "fractions are dropped"},
    {"2022-01-25T10:30:05,5Z", "2022-01-25T10:30:05Z", "ISO's other decimal sign"},
    {"2022-01-25T10:30:00+01:00", "2022-01-25T09:30:00Z"},
    {"2022-01-25T10:30:00+0100", "2022-01-25T09:30:00Z"},
    {"2022-01-25T10:30:00-05", "2022-01-25T15:30:00Z"},
    {"2022-01-25T00:30:00+05:30", "2022-01-24T19:00:00Z", "an instant, so the day may change"},
    {"2014-12-15T12:56-5:00", "2014-12-15T17:56:00Z", "pages have such zones"},
    {"2022-01-25T10:30:00+1", "2022-01-25T09:30:00Z"},
    {"2022-01-25T10:30:00+100", nullptr, "one hour, or ten?"},
    {"2022-01-25T10:30:00+1:0", nullptr},
    {"2022-01-25 10:30:00 +0100", "2022-01-25T09:30:00Z"},
    {"2022-01-25 10:30", "2022-01-25T10:30:00Z"},
    {"20220125T103000Z", "2022-01-25T10:30:00Z", "ISO's basic form"},
    {"20220125T1030", "2022-01-25T10:30:00Z"},
    {"  2022-01-25\n", "2022-01-25", "white space around it"},
    {"2022-01-25T24:00:00", nullptr, "no time of that day"},
    {"2022-01-25T10:60", nullptr},
    {"2022-01-25T10:30:61", nullptr},
    {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z", "a leap second"},
    {"2022-01-25T10", nullptr, "an hour alone is no time"},
    {"2022-01-25T", nullptr},
    {"2022-01-25T10:30:00+25:00", nullptr, "no such zone"},
    {"2022-01-25T10:30:00 XYZ", nullptr, "an unknown zone: the instant is not known"},
    {"2022-01T10:30", nullptr, "a time of no day"},
    {"2022-01-25 and more", nullptr},
    {"9999-12-31T23:30:00-01:00", nullptr, "beyond the last year"},
    {"1987-03-31T605:12:19Z", nullptr, "Reuters-21578 number 17192 has this time"},
    // Reuters-21578
    {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z"},
    {" 8-APR-1987 01:02:03.4", "1987-04-08T01:02:03Z"},
    {"9-MAR-1987  15:01:01.79", "1987-03-09T15:01:01Z"},
    {"31-FEB-1987 15:01:01.79", nullptr},
    // RFC 5322
    {"Tue, 25 Jan 2022 10:30:00 GMT", "2022-01-25T10:30:00Z"},
    {"Tue, 25 Jan 2022 10:30:00 +0000 (UTC)", "2022-01-25T10:30:00Z", "a comment behind"},
    {"Tue, 25 Jan 2022 10:30:00 -0500", "2022-01-25T15:30:00Z"},
    {"Tue, 25 Jan 2022 10:30:00 EST", "2022-01-25T15:30:00Z"},
    {"Tue, 25 Jan 2022 10:30:00 PDT", "2022-01-25T17:30:00Z"},
    {"Tue, 25 Jan 2022 10:30:00 CET", "2022-01-25T09:30:00Z", "feeds use it"},
    {"Tue, 25 Jan 2022 10:30:00 A", "2022-01-25T10:30:00Z", "military letters mean no known zone"},
    {"25 Jan 2022 10:30 UT", "2022-01-25T10:30:00Z"},
    {"Tue, 25 Jan 22 10:30:00 GMT", "2022-01-25T10:30:00Z", "RFC 822's two-digit years"},
    {"25 Jan 87 10:30:00 GMT", "1987-01-25T10:30:00Z"},
    {"Mon, 25 Jan 2022", "2022-01-25", "a wrong weekday does not make the day unknown"},
    // Written out
    {"25 January 2022", "2022-01-25"},
    {"Tuesday 25th January, 2022", "2022-01-25"},
    {"1 Sept. 2021", "2021-09-01"},
    {"January 25, 2022", "2022-01-25"},
    {"Jan. 25th 2022", "2022-01-25"},
    {"JANUARY 25 2022", "2022-01-25"},
    {"January 25, 2022, Tuesday", "2022-01-25", "as US newspapers' archives have it"},
    {"January 25, 2022 at 4:30 PM", "2022-01-25T16:30:00Z"},
    {"January 25, 2022 12:05 am", "2022-01-25T00:05:00Z"},
    {"January 25, 2022 13:05 PM", nullptr},
    {"January 2022", "2022-01"},
    {"January 25", nullptr, "no year"},
    {"January 25, 22", nullptr, "22 may be anything here"},
    {"Ja 25, 2022", nullptr, "two letters name no month"},
    {"0 January 2022", nullptr},
    {"32 January 2022", nullptr},
    {"Fri Oct 31 10:49:51 EDT 2014", "2014-10-31T14:49:51Z", "as Unix prints it"},
    {"Wed Aug 27 13:08:45 +0000 2008", "2008-08-27T13:08:45Z", "as Twitter writes it"},
    {"Tue Jan  5 10:30:00 2022", "2022-01-05T10:30:00Z", "C's asctime pads the day"},
    {"Tue Jan 0 10:30:00 2022", nullptr},
    {"Tue Jan 25 10:30:00 UTC", nullptr, "no year"},
    // Numbers only
    {"25/01/2022", "2022-01-25"},
    {"01/25/2022", "2022-01-25"},
    {"03/03/2022", "2022-03-03", "both readings agree"},
    {"03/04/2022", nullptr, "March or April: it is not known"},
    {"13/13/2022", nullptr},
    {"25-01-2022", "2022-01-25"},
    {"25/01/2022 10:30", "2022-01-25T10:30:00Z"},
    {"03.04.2022", "2022-04-03", "dots are day first wherever they are used"},
    {"25/01/22", nullptr},
    // Unix time
    {"1643106600", "2022-01-25T10:30:00Z"},
    {"999999999", "2001-09-09T01:46:39Z"},
    {"1643106600123", "2022-01-25T10:30:00Z", "milliseconds"},
    {"999999999999", "2001-09-09T01:46:39Z"},
    {"16431066", nullptr, "eight digits are a day, and 1643-10-66 is none"},
    {"12345678901", nullptr, "eleven digits are neither seconds nor milliseconds"},
    {"-1643106600", nullptr},
    // No dates
    {"", nullptr},
    {"   ", nullptr},
    {"yesterday", nullptr},
    {"Tuesday", nullptr},
    {"20", nullptr},
    {"12345", nullptr},
    {"99999999999999999999999999", nullptr},
    {"10:30", nullptr},
};

TEST(Date, ReadsTheFormsOfNews) {
  for (const DateRow& row : kDateRows) {
    SCOPED_TRACE(std::string(row.text) + "  " + row.reason);
    const auto date = parse_date(row.text);
    EXPECT_EQ(date ? to_string(*date) : std::string(), row.printed ? row.printed : "");
  }
}

TEST(Date, WhatIsPrintedReadsBackTheSame) {
  for (const DateRow& row : kDateRows) {
    if (row.printed == nullptr) continue;
    const auto date = parse_date(row.text);
    ASSERT_TRUE(date) << row.text;
    EXPECT_EQ(parse_date(to_string(*date)), date) << row.text;
  }
}

TEST(Date, RandomInstantsReadBackTheSame) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> seconds(-30'610'224'000, 253'402'300'799);
  for (int i = 0; i < 20'000; ++i) {
    const Date date{seconds(random), Precision::kSecond};
    ASSERT_EQ(parse_date(to_string(date)), date) << to_string(date);
  }
}

TEST(Date, RandomBytesNeverHarm) {
  std::mt19937 random(11);
  const std::string_view alphabet = "0123456789-/:.,+TZ janfebGMT()\xC3\xA9";
  std::uniform_int_distribution<std::size_t> letter(0, alphabet.size() - 1);
  std::uniform_int_distribution<int> length(0, 40);
  for (int i = 0; i < 50'000; ++i) {
    std::string text(static_cast<std::size_t>(length(random)), ' ');
    for (char& c : text) c = alphabet[letter(random)];
    if (const auto date = parse_date(text)) {
      const int year = civil_day(date->seconds).year;
      EXPECT_TRUE(year >= 1000 && year <= 9999) << text;
    }
  }
}

TEST(Date, EndsWithTheFirstSecondAfterIt) {
  const std::pair<const char*, const char*> rows[] = {
      {"2022", "2023-01-01T00:00:00Z"},       {"2022-01", "2022-02-01T00:00:00Z"},
      {"2022-12", "2023-01-01T00:00:00Z"},    {"2022-02-28", "2022-03-01T00:00:00Z"},
      {"2024-02-28", "2024-02-29T00:00:00Z"}, {"2022-01-25T10:30:59Z", "2022-01-25T10:31:00Z"},
      {"1969-12-31", "1970-01-01T00:00:00Z"}, {"9998", "9999-01-01T00:00:00Z"},
  };
  for (const auto& [text, end] : rows) {
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(to_string(Date{end_of(*date), Precision::kSecond}), end) << text;
  }
}

TEST(Date, CivilDaysBeforeAndAfter1970) {
  const std::pair<std::int64_t, const char*> rows[] = {
      {0, "1970-01-01"},  {86'399, "1970-01-01"},  {86'400, "1970-01-02"},
      {-1, "1969-12-31"}, {-86'400, "1969-12-31"}, {-86'401, "1969-12-30"},
  };
  for (const auto& [seconds, day] : rows) {
    EXPECT_EQ(to_string(Date{seconds, Precision::kDay}), day) << seconds;
  }
}

}  // namespace
}  // namespace newsdex
