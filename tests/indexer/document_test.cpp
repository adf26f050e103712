// What the index stores of an article: terms with their counts and positions, values, record.
#include "indexer/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "common/record.hpp"
#include "common/schema.hpp"

namespace newsdex {
namespace {

using testing::ElementsAre;

Article sample() {
  Article article;
  article.id = "n/a.txt";
  article.docno = "a";
  article.path = "/n/a.txt";
  article.title = "Strikes End";
  article.text = "The strike ended. Crews met Mara Quill in Łódź.";
  article.language = "en";
  article.source = "Harbour  Gazette";
  article.byline = "Mara Quill";
  article.topics = {"Shipping"};
  article.url = "https://x.example/A";
  article.date = parse_date("2022-01-25");
  return article;
}

// "term wdf [positions]" of each term, but for the keys, in byte order.
std::vector<std::string> terms_of(const Xapian::Document& document) {
  std::vector<std::string> out;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    std::string line = *term + " " + std::to_string(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
      line += (line.find('@') == std::string::npos ? " @" : ",") + std::to_string(*at);
    }
    out.push_back(line);
  }
  return out;
}

TEST(Document, HoldsTheTermsOfTheSchema) {
  const BuiltDocument built = DocumentBuilder().build(sample());
  EXPECT_THAT(
      terms_of(built.document),
      ElementsAre("Amara 0", "Aquill 0", "D20220125 0", "Hharbour gazette 0", "Kshipping 0",
                  "Len 0", "M202201 0", "P/n/a.txt 0", "Qn/a.txt 0", "Send 0", "Sstrikes 0",
                  "Uhttps://x.example/a 0", "XNlodz 0", "XNmara 0",
                  "XNquill 0",  // not "The" and "Crews", which begin sentences
                  "Y2022 0", "ZSend 1", "ZSstrike 1", "Zcrew 1 @70", "Zend 2 @2,69", "Zin 1 @74",
                  "Zlodz 1 @75", "Zmara 1 @72", "Zmet 1 @71", "Zquill 1 @73", "Zstrike 2 @1,68",
                  "Zthe 1 @67", "crews 1", "end 1", "ended 1", "in 1", "lodz 1", "mara 1", "met 1",
                  "quill 1", "strike 1", "strikes 1", "the 1"));
}

TEST(Document, TellsWhereWordsStand) {
  const BuiltDocument built = DocumentBuilder().build(sample());
  const std::string value = built.document.get_value(schema::kPassageLengthsSlot);
  const schema::PassageLengths lengths(value);
  EXPECT_EQ(lengths.title_words(), 2u);
  EXPECT_EQ(lengths.first_position(), 67u);
  ASSERT_EQ(lengths.passages(), 1u);
  EXPECT_EQ(lengths.words(0), 9u);
  EXPECT_EQ(Xapian::sortable_unserialise(built.document.get_value(schema::kPublishedSlot)),
            1643068800);
}

TEST(Document, KeepsTheArticleToShow) {
  const StoredRecord record = decode_record(DocumentBuilder().build(sample()).document.get_data());
  EXPECT_EQ(record.article, sample());
  EXPECT_EQ(record.passages, (PassageRanges{{0, sample().text.size()}}));
}

TEST(Document, ANameIsAnyWordOfAScriptWithoutCase) {
  Article article = sample();
  article.language = "ar";
  article.text = "محمد علي.";
  const Xapian::Document document = DocumentBuilder().build(article).document;
  std::set<std::string> terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    terms.insert(*term);
  }
  EXPECT_TRUE(terms.contains("XNمحمد")) << "although it begins its sentence";
  EXPECT_TRUE(terms.contains("XNعلي"));
}

TEST(Document, ADateKnownByMonthHasNoDay) {
  Article article = sample();
  article.date = parse_date("2022-01");
  for (const std::string& term : terms_of(DocumentBuilder().build(article).document)) {
    EXPECT_FALSE(term.starts_with("D2")) << term;
  }
}

TEST(Document, AnArticleWithNothingHasItsKeys) {
  Article article;
  article.id = "n/b";
  article.path = "/n/b";
  EXPECT_THAT(terms_of(DocumentBuilder().build(article).document),
              ElementsAre("P/n/b 0", "Qn/b 0"));
}

}  // namespace
}  // namespace newsdex
