// Reuters-21578's records, as they come and as they break.
#include "corpus/reuters_sgml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kDeclaration = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n";

std::string record(const std::string& id, const std::string& text) {
  return "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" OLDID=\"9\" NEWID=\"" + id +
         "\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n" + text + "\n</REUTERS>\n";
}

std::string simple(const std::string& id) {
  return record(id, "<TEXT>&#2;\n<TITLE>TITLE " + id + "</TITLE>\n<BODY>Text " + id +
                        ".\n&#3;</BODY></TEXT>");
}

TEST(ReutersSgml, AnArticleHasAllItsFields) {
  const Recorder read = read_text(
      "reut2-000.sgm",
      std::string(kDeclaration) +
          "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" CGISPLIT=\"TRAINING-SET\" OLDID=\"5544\" "
          "NEWID=\"1\">\n"
          "<DATE>26-FEB-1987 15:01:01.79&#5;&#5;&#5;RM</DATE>\n"
          "<TOPICS><D>grain</D><D>wheat</D></TOPICS>\n<PLACES><D>usa</D></PLACES>\n"
          "<PEOPLE><D>lyng</D></PEOPLE>\n<ORGS><D>ec</D><D>grain</D></ORGS>\n"
          "<EXCHANGES></EXCHANGES>\n<COMPANIES></COMPANIES>\n"
          "<UNKNOWN> \n&#5;&#5;&#5;C T\n&#22;&#22;&#1;f0704&#31;reute\nu f BC-X 02-26</UNKNOWN>\n"
          "<TEXT>&#2;\n<TITLE>BANKAMERICA &lt;BAC> OFFER</TITLE>\n"
          "<AUTHOR>    by Janie Gabbett, Reuters</AUTHOR>\n"
          "<DATELINE>    LOS ANGELES, Feb 26 - </DATELINE><BODY>BankAmerica Corp is not under\n"
          "pressure to act quickly on its proposed equity offering and\n"
          "would do well to delay it.\n"
          "    Some analysts said so &lt;here>.\n"
          " Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n");
  ASSERT_EQ(read.articles.size(), 1U);
  EXPECT_THAT(read.issues, IsEmpty());
  const Article& article = read.articles[0];
  EXPECT_EQ(article.title, "BANKAMERICA <BAC> OFFER");
  EXPECT_EQ(article.text,
            "LOS ANGELES, Feb 26 - BankAmerica Corp is not under pressure to act quickly on its "
            "proposed equity offering and would do well to delay it.\n"
            "Some analysts said so <here>.\n"
            "Reuter");
  EXPECT_EQ(to_string(*article.date), "1987-02-26T15:01:01Z");
  EXPECT_EQ(article.byline, "Janie Gabbett, Reuters");
  EXPECT_THAT(article.topics, ElementsAre("grain", "wheat", "usa", "lyng", "ec"));
  EXPECT_EQ(article.source, "Reuters");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.docno, "1");
  EXPECT_THAT(read.records, ElementsAre("1"));
  EXPECT_EQ(read.outcome.format, "reuters-sgml");
}

TEST(ReutersSgml, BriefAndUnprocessedRecords) {
  const Recorder read = read_text(
      "x.sgm",
      std::string(kDeclaration) +
          record("1",
                 "<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>FED SETS REPO\n</TITLE>Blah blah "
                 "blah.\n&#3;\n\n</TEXT>") +
          record("2",
                 "<TEXT TYPE=\"UNPROC\">&#2;\nFEDERAL RESERVE REPORT 1 - FEB 26\n    Two weeks "
                 "ended Feb 25\n Net free reserves....644\n Reuter\n&#3;\n\n</TEXT>") +
          record("3",
                 "<TEXT TYPE=\"UNPROC\">&#2;\nall in small letters\nand goes on\n&#3;</TEXT>") +
          record("4",
                 "<TEXT>&#2;\n<TITLE>FUTURES</TITLE>\n MTH  LAST   BYR\n<BODY> MAY  "
                 "132.1   131\n&#3;</BODY></TEXT>") +
          record("5", "<TEXT TYPE=\"UNPROC\">&#2;\n&#3;\n\n</TEXT>"));
  ASSERT_EQ(read.articles.size(), 5U);
  EXPECT_EQ(read.articles[0].title, "FED SETS REPO");
  EXPECT_EQ(read.articles[0].text, "") << "filler is no text";
  EXPECT_EQ(read.articles[1].title, "FEDERAL RESERVE REPORT 1 - FEB 26");
  EXPECT_EQ(read.articles[1].text, "Two weeks ended Feb 25\nNet free reserves....644\nReuter");
  EXPECT_EQ(read.articles[2].title, "");
  EXPECT_EQ(read.articles[2].text, "all in small letters and goes on");
  EXPECT_EQ(read.articles[3].text, "MTH  LAST   BYR\nMAY  132.1   131")
      << "text outside of BODY is not lost";
  ASSERT_EQ(read.issues.size(), 1U);
  EXPECT_EQ(read.issues[0].kind, IssueKind::kWarning);
  EXPECT_EQ(read.issues[0].record, "5");
  EXPECT_THAT(read.issues[0].reason, HasSubstr("no words"));
}

TEST(ReutersSgml, ARecordInAnotherEncodingIsDecodedAlone) {
  const Recorder read =
      read_text("x.sgm", std::string(kDeclaration) +
                             record("1", "<TEXT><BODY>Mr. M\xFCller said.</BODY></TEXT>") +
                             record("2", "<TEXT><BODY>Frau Müller sagte.</BODY></TEXT>"));
  ASSERT_EQ(read.articles.size(), 2U);
  EXPECT_EQ(read.articles[0].text, "Mr. Müller said.");
  EXPECT_EQ(read.articles[1].text, "Frau Müller sagte.");
}

TEST(ReutersSgml, BrokenRecordsAreNamedAndTheirNeighboursKept) {
  std::string unended = simple("2");
  unended.resize(unended.find("</REUTERS>"));
  const std::string good = std::string(kDeclaration) + simple("1");
  const Recorder read =
      read_text("x.sgm", good + unended + simple("3") + "</REUTERS>\n" + simple("4") +
                             "stray text\n" + simple("5") + "<REUTERS NEWID=\"6\">\ncut");
  std::vector<std::string> kept;
  for (const Article& article : read.articles) kept.push_back(article.docno);
  EXPECT_THAT(kept, ElementsAre("1", "3", "4", "5"));
  ASSERT_EQ(read.issues.size(), 4U);
  for (const RecordIssue& issue : read.issues) EXPECT_EQ(issue.kind, IssueKind::kFailed);
  EXPECT_EQ(read.issues[0].line, 9U);
  EXPECT_THAT(read.issues[0].reason, HasSubstr("before the next <REUTERS>"));
  EXPECT_EQ(read.issues[0].record, "#2");
  EXPECT_THAT(read.issues[1].reason, HasSubstr("</REUTERS> without its <REUTERS>"));
  EXPECT_EQ(read.issues[1].line, 22U);
  EXPECT_THAT(read.issues[2].reason, HasSubstr("text outside of any <REUTERS>"));
  EXPECT_EQ(read.issues[2].line, 30U);
  EXPECT_THAT(read.issues[3].reason, HasSubstr("before the file ends"));
  EXPECT_EQ(read.outcome.fate, FileFate::kRead);
  EXPECT_TRUE(read.outcome.complete);
}

TEST(ReutersSgml, RecordsCrossTheWindowsBlocks) {
  std::string text{kDeclaration};
  for (int i = 0; i < 40; ++i) {
    text += record(
        std::to_string(i),
        "<TEXT><BODY>" + std::string(static_cast<std::size_t>(i) * 9'000, 'x') + "</BODY></TEXT>");
  }
  const RawRecorder read = parse(kReutersSgmlFormat, text);
  ASSERT_EQ(read.records.size(), 40U);
  for (std::size_t i = 0; i < 40; ++i) {
    EXPECT_EQ(read.records[i].text.find_last_of('x') + 1, i * 9'000);
    EXPECT_EQ(read.records[i].line, 2 + i * 4);
  }
  EXPECT_THAT(read.broken_records, IsEmpty());
}

}  // namespace
}  // namespace newsdex::test
