// The searcher over small indexes: what matches, with which passage and highlights.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "tests/support/small_searches.hpp"

namespace newsdex {
namespace {

using test::article;
using test::harbour;
using test::highlighted;
using test::highlighted_in_title;
using test::ids;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

using SearcherTest = test::SmallSearches;

TEST_F(SearcherTest, FindsFormsOfAWordAndHighlightsThem) {
  auto searcher = over(harbour());
  const SearchResult result = searcher.search("strikes");
  ASSERT_THAT(ids(result), ElementsAre("ferry"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("striking"));
  EXPECT_THAT(highlighted_in_title(result.hits[0]), ElementsAre("strike"));
  EXPECT_EQ(result.total, 1u);
  EXPECT_EQ(result.total_is, TotalIs::kExact);
}

TEST_F(SearcherTest, ASearchEndsInTimeAndSaysSo) {
  auto searcher = over(harbour());
  const SearchResult result = searcher.search("oil", {.timeout_seconds = 1e-9});
  EXPECT_EQ(result.total_is, TotalIs::kAtLeast);
  ASSERT_EQ(result.warnings.size(), 1u);
  EXPECT_THAT(result.warnings[0].message, testing::HasSubstr("stopped after 1e-09 s"));
  EXPECT_EQ(searcher.search("oil", {.timeout_seconds = 0}).total_is, TotalIs::kExact);
}

// "At least 0 articles", and one below it: it was found after they had been counted.
TEST_F(SearcherTest, NoTotalIsLessThanWhatIsShown) {
  std::vector<Article> articles;
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    articles.push_back(article("a" + number, "", "Oil of the " + number + ", the oil of it."));
  }
  auto searcher = over(articles);
  for (int i = 1; i < 300; ++i) {
    const SearchResult result = searcher.search("\"the oil\"", {.timeout_seconds = i * 2e-5});
    ASSERT_GE(result.total, result.hits.size()) << i;
  }
}

TEST_F(SearcherTest, ABeginningOfTooManyWordsIsCutAndSaysSo) {
  std::string text = "azure azure azure";
  for (int i = 0; i < 1000; ++i) text += " a" + std::to_string(i);
  auto searcher = over({article("a", "", text), article("b", "", "Azure.")});
  const SearchResult result = searcher.search("oil a*", {.strict = true});
  EXPECT_EQ(result.total, 2u) << "azure is the most frequent";
  ASSERT_EQ(result.warnings.size(), 1u);
  EXPECT_THAT(result.warnings[0].message, testing::HasSubstr("1,000 most frequent of the 1,001"));
  EXPECT_EQ(result.warnings[0].begin, 4u);
  EXPECT_EQ(result.warnings[0].end, 6u);
  EXPECT_TRUE(searcher.search("oil az*").warnings.empty());
}

TEST_F(SearcherTest, ExplainsWhatEachPartGave) {
  auto searcher = over(harbour());
  const SearchResult result =
      searcher.search("oil^2 \"price of\" title:climbs -zeppelin", {.explain = true});
  ASSERT_THAT(ids(result), ElementsAre("price"));
  const std::string& said = result.hits[0].explanation;
  // Oil stands in the passage twice and in the title once.
  for (const char* part :
       {"oil^2 ", "\"price of\" ", "title:climbs ", "oil^2 ×3 ", "whole ", "lead "}) {
    EXPECT_THAT(said, testing::HasSubstr(part));
  }
  EXPECT_THAT(said, testing::Not(testing::HasSubstr("zeppelin")));
}

TEST_F(SearcherTest, RequiredAndForbiddenWords) {
  auto searcher = over(harbour());
  EXPECT_THAT(ids(searcher.search("+minister swift")), UnorderedElementsAre("quote", "near"));
  EXPECT_THAT(ids(searcher.search("minister -expected")), ElementsAre("quote"));
  EXPECT_THAT(ids(searcher.search("oil AND traders")), ElementsAre("price"));
  EXPECT_THAT(ids(searcher.search("(ferry OR oil) NOT traders")), ElementsAre("ferry"));
}

TEST_F(SearcherTest, NotExcludesAllThatAnAndOfWordsMatches) {
  auto searcher = over({article("a", "Łódź", "A résumé of Łódź."), article("b", "", "Łódź."),
                        article("c", "Łódź", "Łódź at night."), article("d", "Résumé", "Łódź.")});
  EXPECT_THAT(ids(searcher.search("lodz NOT (résumé AND title:Łódź)")),
              UnorderedElementsAre("b", "c", "d"));
}

TEST_F(SearcherTest, ForbiddenWordsAreNeverHighlighted) {
  auto searcher = over({article("a", "", "Oil and gas."), article("b", "", "Oil and coal.")});
  const SearchResult result = searcher.search("oil -gas");
  ASSERT_THAT(ids(result), ElementsAre("b"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("Oil"));
}

TEST_F(SearcherTest, AMatchInTheTitleAloneShowsTheLead) {
  auto searcher = over(harbour());
  const SearchResult result = searcher.search("zeppelin");
  ASSERT_THAT(ids(result), ElementsAre("title"));
  EXPECT_EQ(result.hits[0].passage.number, 0u);
  EXPECT_EQ(result.hits[0].passage.text, "An airship was seen over the town.");
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre());
  EXPECT_THAT(highlighted_in_title(result.hits[0]), ElementsAre("Zeppelin"));
}

TEST_F(SearcherTest, FieldsFilterAndScore) {
  auto articles = harbour();
  articles[0].source = "Harbour Gazette";
  articles[0].byline = "Mara Quill";
  articles[0].topics = {"shipping"};
  articles[0].url = "https://gazette.example/1";
  articles[0].date = parse_date("2022-01-25");
  articles[1].date = parse_date("2021");
  auto searcher = over(articles);
  EXPECT_THAT(ids(searcher.search("title:strike")), ElementsAre("ferry"));
  EXPECT_THAT(ids(searcher.search("title:monday")), ElementsAre());
  EXPECT_THAT(ids(searcher.search("title:\"oil price\"")), ElementsAre("price"));
  EXPECT_THAT(ids(searcher.search("title:\"price oil\"")), ElementsAre());
  EXPECT_THAT(ids(searcher.search("byline:quill")), ElementsAre("ferry"));
  EXPECT_GT(searcher.search("byline:quill").hits[0].score, 0);
  EXPECT_THAT(ids(searcher.search("source:\"harbour gazette\"")), ElementsAre("ferry"));
  EXPECT_THAT(ids(searcher.search("topic:shipping")), ElementsAre("ferry"));
  EXPECT_THAT(ids(searcher.search("id:price")), ElementsAre("price"));
  EXPECT_THAT(ids(searcher.search("path:/news/price.txt")), ElementsAre("price"));
  EXPECT_THAT(ids(searcher.search("path:/news oil")), ElementsAre("price"));
  EXPECT_THAT(ids(searcher.search("url:https://gazette.example/1")), ElementsAre("ferry"));
  EXPECT_THAT(ids(searcher.search("date:2022-01")), ElementsAre("ferry"));
  EXPECT_THAT(ids(searcher.search("date:2021..2022")), ElementsAre("ferry", "price"));
  EXPECT_THAT(ids(searcher.search("monday oil source:\"harbour gazette\"")), ElementsAre("ferry"));
}

// The index does not say how often a word is in a title: not seldom was taken for never.
TEST_F(SearcherTest, ABeginningInATitleIsFoundBesideARarerWord) {
  auto searcher = over({article("a", "Harbour news", "The ferry was late."),
                        article("b", "Harbours", "Crabs were caught."),
                        article("c", "Ports", "Crabs in the harbour.")});
  for (const char* query :
       {"title:har* AND crabs", "+title:har* +crabs", "crabs +title:\"harbours\"",
        "title:\"har*\" AND crabs", "(title:har* AND crabs) NOT ports"}) {
    SCOPED_TRACE(query);
    EXPECT_THAT(ids(searcher.search(query)), ElementsAre("b"));
  }
}

std::string long_text() {
  std::string text;
  for (int paragraph = 0; paragraph < 6; ++paragraph) {
    for (int sentence = 0; sentence < 8; ++sentence) {
      text += "Paragraph " + std::to_string(paragraph) +
              " has a sentence of about twelve plain words here. ";
    }
    if (paragraph == 3) text += "The lighthouse keeper saw the wreck. ";
    text.back() = '\n';
  }
  return text;
}

TEST_F(SearcherTest, ShowsThePassageThatMatchesAndItsPlace) {
  auto searcher = over({article("a", "", long_text())});
  const SearchResult result = searcher.search("lighthouse wreck");
  ASSERT_EQ(result.hits.size(), 1u);
  const Passage& passage = result.hits[0].passage;
  EXPECT_EQ(passage.number, 4u);
  EXPECT_EQ(passage.of, 6u);
  EXPECT_EQ(passage.text, long_text().substr(passage.begin, passage.end - passage.begin));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("lighthouse", "wreck"));
}

TEST_F(SearcherTest, SeveralPassagesOfOneArticleWhereAskedFor) {
  auto searcher = over({article("a", "", long_text())});
  EXPECT_EQ(searcher.search("paragraph").hits.size(), 1u);
  const SearchResult result = searcher.search("paragraph", {.per_article = 3});
  EXPECT_EQ(result.hits.size(), 3u);
  EXPECT_EQ(result.total, 1u) << "the total counts articles";
}

TEST_F(SearcherTest, SeveralLanguagesInOneIndex) {
  auto searcher =
      over({article("en", "", "They are invading."), article("de", "", "Die Häuser brennen.", "de"),
            article("fr", "", "L'homme résumé.", "fr"),
            article("ru", "", "Российские войска вошли.", "ru"),
            article("zh", "", "白俄罗斯总统卢卡申科宣布军事演习。", "zh"),
            article("xx", "", "Umushinga munini.", "rw")});
  EXPECT_THAT(ids(searcher.search("invade")), ElementsAre("en"));
  EXPECT_THAT(ids(searcher.search("haus")), ElementsAre("de"));
  EXPECT_THAT(ids(searcher.search("hommes")), ElementsAre("fr"));
  EXPECT_THAT(ids(searcher.search("resume")), ElementsAre("fr"));
  EXPECT_THAT(ids(searcher.search("российский")), ElementsAre("ru"));
  EXPECT_THAT(ids(searcher.search("军事演习")), ElementsAre("zh"));
  EXPECT_THAT(ids(searcher.search("umushinga")), ElementsAre("xx"));
}

TEST_F(SearcherTest, AWordOfARareLanguageIsFoundAsTypedAndItsPassageShown) {
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i)
    articles.push_back(article("en" + std::to_string(i), "", "Plain English."));
  articles.push_back(article("fi", "", "Talossa asui mies.", "fi"));
  auto searcher = over(articles);
  const SearchResult result = searcher.search("talossa");
  ASSERT_THAT(ids(result), ElementsAre("fi"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("Talossa"));
}

TEST_F(SearcherTest, PrefixesAreFoundAndHighlighted) {
  auto searcher =
      over({article("a", "", "Belarusian troops."), article("b", "", "Belarus and Belgium.")});
  const SearchResult result = searcher.search("belarus*");
  ASSERT_THAT(ids(result), UnorderedElementsAre("a", "b"));
  for (const Hit& hit : result.hits) EXPECT_EQ(highlighted(hit).size(), 1u);
}

TEST_F(SearcherTest, EmptyAndMeaninglessQueries) {
  auto searcher = over(harbour());
  EXPECT_THROW((void)searcher.search(""), Error);
  EXPECT_THROW((void)searcher.search(" \t"), Error);
  const SearchResult result = searcher.search("AND OR");
  EXPECT_TRUE(result.hits.empty());
  EXPECT_FALSE(result.warnings.empty());
  EXPECT_THROW((void)searcher.search("AND OR", {.strict = true}), Error);
}

TEST_F(SearcherTest, ALongTitleOverflowsIntoTheText) {
  std::string title;
  for (int i = 0; i < 400; ++i) title += "t" + std::to_string(i) + " ";
  auto searcher = over({article("a", title, "The text.")});
  EXPECT_EQ(searcher.search("t10").hits.at(0).passage.number, 0u);
  const Hit hit = searcher.search("t300").hits.at(0);
  EXPECT_THAT(highlighted(hit), ElementsAre("t300"));
  EXPECT_THAT(ids(searcher.search("\"t398 t399\"")), ElementsAre("a"));
}

TEST_F(SearcherTest, MovesOnWithTheIndexButNotWhereTheSameSnapshotIsWanted) {
  auto searcher = over({article("a", "", "first")});
  const auto index = folder_.path() / "index";
  {
    Xapian::WritableDatabase database((index / generation_name(1)).string());
    DocumentBuilder builder;
    database.add_document(builder.build(article("b", "", "first too")).document);
    database.commit();
  }
  EXPECT_THAT(ids(searcher.search("first", {.same_snapshot = true})), ElementsAre("a"));
  EXPECT_THAT(ids(searcher.search("first")), UnorderedElementsAre("a", "b"));
}

TEST_F(SearcherTest, SeveralIndexesAreSearchedAsOne) {
  test::make_index(folder_.path() / "one",
                   {article("a", "", "shared \"very words\" here"), article("x", "", "other")});
  test::make_index(folder_.path() / "two", {article("b", "", "shared very wording"),
                                            article("c", "", "shared very words")});
  Searcher searcher({folder_.path() / "one", folder_.path() / "two"});
  EXPECT_THAT(ids(searcher.search("shared")), UnorderedElementsAre("a", "b", "c"));
  EXPECT_THAT(ids(searcher.search("\"very words\"")), UnorderedElementsAre("a", "c"));
}

ErrorKind kind_of_search(const std::filesystem::path& index) {
  try {
    Searcher searcher({index});
    (void)searcher.search("ferry OR \"oil price\" OR stri*");
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::kInternal;
}

TEST_F(SearcherTest, PassagesThatARecordDoesNotHaveAreDamageAndNoCrash) {
  const std::string more("\0\5\5\5", 4);
  for (const std::string& lengths : {std::string(), std::string(1, '\0'), more}) {
    const test::TemporaryFolder index;
    test::make_index(index.path(), harbour());
    Xapian::WritableDatabase database((index.path() / generation_name(1)).string());
    for (Xapian::docid article = 1; article <= database.get_lastdocid(); ++article) {
      Xapian::Document document = database.get_document(article);
      document.add_value(schema::kPassageLengthsSlot, lengths);
      database.replace_document(article, document);
    }
    database.commit();
    EXPECT_EQ(kind_of_search(index.path()), ErrorKind::kCorrupt) << lengths.size();
  }
}

// Xapian takes a table that is missing for an empty one: the phrase was not found, and none said
// why.
TEST_F(SearcherTest, ALostTableIsDamageAndNotAnEmptyAnswer) {
  for (const char* table :
       {"postlist.glass", "docdata.glass", "termlist.glass", "position.glass"}) {
    const test::TemporaryFolder index;
    test::make_index(index.path(), harbour());
    std::filesystem::remove(index.path() / generation_name(1) / table);
    EXPECT_EQ(kind_of_search(index.path()), ErrorKind::kCorrupt) << table;
  }
}

TEST_F(SearcherTest, NoIndexIsAMistakeOfTheCaller) {
  try {
    Searcher searcher({});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  }
}

TEST_F(SearcherTest, AllThatThereIsMayBeAskedFor) {
  auto searcher = over(harbour());
  constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
  EXPECT_THAT(ids(searcher.search("ferry OR oil", {.limit = kAll})),
              UnorderedElementsAre("ferry", "price"));
  EXPECT_THAT(ids(searcher.search("ferry OR oil", {.limit = kAll, .offset = 1})),
              testing::SizeIs(1));
  EXPECT_THAT(ids(searcher.search("ferry OR oil", {.limit = 1, .offset = kAll})),
              testing::IsEmpty());
}

}  // namespace
}  // namespace newsdex
