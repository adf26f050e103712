// JSON that is not JSON Lines: arrays, and objects that hold them.
#include "corpus/json_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/corpus/described.hpp"

namespace newsdex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

struct Parsed {
  RawRecorder read;
  std::string failure;
  std::vector<std::string> titles;
};

Parsed document(const std::string& json) {
  Parsed parsed;
  parsed.read = parse([&](TextWindow& window,
                          RecordSink& sink) { parsed.failure = read_json_document(window, sink); },
                      json);
  for (const RawRecord& record : parsed.read.records) parsed.titles.push_back(record.title);
  return parsed;
}

TEST(JsonDocument, HoldsArticlesInManyWays) {
  struct Row {
    const char* json;
    std::vector<std::string> titles;
    const char* reason = "";
  };
  const Row rows[] = {
      {R"([{"title": "A"}, {"title": "B"}])", {"A", "B"}},
      {"[\n{\"title\": \"A\"},\n{\"title\": \"B\"},\n]\n", {"A", "B"}, "a comma too many"},
      {"[{\"title\": \"A\"}]\n[{\"title\": \"B\"}]", {"A", "B"}, "one behind the other"},
      {R"([{"title": "[A}]\" {"}, {"title": "B\\"}])", {"[A}]\" {", "B\\"}, "brackets in strings"},
      {"{\n\"title\": \"A\",\n\"text\": \"x\"\n}\n{\"title\": \"B\", \"text\": \"y\"}",
       {"A", "B"},
       "articles over many lines"},
      {R"({"status": "ok", "articles": [{"title": "A", "description": "x"}, {"title": "B"}]})",
       {"A", "B"},
       "NewsAPI"},
      {R"({"title": "Feed", "items": [{"title": "A", "content_html": "<p>x</p>"}]})",
       {"A"},
       "JSON Feed"},
      {R"({"response": {"status": "ok", "docs": [{"headline": {"main": "A"}, "abstract": "x"}]}})",
       {"A"},
       "New York Times"},
      {R"({"tags": [{"title": "no"}], "articles": [{"title": "A", "text": "x"}]})",
       {"A"},
       "a list of other things before"},
      {R"({"title": "A", "text": "x", "related": [{"title": "no", "text": "y"}]})",
       {"A"},
       "an article that speaks of others"},
      {R"([{"title": {"rendered": "A"}, "content": {"rendered": "<p>x</p>"}}])",
       {"A"},
       "WordPress"},
  };
  for (const Row& row : rows) {
    const Parsed parsed = document(row.json);
    EXPECT_EQ(parsed.titles, row.titles) << row.json << row.reason;
    EXPECT_EQ(parsed.failure, "") << row.json << row.reason;
    EXPECT_THAT(parsed.read.broken_records, SizeIs(0)) << row.json << row.reason;
  }
}

TEST(JsonDocument, IsReadAsArticles) {
  EXPECT_EQ(described(read_text("news.json", R"([
  {"id": 7, "title": "Ferry", "content": "<p>It sails &amp; stays.</p><p>Daily.</p>",
   "publishedAt": "2022-01-25T10:30:00Z", "source": {"id": null, "name": "Harbour Times"}},
  {"headline": "Second", "body": ["One.", "Two."]}
])")),
            R"(docno: 7
title: Ferry
date: 2022-01-25T10:30:00Z
source: Harbour Times
language: en
| It sails & stays.
| Daily.

docno: news#2
title: Second
language: en
| One.
| Two.
)");
}

TEST(JsonDocument, BrokenElementsAreNamedAndTheOthersKept) {
  const Parsed parsed = document(
      "[\n"
      "{\"title\": \"A\"},\n"
      "{\"title\": \"B, without its end},\n"  // the quote ends with its line
      "{\"title\": \"C\"},\n"
      "17,\n"
      "{\"title\": \"D\" \"E\"},\n"
      "{\"other\": 1},\n"
      "{\"title\": \"caf\xE9\"}\n"
      "]\n");
  EXPECT_THAT(parsed.titles, ElementsAre("A", "C", "café"));
  std::vector<std::uint64_t> lines;
  for (const auto& broken : parsed.read.broken_records) lines.push_back(broken.line);
  EXPECT_THAT(lines, ElementsAre(3, 5, 6, 7));
  EXPECT_EQ(parsed.failure, "");
}

TEST(JsonDocument, OneThatIsCutShortHasFailed) {
  const std::pair<const char*, const char*> rows[] = {
      {"[{\"title\": \"A\"}, {\"title\": \"B", "the value that begins in line 1 has no end"},
      {"[{\"title\": \"A\"},\n", "cut short: its array has no end"},
      {"[{\"title\": \"A\"}]\n}", "line 2: no JSON"},
      {"[{\"title\": \"A\"},\n}", "line 2: no JSON"},
  };
  for (const auto& [json, reason] : rows) {
    const Parsed parsed = document(json);
    EXPECT_THAT(parsed.titles, ElementsAre("A")) << json;
    EXPECT_EQ(parsed.failure, reason) << json;
  }
}

TEST(JsonDocument, ArticlesBehindALongBeginningAreFound) {
  const std::string codes = "\"codes\": \"" + std::string(200'000, '7') + "\"";
  const std::string article = "{\"title\": \"A\", \"text\": \"x\"}";
  const std::string rows[] = {
      "[{" + codes + ", \"title\": \"A\", \"text\": \"x\"}]",
      "{\n" + codes + ",\n\"articles\": [" + article + "]\n}\n",
      "{" + codes + ", \"articles\": [" + article + "]}",
      "{\n\"title\": \"A\",\n" + codes + ",\n\"text\": \"x\"\n}\n",
  };
  for (const std::string& json : rows) {
    const Recorder read = read_text("news.json", json);
    EXPECT_THAT(read.articles, SizeIs(1)) << json.substr(0, 20) << read.outcome.reason;
    EXPECT_EQ(read.outcome.format, "json") << json.substr(0, 20);
  }
  EXPECT_EQ(read_text("codes.json", "{" + codes + "}").outcome.fate, FileFate::kSkipped);
}

TEST(JsonDocument, OneThatIsCutShortBeforeItsFirstKeyHasFailed) {
  const std::string array = "[{\"title\": \"A\", \"text\": \"x\"}]";
  for (const std::size_t bytes : {1, 2, 5, 9}) {
    const Recorder read = read_text("news.json", array.substr(0, bytes));
    EXPECT_EQ(read.outcome.fate, FileFate::kFailed) << bytes;
    EXPECT_FALSE(read.outcome.complete) << bytes;
  }
  // In a packed one that is damaged, what is missing is not what the JSON lacks.
  std::string packed = gzipped("{\"version\": 1}");
  packed.resize(packed.size() - 8);
  const Recorder read = read_text("news.json.gz", packed);
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("cut short or damaged"));
}

TEST(JsonDocument, WithoutArticlesThatIsSaid) {
  EXPECT_THAT(document("[]").read.notes, ElementsAre("JSON without any article"));
  EXPECT_THAT(document("{\"title\": \"x\"}").read.notes,
              ElementsAre("an object without a title and a text: not an article"));
}

TEST(JsonDocument, DeepNestingIsAnElementThatIsBroken) {
  const std::string deep(100'000, '[');
  const Parsed parsed =
      document("[{\"x\": " + deep + std::string(deep.size(), ']') + "}, {\"title\": \"A\"}]");
  EXPECT_THAT(parsed.titles, ElementsAre("A"));
  ASSERT_THAT(parsed.read.broken_records, SizeIs(1));
  EXPECT_THAT(parsed.read.broken_records[0].reason, HasSubstr("not valid JSON"));
}

TEST(JsonDocument, ElementsOfManySizesCrossTheWindowsBlocks) {
  std::string json = "[";
  for (std::size_t i = 0; i < 60; ++i) {
    json += "\n  {\"id\": " + std::to_string(i) + ",\n\"text\": \"" +
            std::string(i * i * 700, 'x') + "\"},";
  }
  const Parsed parsed = document(json + "]");
  ASSERT_THAT(parsed.read.records, SizeIs(60));
  for (std::size_t i = 0; i < 60; ++i) {
    EXPECT_EQ(parsed.read.records[i].id, std::to_string(i));
    EXPECT_EQ(parsed.read.records[i].text.size(), i * i * 700);
    EXPECT_EQ(parsed.read.records[i].line, 2 * i + 2);
  }
}

}  // namespace
}  // namespace newsdex::test
