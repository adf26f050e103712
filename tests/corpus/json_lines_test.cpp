// JSON Lines: keys and their variants, kinds of values, and lines that are broken.
#include "corpus/json_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "corpus/json_repair.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

RawRecord record_of(const std::string& line) {
  const RawRecorder recorder = parse(kJsonLinesFormat, line);
  EXPECT_EQ(recorder.records.size(), 1U) << line;
  return recorder.records.empty() ? RawRecord() : recorder.records.front();
}

TEST(JsonLines, FilesPutTogetherKeepTheirByteOrderMarks) {
  const std::string mark = "\xEF\xBB\xBF";
  const RawRecorder recorder =
      parse(kJsonLinesFormat, mark + "{\"title\": \"A\"}\n" + mark + "{\"title\": \"B\"}\n" + mark);
  EXPECT_EQ(recorder.records.size(), 2U);
  EXPECT_THAT(recorder.broken_records, IsEmpty());
}

TEST(JsonLines, KeysHaveVariants) {
  struct Row {
    const char* line;
    std::string RawRecord::*field;
    const char* value;
    const char* reason = "";
  };
  const Row rows[] = {
      {R"({"id": "a1"})", &RawRecord::id, "a1"},
      {R"({"_id": {"$oid": "62a"}})", &RawRecord::id, "62a", "as MongoDB exports it"},
      {R"({"docno": "FT911-1"})", &RawRecord::id, "FT911-1"},
      {R"({"guid": 17})", &RawRecord::id, "17"},
      {R"({"id": 18446744073709551615})", &RawRecord::id, "18446744073709551615"},
      {R"({"title": "T"})", &RawRecord::title, "T"},
      {R"({"headline": "T"})", &RawRecord::title, "T"},
      {R"({"headline": "H", "title": "T"})", &RawRecord::title, "T",
       "the better key, wherever it is"},
      {R"({"title": "T", "headline": "H"})", &RawRecord::title, "T"},
      {R"({"title": "", "headline": "H"})", &RawRecord::title, "H", "an empty value says nothing"},
      {R"({"title": null, "headline": "H"})", &RawRecord::title, "H"},
      {R"({"text": "x"})", &RawRecord::text, "x"},
      {R"({"body": "x"})", &RawRecord::text, "x"},
      {R"({"content": "x", "description": "d"})", &RawRecord::text, "x"},
      {R"({"description": "d"})", &RawRecord::text, "d", "better than nothing"},
      {R"({"maintext": "x"})", &RawRecord::text, "x", "news-please"},
      {R"({"paragraphs": 1, "text": ["one", "two"]})", &RawRecord::text, "one\ntwo"},
      {R"({"date": "2022-01-25"})", &RawRecord::date, "2022-01-25"},
      {R"({"published_at": "x"})", &RawRecord::date, "x"},
      {R"({"publishedAt": "x"})", &RawRecord::date, "x", "NewsAPI"},
      {R"({"pubDate": "x"})", &RawRecord::date, "x"},
      {R"({"date-published": "x"})", &RawRecord::date, "x"},
      {R"({"title": "", "date_publish": "x"})", &RawRecord::date, "x", "news-please"},
      {R"({"timestamp": 1643106600})", &RawRecord::date, "1643106600"},
      {R"({"timestamp": 1643106600.25})", &RawRecord::date, "1643106600", "a fraction of a second"},
      {R"({"date": {"$date": "2022-01-25"}})", &RawRecord::date, "2022-01-25"},
      {R"({"date_modified": "x"})", &RawRecord::updated, "x"},
      {R"({"source": "BBC"})", &RawRecord::source, "BBC"},
      {R"({"source": {"id": "bbc-news", "name": "BBC News"}})", &RawRecord::source, "BBC News",
       "NewsAPI"},
      {R"({"publisher": "BBC"})", &RawRecord::source, "BBC"},
      {R"({"lang": "en"})", &RawRecord::language, "en"},
      {R"({"link": "https://x.example/"})", &RawRecord::url, "https://x.example/"},
      {R"({"author": "A"})", &RawRecord::byline, "A"},
      {R"({"authors": ["A", "B"]})", &RawRecord::byline, "A, B"},
      {R"({"authors": [{"name": "A"}, {"name": "B"}]})", &RawRecord::byline, "A, B"},
      {R"({"TITLE": "T"})", &RawRecord::title, "T"},
      {R"({"Head Line": "T"})", &RawRecord::title, "T"},
      {R"({"title": "caf\u00e9 \ud83d\ude00"})", &RawRecord::title, "café 😀"},
      {R"({"title": "x", "title": "y"})", &RawRecord::title, "x", "a repeated key"},
      {R"({"title": "T", "extra": {"deep": [1, {"title": "no"}]}})", &RawRecord::title, "T"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(record_of(row.line).*row.field, row.value) << row.line << ' ' << row.reason;
  }
}

TEST(JsonLines, TopicsComeFromAllTheirKeys) {
  EXPECT_THAT(record_of(R"({"tags": ["oil", "opec"], "category": "Business"})").topics,
              ElementsAre("oil", "opec", "Business"));
  EXPECT_THAT(record_of(R"({"keywords": "oil, gas; coal"})").topics,
              ElementsAre("oil", "gas", "coal"));
  EXPECT_THAT(record_of(R"({"tags": ["oil, crude", "gas"]})").topics,
              ElementsAre("oil, crude", "gas"))
      << "an array is split already";
  EXPECT_THAT(record_of(R"({"tags": [], "title": "x"})").topics, IsEmpty());
}

TEST(JsonLines, ValuesThatAreNoTextAreWarnedOf) {
  const RawRecord record = record_of(R"({"title": "T", "text": true, "author": {"x": 1}})");
  EXPECT_EQ(record.title, "T");
  EXPECT_THAT(record.warnings, ElementsAre(HasSubstr("\"text\""), HasSubstr("\"author\"")));
}

TEST(JsonLines, BrokenLinesAreNamedAndTheOthersKept) {
  const RawRecorder read = parse(kJsonLinesFormat,
                                 "{\"title\": \"one\"}\n"
                                 "{\"title\": \"two\"\n"       // cut
                                 "\n"                          // empty: no record
                                 "not json at all\n"           //
                                 "[1, 2]\n"                    // no object
                                 "{\"foo\": 1}\n"              // no known key
                                 "{\"title\": \"x\"} {}\n"     // two on a line
                                 "{\"title\": \"\\x\"}\n"      // no such escape
                                 "{\"title\": \"eight\"}\r\n"  //
                                 "{\"title\": \"last\"}");     // no line feed at the end
  std::vector<std::string> titles;
  for (const RawRecord& record : read.records) titles.push_back(record.title);
  EXPECT_THAT(titles, ElementsAre("one", "eight", "last"));
  std::vector<std::uint64_t> lines;
  for (const auto& broken : read.broken_records) lines.push_back(broken.line);
  EXPECT_THAT(lines, ElementsAre(2, 4, 5, 6, 7, 8));
  EXPECT_THAT(read.broken_records[0].reason, HasSubstr("not valid JSON: "));
  EXPECT_THAT(read.broken_records[2].reason, HasSubstr("not a JSON object"));
  EXPECT_THAT(read.broken_records[3].reason, HasSubstr("none of its keys is known"));
  EXPECT_EQ(read.records[2].line, 10U);
}

TEST(JsonLines, BadUtf8IsDecoded) {
  EXPECT_EQ(record_of("{\"title\": \"caf\xE9 au lait\"}").title, "café au lait");
}

TEST(JsonLines, LoneSurrogatesDoNotCostTheRecord) {
  EXPECT_EQ(record_of(R"({"title": "cut \ud83d off"})").title, "cut \xEF\xBF\xBD off");
}

TEST(JsonLines, SurrogatesAreRepairedOnlyWhereAlone) {
  const std::pair<const char*, const char*> rows[] = {
      {R"(\ud83d\ude00)", R"(\ud83d\ude00)"},
      {R"(\ud83d)", R"(\uFFFD)"},
      {R"(\ude00\ud83d)", R"(\uFFFD\uFFFD)"},
      {R"(\\ud83d)", R"(\\ud83d)"},
      {R"(\\\ud83d)", R"(\\\uFFFD)"},
      {R"(\u00e9)", R"(\u00e9)"},
      {R"(\ud83)", R"(\ud83)"},
      {"\\", "\\"},
      {"", ""},
  };
  for (const auto& [before, after] : rows) EXPECT_EQ(without_lone_surrogates(before), after);
}

TEST(JsonLines, DeepNestingIsALineThatIsBroken) {
  const RawRecorder read = parse(
      kJsonLinesFormat, "{\"title\": " + std::string(100'000, '[') + "\n{\"title\": \"next\"}\n");
  EXPECT_EQ(read.records.size(), 1U);
  EXPECT_EQ(read.broken_records.size(), 1U);
}

TEST(JsonLines, RecordsOfManySizesCrossTheWindowsBlocks) {
  std::string text;
  std::vector<std::size_t> sizes;
  for (std::size_t i = 0; i < 60; ++i) {
    sizes.push_back(i * i * 700);
    text += "{\"id\": " + std::to_string(i) + ", \"text\": \"" + std::string(sizes.back(), 'x') +
            "\"}\n";
  }
  const RawRecorder read = parse(kJsonLinesFormat, text);
  ASSERT_EQ(read.records.size(), sizes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    EXPECT_EQ(read.records[i].id, std::to_string(i));
    EXPECT_EQ(read.records[i].text.size(), sizes[i]);
    EXPECT_EQ(read.records[i].line, i + 1);
  }
}

}  // namespace
}  // namespace newsdex::test
