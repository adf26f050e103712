// TREC's records in the manner of each publisher of the disks (texts invented).
#include "corpus/trec_sgml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Article article_of(const std::string& record) {
  const Recorder read = read_text("docs.sgm", record);
  EXPECT_EQ(read.articles.size(), 1U) << record;
  EXPECT_THAT(read.issues, IsEmpty()) << record;
  return read.articles.empty() ? Article() : read.articles.front();
}

TEST(TrecSgml, AssociatedPress) {
  const Article article = article_of(
      "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<FILEID>AP-NR-02-12-88</FILEID>\n"
      "<FIRST>r i AM-Canal     02-12 0100</FIRST>\n<SECOND>AM-Canal,90</SECOND>\n"
      "<HEAD>Ships Wait at &amp; Near Canal</HEAD>\n<BYLINE>By JOHN ROE</BYLINE>\n"
      "<DATELINE>PANAMA CITY (AP) </DATELINE>\n"
      "<TEXT>\n   Ships waited on Friday.\n</TEXT>\n<TEXT>\n   More ships "
      "came.\n</TEXT>\n</DOC>\n");
  EXPECT_EQ(article.docno, "AP880212-0001");
  EXPECT_EQ(article.title, "Ships Wait at & Near Canal");
  EXPECT_EQ(article.byline, "JOHN ROE");
  EXPECT_EQ(article.text, "PANAMA CITY (AP)\n\nShips waited on Friday.\n\nMore ships came.");
}

TEST(TrecSgml, FinancialTimes) {
  const Article article = article_of(
      "<DOC>\n<DOCNO>FT911-3</DOCNO>\n<PROFILE>_AN-BEOA7AAIFT</PROFILE>\n<DATE>910514\n</DATE>\n"
      "<HEADLINE>\nFT  14 MAY 91 / Brewer gains\n</HEADLINE>\n<TEXT>\nA brewer gained.\n</TEXT>\n"
      "<PUB>The Financial Times\n</PUB>\n<PAGE>\nLondon Page 20\n</PAGE>\n</DOC>\n");
  EXPECT_EQ(article.title, "FT 14 MAY 91 / Brewer gains");
  EXPECT_EQ(to_string(*article.date), "1991-05-14");
  EXPECT_EQ(article.source, "The Financial Times");
  EXPECT_EQ(article.text, "A brewer gained.");
}

TEST(TrecSgml, LosAngelesTimes) {
  const Article article = article_of(
      "<DOC>\n<DOCNO> LA010189-0001 </DOCNO>\n<DOCID> 1 </DOCID>\n"
      "<DATE>\n<P>\nJanuary 1, 1989, Sunday, Home Edition \n</P>\n</DATE>\n"
      "<HEADLINE>\n<P>\nNew water law; \n</P>\n<P>\nfarmers wait\n</P>\n</HEADLINE>\n"
      "<TEXT>\n<P>\nThe first paragraph. \n</P>\n<P>\nThe second. \n</P>\n</TEXT>\n</DOC>\n");
  EXPECT_EQ(article.title, "New water law; farmers wait");
  EXPECT_EQ(to_string(*article.date), "1989-01-01");
  EXPECT_EQ(article.text, "The first paragraph.\n\nThe second.");
}

TEST(TrecSgml, WallStreetJournal) {
  const Article article = article_of(
      "<DOC>\n<DOCNO> WSJ870324-0001 </DOCNO>\n<HL> Maker Sees Loss </HL>\n<DD> 03/24/87</DD>\n"
      "<SO> WALL STREET JOURNAL (J)</SO>\n<LP>\n   The lead.\n</LP>\n<TEXT>\n   The "
      "rest.\n</TEXT>\n</DOC>");
  EXPECT_EQ(article.title, "Maker Sees Loss");
  EXPECT_EQ(article.text, "The lead.\n\nThe rest.");
  EXPECT_EQ(to_string(*article.date), "1987-03-24");
  EXPECT_EQ(article.source, "WALL STREET JOURNAL (J)");
}

TEST(TrecSgml, ForeignBroadcastService) {
  const Article article = article_of(
      "<DOC>\n<DOCNO> FBIS3-1 </DOCNO>\n<HT> \"cr001\" </HT>\n<HEADER>\n<DATE1>  1 March 1994 "
      "</DATE1>\n"
      "<H3> <TI>   Talks Continue </TI></H3>\n</HEADER>\n"
      "<TEXT>\nLanguage: <F P=105>Russian </F>\nArticle text.\n</TEXT>\n</DOC>");
  EXPECT_EQ(article.title, "Talks Continue");
  EXPECT_EQ(to_string(*article.date), "1994-03-01");
  EXPECT_THAT(article.text, HasSubstr("Language: Russian"));
}

TEST(TrecSgml, Gigaword) {
  const Article article = article_of(
      "<DOC id=\"NYT_ENG_19940701.0001\" type=\"story\" >\n<HEADLINE>\nStorm comes\n</HEADLINE>\n"
      "<DATELINE>\nMIAMI\n</DATELINE>\n<TEXT>\n<P>\nOne.\n</P>\n<P>\nTwo.\n</P>\n</TEXT>\n</DOC>");
  EXPECT_EQ(article.docno, "NYT_ENG_19940701.0001");
  EXPECT_EQ(article.text, "MIAMI\n\nOne.\n\nTwo.");
}

TEST(TrecSgml, BlankElementsDoNotCountHoweverManyThereAre) {
  std::string blank;
  for (int i = 0; i < 20'000; ++i) {
    blank += "<DOCNO> \n</DOCNO>\n<DATE>\t</DATE>\n<HEADLINE>\n  \n</HEADLINE>\n";
  }
  const Article article =
      article_of("<DOC>\n" + blank + "<DOCNO> A-1 </DOCNO><DOCNO>A-2</DOCNO><DATE> 910514</DATE>" +
                 "<DATE>920101</DATE><HEADLINE>\n Rain </HEADLINE>" + blank +
                 "<HEADLINE>Wind</HEADLINE>\n<TEXT>\nIt rained.\n</TEXT>\n</DOC>\n");
  EXPECT_EQ(article.docno, "A-1");
  EXPECT_EQ(to_string(*article.date), "1991-05-14");
  EXPECT_EQ(article.title, "Rain");
  EXPECT_EQ(article.text, "Wind\n\nIt rained.");
}

TEST(TrecSgml, WithoutTextElementTheRestIsTheText) {
  const Article article = article_of("<DOC>\n<DOCNO>1</DOCNO>\nAll of this is text.\n</DOC>\n");
  EXPECT_EQ(article.text, "All of this is text.");
}

TEST(TrecSgml, WrappedParagraphsAreJoined) {
  const Article article = article_of(
      "<DOC>\n<DOCNO>1</DOCNO>\n<TEXT>\n"
      "The government said on Tuesday that it would not accept the proposal of\n"
      "the opposition to hold new elections before the end of the year, as the\n"
      "country needs calm. A spokesman said talks would go on, however, and he\n"
      "hoped for an agreement soon.\n<P>\nHe left.\n</TEXT>\n</DOC>");
  EXPECT_EQ(article.text,
            "The government said on Tuesday that it would not accept the proposal of the "
            "opposition to hold new elections before the end of the year, as the country needs "
            "calm. A spokesman said talks would go on, however, and he hoped for an agreement "
            "soon.\n\nHe left.");
}

TEST(TrecSgml, BrokenRecordsAreNamedAndTheirNeighboursKept) {
  const Recorder read = read_text("docs.sgm",
                                  "<DOC>\n<DOCNO>1</DOCNO><TEXT>One.</TEXT>\n</DOC>\n"
                                  "<DOC>\n<DOCNO>2</DOCNO><TEXT>Two.</TEXT>\n"
                                  "<DOC>\n<DOCNO>3</DOCNO><TEXT>Three.</TEXT>\n</DOC>\n"
                                  "</DOC>\n"
                                  "<doc>\n<docno>4</docno><text>Four, unended.\n</doc>\n");
  std::vector<std::string> kept;
  for (const Article& article : read.articles) kept.push_back(article.docno);
  EXPECT_THAT(kept, ElementsAre("1", "3", "4"));
  ASSERT_EQ(read.issues.size(), 2U);
  EXPECT_EQ(read.issues[0].line, 4U);
  EXPECT_EQ(read.issues[1].line, 9U);
}

TEST(TrecSgml, DatesOfNewspapers) {
  const std::pair<const char*, const char*> rows[] = {
      {"910514", "19910514"},
      {"January 1, 1989, Sunday, Home Edition", "January 1, 1989, Sunday"},
      {" 1998-06-01 00:05:00 ", "1998-06-01 00:05:00"},
      {"= 870323", "19870323"},
      {"03/24/87", "1987-03-24"},
      {"someday, perhaps", "someday, perhaps"},
      {"", ""},
  };
  for (const auto& [raw, date] : rows) EXPECT_EQ(trec_date(raw), date) << raw;
}

}  // namespace
}  // namespace newsdex::test
