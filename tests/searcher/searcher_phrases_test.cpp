// Phrases, stars in them, and words near each other over small indexes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_searches.hpp"

namespace newsdex {
namespace {

using test::article;
using test::harbour;
using test::highlighted;
using test::ids;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

using SearcherPhrases = test::SmallSearches;

TEST_F(SearcherPhrases, AnExactPhraseIsVerifiedAndHighlightedWhole) {
  auto searcher = over(harbour());
  const SearchResult result = searcher.search("\"swift and decisive response\"");
  ASSERT_THAT(ids(result), ElementsAre("quote"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("swift and decisive response"));
}

TEST_F(SearcherPhrases, AnExactPhraseIsNotItsStems) {
  auto searcher = over({article("a", "", "She responded decisively."),
                        article("b", "", "She responds decisively.")});
  EXPECT_THAT(ids(searcher.search("\"responded decisively\"")), ElementsAre("a"));
  EXPECT_THAT(ids(searcher.search("\"responds decisively\"")), ElementsAre("b"));
  EXPECT_THAT(ids(searcher.search("\"respond decisively\"")), ElementsAre());
}

TEST_F(SearcherPhrases, NotAPhraseExcludesOnlyWhatHasThePhraseItself) {
  auto searcher =
      over({article("a", "", "She responded decisively."),
            article("b", "", "She responds decisively."), article("c", "", "She slept.")});
  EXPECT_THAT(ids(searcher.search("she -\"responded decisively\"")),
              UnorderedElementsAre("b", "c"));
  EXPECT_THAT(ids(searcher.search("she NOT \"responds decisively\"")),
              UnorderedElementsAre("a", "c"));
}

TEST_F(SearcherPhrases, APhraseIgnoresCaseAccentsAndTypographicQuotes) {
  auto searcher = over({article("a", "", "The “Café Łódź” doesn’t open.")});
  EXPECT_THAT(ids(searcher.search("\"cafe lodz doesn't\"")), ElementsAre("a"));
  EXPECT_THAT(ids(searcher.search("\"CAFÉ Łodz doesn’t OPEN\"")), ElementsAre("a"));
}

TEST_F(SearcherPhrases, AStarInAQuotationIsAnyWordThatBeginsSo) {
  auto searcher = over({article("a", "", "The Belarusian army moved."),
                        article("b", "", "The army of Belarus moved."),
                        article("c", "", "A Belarusan army, they wrote."),
                        article("d", "Belarus army moves", "Nothing more is known.")});
  const SearchResult result = searcher.search("\"belarus* army\"");
  EXPECT_THAT(ids(result), UnorderedElementsAre("a", "c", "d"));
  EXPECT_EQ(result.total_is, TotalIs::kExact);
  for (const Hit& hit : result.hits) {
    if (hit.id != "a") continue;
    EXPECT_THAT(highlighted(hit), ElementsAre("Belarusian army"));
  }
  EXPECT_THAT(ids(searcher.search("\"the b* a* moved\"")), ElementsAre("a"));
  EXPECT_THAT(ids(searcher.search("\"b* a*\"")), UnorderedElementsAre("a", "c", "d"));
  EXPECT_THAT(ids(searcher.search("title:\"bel* army\"")), ElementsAre("d"));
  EXPECT_THAT(ids(searcher.search("army -\"belarus* army\"")), ElementsAre("b"));
}

TEST_F(SearcherPhrases, NearInTitlesLooksAtTitlesAlone) {
  auto searcher = over({article("a", "Oil price", "Nothing."), article("b", "Oil", "Oil price.")});
  EXPECT_THAT(ids(searcher.search("title:oil NEAR/2 title:price")), ElementsAre("a"));
}

TEST_F(SearcherPhrases, AWordNearItselfMustBeThereTwice) {
  auto searcher = over({article("a", "", "Oil, oil and more."), article("b", "", "Oil and more.")});
  EXPECT_THAT(ids(searcher.search("oil NEAR/3 oil")), ElementsAre("a"));
  EXPECT_THAT(ids(searcher.search("\"oil oils oil\"~9")), ElementsAre());
}

TEST_F(SearcherPhrases, APhraseInATitleScores) {
  auto searcher = over(harbour());
  const SearchResult result = searcher.search("title:\"oil price\"");
  ASSERT_THAT(ids(result), ElementsAre("price"));
  EXPECT_GT(result.hits[0].score, 0);
}

TEST_F(SearcherPhrases, APhraseAcrossPassagesBelongsToTheOneWhereItStarts) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "Ten words stand in each of these very plain sentences. ";
  text += "Here comes the";  // the passage is cut inside this run of words without a stop
  for (int i = 0; i < 300; ++i) text += " word" + std::to_string(i);
  text += ". It ends here. And goes on.";
  auto searcher = over({article("a", "", text)});
  const SearchResult all = searcher.search("word0", {.per_article = 1});
  ASSERT_EQ(all.hits.size(), 1u);
  bool crossed = false;
  for (int i = 0; i + 1 < 300; ++i) {
    const std::string phrase = "word" + std::to_string(i) + " word" + std::to_string(i + 1);
    const SearchResult result = searcher.search("\"" + phrase + "\"");
    ASSERT_EQ(result.hits.size(), 1u) << phrase;
    ASSERT_THAT(highlighted(result.hits[0]), ElementsAre(phrase));
    const Passage& passage = result.hits[0].passage;
    EXPECT_EQ(passage.text, text.substr(passage.begin, passage.end - passage.begin));
    crossed = crossed || passage.text.ends_with("word299.");
  }
  EXPECT_TRUE(crossed) << "one of the phrases crosses a cut and is shown to its sentence's end";
}

TEST_F(SearcherPhrases, PartsOfATypedWordStandSideBySide) {
  auto searcher = over({article("a", "", "COVID-19 cases fell."),
                        article("b", "", "The covid report of 19 pages.")});
  const SearchResult result = searcher.search("covid-19");
  ASSERT_THAT(ids(result), ElementsAre("a"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("COVID-19"));
}

TEST_F(SearcherPhrases, WordsNearEachOther) {
  auto searcher =
      over({article("a", "", "Oil rose while the price fell."),
            article("b", "", "Oil is one thing, said the man, and quite another is the price.")});
  const SearchResult result = searcher.search("oil NEAR/5 price");
  ASSERT_THAT(ids(result), ElementsAre("a"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("Oil", "price"));
}

TEST_F(SearcherPhrases, PhrasesGivenApartAreRequiredBesideAllThatTheQueryRequires) {
  auto searcher = over({article("a", "", "Grain barges pass the canal."),
                        article("b", "", "Grain barges pass."), article("c", "", "The canal.")});
  EXPECT_THAT(ids(searcher.search("", {.phrases = {"grain barges"}})),
              UnorderedElementsAre("a", "b"));
  EXPECT_THAT(ids(searcher.search("+canal", {.phrases = {"grain barges"}})), ElementsAre("a"));
  EXPECT_THAT(ids(searcher.search("canal", {.phrases = {"grain barges"}})), ElementsAre("a", "b"))
      << "a word only ranks beside a phrase";
  EXPECT_THROW((void)searcher.search("canal", {.phrases = {"!?"}}), Error);
  EXPECT_THAT(ids(searcher.search("-canal", {.phrases = {"grain barges"}})), ElementsAre("b"));
}

}  // namespace
}  // namespace newsdex
