// Tables of comma- and tab-separated values: how they are written, what their columns are, and what
// becomes of broken ones.
#include "corpus/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "corpus/csv_row.hpp"
#include "corpus/csv_table.hpp"
#include "tests/corpus/described.hpp"

namespace newsdex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Fields = std::vector<std::string>;

constexpr CsvDialect kUsual = {};
constexpr CsvDialect kBackslash = {',', '"', true};
constexpr CsvDialect kUnquoted = {',', '\0', false};

TEST(CsvRow, IsTakenApart) {
  struct Row {
    const char* text;
    Fields fields;
    const char* behind;  // the row
    CsvDialect dialect = kUsual;
    const char* reason = "";
  };
  const Row rows[] = {
      {"a,b,c\nd", {"a", "b", "c"}, "d"},
      {"a,b\r\nd", {"a", "b"}, "d"},
      {"a,b\rd", {"a", "b"}, "d", kUsual, "line ends of old Macs"},
      {"a,b", {"a", "b"}, "", kUsual, "no line feed at the end"},
      {"a,,\nd", {"a", "", ""}, "d"},
      {"\nd", {""}, "d", kUsual, "blank"},
      {"\"a,b\",c\nd", {"a,b", "c"}, "d"},
      {"\"a\nb\",c\nd", {"a\nb", "c"}, "d", kUsual, "a line break inside"},
      {"\"a \"\"b\"\" c\",d\n", {"a \"b\" c", "d"}, ""},
      {"\"\",\"\"\n", {"", ""}, ""},
      {"\"\"\"\"\n", {"\""}, "", kUsual, "a quote alone"},
      {"a \"b\" c,d\n", {"a \"b\" c", "d"}, "", kUsual, "a quote that begins no field"},
      {"\"a \"b\" c\",d\n", {"a \"b\" c", "d"}, "", kUsual, "quotes that were not doubled"},
      {"a, \"b, c\"\n", {"a", "b, c"}, "", kUsual, "blanks before a field"},
      {R"("a \"b\", c",d)", {"a \"b\", c", "d"}, "", kBackslash},
      {R"("a \\",d)", {"a \\", "d"}, "", kBackslash},
      {R"("C:\dir",d)", {"C:\\dir", "d"}, "", kBackslash, "it escapes quotes alone"},
      {R"("C:\",d)", {"C:\\", "d"}, "", kUsual},
      {"\"a,b\n", {"\"a", "b"}, "", kUnquoted},
      {"'a;b';c\n", {"a;b", "c"}, "", {';', '\'', false}},
  };
  for (const Row& row : rows) {
    CsvRow csv(row.dialect);
    ASSERT_TRUE(csv.parse(row.text, true)) << row.text << row.reason;
    EXPECT_EQ(csv.fields(), row.fields) << row.text << row.reason;
    EXPECT_EQ(std::string_view(row.text).substr(csv.bytes()), row.behind) << row.text << row.reason;
  }
}

TEST(CsvRow, IsTheSameHoweverItArrives) {
  std::mt19937 random(1);
  const std::string_view letters = "ab,\"'\\\n\r ;";
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (auto left = random() % 24; left > 0; --left) {
      text.push_back(letters[random() % letters.size()]);
    }
    for (const CsvDialect& dialect : {kUsual, kBackslash, kUnquoted}) {
      CsvRow whole(dialect);
      const bool ended = whole.parse(text, true);
      CsvRow pieces(dialect);
      bool piecewise = false;
      for (std::size_t size = 0; size <= text.size() && !piecewise; ++size) {
        piecewise = pieces.parse(std::string_view(text).substr(0, size), size == text.size());
      }
      ASSERT_EQ(piecewise, ended) << text;
      if (!ended) continue;
      EXPECT_EQ(pieces.fields(), whole.fields()) << text;
      EXPECT_EQ(pieces.bytes(), whole.bytes()) << text;
    }
  }
}

TEST(CsvTable, TheDialectIsTheOneThatFitsBest) {
  struct Row {
    std::string text;
    CsvDialect dialect;
    const char* reason = "";
  };
  const Row rows[] = {
      {"title,text\nA,B\n", {',', '"', false}},
      {"title;text\nA;B, C\nD;E, F\n", {';', '"', false}},
      {"title\ttext\nA\tB, C; D\n", {'\t', '"', false}},
      {"title|text\nA|B\n", {'|', '"', false}},
      {"title,text;date\n", {',', '"', false}, "the more known names"},
      {"'title','text'\n'A, B','C'\n", {',', '\'', false}},
      {"title;text\n'A; B';'C'\n'D';'E'\n", {';', '\'', false}},
      {"title;text\n'Tis A;B\nC;D\n", {';', '"', false}, "an apostrophe"},
      {R"(title,text
"A \"quoted\", B","C"
"D","E"
)",
       {',', '"', true}},
      {"title\ttext\n\"Big win\" for A\tB\nC\tD\n",
       {'\t', '\0', false},
       "a text that begins with a quotation"},
      {"title\ttext\n\"Big win\tB\nC\tD\n", {'\t', '\0', false}, "or with one that goes on"},
      {"title\ttext\n\"A\tB\"\t\"C\nD\"\n", {'\t', '"', false}},
      {"title,text\nA,\"an open quote\n", {',', '"', false}, "not a table without quotes"},
      {"title,text\nA,\"an open quote\nB,C\nD,E\n", {',', '"', false}, "nor here"},
      {"sep=;\ntitle;text\nA;B\n", {';', '"', false}, "as spreadsheets say it"},
      {"sep=;\ntitle;text,date,url\nA;B\n", {';', '"', false}, "and it counts before the names"},
      {"\"sep=^\"\r\ntitle^text\r\n\"A^B\"^C\r\n", {'^', '"', false}, "any delimiter"},
      {"sep=\t\ntitle\ttext\n\"Big win\tB\nC\tD\n", {'\t', '\0', false}},
      {"sep='\ntitle;text\nA;B\n", {',', '"', false}, "a quote delimits nothing: a row"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(examine_csv(row.text).dialect, row.dialect) << row.text << row.reason;
  }
}

std::string table(const std::string& content) { return described(read_text("t.csv", content)); }

TEST(Csv, ColumnsAreKnownByName) {
  EXPECT_EQ(
      table("ID,Published At,Headline,Article Body,Source Name,Author,Link,Language,Tags,Mood\n"
            "17,2022-01-25T10:30:00+01:00,Ferry back in service,\"The ferry, it is said,\n"
            "\n"
            "sails \"\"again\"\".\",Harbour Times,By Jane Doe,http://ht.example/17,en,\"ferry, "
            "islands\",good\n"),
      R"(docno: 17
title: Ferry back in service
date: 2022-01-25T09:30:00Z
source: Harbour Times
language: en
url: http://ht.example/17
byline: Jane Doe
topic: ferry
topic: islands
| The ferry, it is said,
| 
| sails "again".
)");
}

TEST(Csv, TheLineThatSaysTheDelimiterIsNoRow) {
  for (const char* name : {"t.csv", "clippings"}) {
    const Recorder read = read_text(name, "\xEF\xBB\xBFSEP=;\r\ntitle;text\r\nA;B\r\nC;D;E\r\n");
    ASSERT_THAT(read.articles, SizeIs(1)) << name;
    EXPECT_EQ(read.articles[0].title + read.articles[0].text, "AB") << name;
    ASSERT_THAT(read.issues, SizeIs(1)) << name;
    EXPECT_EQ(read.issues[0].line, 4U) << name << ": lines are those of the file";
  }
}

TEST(Csv, TheBestColumnThatHasAValueCounts) {
  const Recorder read = read_text("t.csv",
                                  "summary,content,headline,title\n"
                                  "S,C,H,T\n"
                                  "S,,H,\n");
  ASSERT_THAT(read.articles, SizeIs(2));
  EXPECT_EQ(read.articles[0].title + read.articles[0].text, "TC");
  EXPECT_EQ(read.articles[1].title + read.articles[1].text, "HS");
}

TEST(Csv, ATextOfHtmlIsRead) {
  EXPECT_EQ(table("title,content\nT,\"<p>One &amp; two.</p>\n<p>Three.</p>\"\n"),
            "docno: t#1\ntitle: T\nlanguage: en\n| One & two.\n| Three.\n");
}

TEST(Csv, ColumnsWithoutNamesAreKnownByWhatTheyHold) {
  const std::string long_text(300, 'x');
  std::string content;
  for (const char* row : {"Sport;'A first title of", "Web;'A second title of",
                          "Sport;'A third title of", "Web;'A fourth title of"}) {
    content += std::string(row) + " twenty letters';'" + long_text + "; it''s';http://x.example/\n";
  }
  const Recorder read = read_text("t.csv", content);
  ASSERT_THAT(read.articles, SizeIs(4)) << read.outcome.reason;
  EXPECT_THAT(read.articles[0].topics, ElementsAre("Sport"));
  EXPECT_EQ(read.articles[0].title, "A first title of twenty letters");
  EXPECT_EQ(read.articles[0].text, long_text + "; it's");
  EXPECT_EQ(read.articles[0].url, "http://x.example/");
}

TEST(Csv, AHeaderInAnotherLanguageIsNoArticle) {
  const std::string text(300, 'x');
  const Recorder read = read_text("t.csv", "Nummer,Artikel\n1," + text + "\n2," + text + "\n");
  EXPECT_THAT(read.articles, SizeIs(2));
}

TEST(Csv, RowsOfTooFewOrTooManyFieldsAreSaid) {
  EXPECT_EQ(table("title,text,date\n"
                  "One,A,2022-01-25,,\n"
                  "\n"
                  "Two,B\n"
                  "Three,a comma, not quoted,2022-01-25\n"
                  "Four,\"D\",2022-01-26\n"),
            R"(docno: t#1
title: One
date: 2022-01-25
language: en
| A

docno: t#2
title: Two
language: en
| B

docno: t#4
title: Four
date: 2022-01-26
language: en
| D
warning 2: 2 fields in a table of 3 columns
failed #3: 4 fields in a table of 3 columns
)");
}

TEST(Csv, AnOpenQuoteIsSaidAndTakesNoOtherRowWithIt) {
  const std::string start = "title,text\nOne,\"A\nB\"\n";
  for (const char* rest : {"Two,\"C\nThree,D\n", "Two,\"C\nThree,D"}) {
    const Recorder read = read_text("t.csv", start + rest);
    EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
    EXPECT_FALSE(read.outcome.complete);
    EXPECT_EQ(read.outcome.reason,
              "the quote in line 4 is not closed: read line by line from there on");
    ASSERT_THAT(read.articles, SizeIs(3));
    EXPECT_EQ(read.articles[0].text, "A\nB");
    EXPECT_EQ(read.articles[1].text, "\"C");
    EXPECT_EQ(read.articles[2].text, "D");
  }
}

TEST(Csv, ARowOfTooFewFieldsInSeveralLinesIsBroken) {
  EXPECT_EQ(table("title,text,date\n\"One,\nA,2022\nB\"\nTwo,C,2022-01-25\n"),
            "docno: t#2\ntitle: Two\ndate: 2022-01-25\nlanguage: en\n| C\n"
            "failed #1: 1 fields in a table of 3 columns, in 3 lines\n");
}

TEST(Csv, QuotesThatWereNotDoubledMayStandInSeveralLines) {
  EXPECT_EQ(table("title,text\nOne,\"He said \"no, no\" and\nleft.\"\nTwo,B\n"),
            "docno: t#1\ntitle: One\nlanguage: en\n| He said \"no, no\" and\n| left.\n\n"
            "docno: t#2\ntitle: Two\nlanguage: en\n| B\n");
}

TEST(Csv, RowsThatAQuoteTookInAreReadByThemselves) {
  EXPECT_EQ(table("title,text\n\"One,A\nTwo,B\n\"Three\",C\nFour,D\n"),
            "docno: t#1\ntitle: \"One\nlanguage: en\n| A\n\n"
            "docno: t#2\ntitle: Two\nlanguage: en\n| B\n\n"
            "docno: t#3\ntitle: Three\nlanguage: en\n| C\n\n"
            "docno: t#4\ntitle: Four\nlanguage: en\n| D\n"
            "warning: a quote that is not closed: the next rows are read line by line\n");
}

TEST(Csv, EncodingsAreFoundForTheTableAndForARowOfAnother) {
  const Recorder read = read_text("t.csv",
                                  "title,text\ncaf\xC3\xA9,na\xC3\xAFve\n"
                                  "caf\xE9 au lait pour tous,\xE9t\xE9 \xE0 la plage\n");
  ASSERT_THAT(read.articles, SizeIs(2));
  EXPECT_EQ(read.articles[0].title, "café");
  EXPECT_EQ(read.articles[1].title, "café au lait pour tous");
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("title,text\nA,B\n")) utf16.append({c, '\0'});
  const Recorder wide = read_text("t.csv", utf16);
  ASSERT_THAT(wide.articles, SizeIs(1)) << "as spreadsheets write it";
  EXPECT_EQ(wide.articles[0].title, "A");
}

TEST(Csv, AHeaderAloneIsATableOfNothing) {
  const Recorder read = read_text("t.csv", "title,text\n");
  EXPECT_EQ(read.outcome.fate, FileFate::kRead);
  EXPECT_THAT(read.articles, IsEmpty());
}

TEST(Csv, RowsOfManySizesCrossTheWindowsBlocks) {
  std::string text = "id,text\n";
  for (std::size_t i = 0; i < 60; ++i) {
    text += std::to_string(i) + ",\"" + std::string(i * i * 350, 'x') + "\n" +
            std::string(i * i * 350, 'y') + "\"\r\n";
  }
  const RawRecorder read = parse(
      [](TextWindow& window, RecordSink& sink) { EXPECT_EQ(read_csv(window, sink), ""); }, text);
  ASSERT_THAT(read.records, SizeIs(60));
  for (std::size_t i = 0; i < 60; ++i) {
    EXPECT_EQ(read.records[i].id, std::to_string(i));
    EXPECT_EQ(read.records[i].text.size(), i * i * 700 + 1);
    EXPECT_EQ(read.records[i].line, 2 * i + 2);
  }
}

}  // namespace
}  // namespace newsdex::test
