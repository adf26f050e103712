// The searcher over small indexes: what matches, in which order, with which passage and highlights.
#include <newsdex/searcher.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

using test::article;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

class SearcherTest : public testing::Test {
 protected:
  Searcher over(const std::vector<Article>& articles) {
    test::make_index(folder_.path() / "index", articles);
    return Searcher({folder_.path() / "index"});
  }

  test::TemporaryFolder folder_;
};

std::vector<std::string> ids(const SearchResult& result) {
  std::vector<std::string> out;
  for (const Hit& hit : result.hits) out.push_back(hit.id);
  return out;
}

std::vector<std::string> highlighted(const Hit& hit) {
  std::vector<std::string> out;
  for (const ByteRange range : hit.passage.highlights) {
    out.push_back(hit.passage.text.substr(range.begin, range.end - range.begin));
  }
  return out;
}

std::vector<std::string> highlighted_in_title(const Hit& hit) {
  std::vector<std::string> out;
  for (const ByteRange range : hit.title_highlights) {
    out.push_back(hit.title.substr(range.begin, range.end - range.begin));
  }
  return out;
}

std::vector<Article> harbour() {
  return {
      article("ferry", "Ferry strike ends",
              "The ferry crews went back to work on Monday.\nThey had been striking for a week."),
      article("price", "Oil price climbs", "The price of oil climbed. Oil traders shrugged."),
      article("quote", "Minister warns",
              "\"It would face a swift and decisive response,\" the minister's office said."),
      article("near", "Minister waits",
              "A decisive and swift response is not expected. They responded decisively, swiftly."),
      article("title", "Zeppelin", "An airship was seen over the town."),
  };
}

TEST_F(SearcherTest, FindsFormsOfAWordAndHighlightsThem) {
  auto searcher = over(harbour());
  const SearchResult result = searcher.search("strikes");
  ASSERT_THAT(ids(result), ElementsAre("ferry"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("striking"));
  EXPECT_THAT(highlighted_in_title(result.hits[0]), ElementsAre("strike"));
  EXPECT_EQ(result.total, 1u);
  EXPECT_EQ(result.total_is, TotalIs::kExact);
}

TEST_F(SearcherTest, AnExactPhraseIsVerifiedAndHighlightedWhole) {
  auto searcher = over(harbour());
  const SearchResult result = searcher.search("\"swift and decisive response\"");
  ASSERT_THAT(ids(result), ElementsAre("quote"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("swift and decisive response"));
}

TEST_F(SearcherTest, AnExactPhraseIsNotItsStems) {
  auto searcher = over({article("a", "", "She responded decisively."),
                        article("b", "", "She responds decisively.")});
  EXPECT_THAT(ids(searcher.search("\"responded decisively\"")), ElementsAre("a"));
  EXPECT_THAT(ids(searcher.search("\"responds decisively\"")), ElementsAre("b"));
  EXPECT_THAT(ids(searcher.search("\"respond decisively\"")), ElementsAre());
}

TEST_F(SearcherTest, NotAPhraseExcludesOnlyWhatHasThePhraseItself) {
  auto searcher =
      over({article("a", "", "She responded decisively."),
            article("b", "", "She responds decisively."), article("c", "", "She slept.")});
  EXPECT_THAT(ids(searcher.search("she -\"responded decisively\"")),
              UnorderedElementsAre("b", "c"));
  EXPECT_THAT(ids(searcher.search("she NOT \"responds decisively\"")),
              UnorderedElementsAre("a", "c"));
}

TEST_F(SearcherTest, APhraseIgnoresCaseAccentsAndTypographicQuotes) {
  auto searcher = over({article("a", "", "The “Café Łódź” doesn’t open.")});
  EXPECT_THAT(ids(searcher.search("\"cafe lodz doesn't\"")), ElementsAre("a"));
  EXPECT_THAT(ids(searcher.search("\"CAFÉ Łodz doesn’t OPEN\"")), ElementsAre("a"));
}

TEST_F(SearcherTest, AStarInAQuotationIsAnyWordThatBeginsSo) {
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

TEST_F(SearcherTest, NearInTitlesLooksAtTitlesAlone) {
  auto searcher = over({article("a", "Oil price", "Nothing."), article("b", "Oil", "Oil price.")});
  EXPECT_THAT(ids(searcher.search("title:oil NEAR/2 title:price")), ElementsAre("a"));
}

TEST_F(SearcherTest, AWordNearItselfMustBeThereTwice) {
  auto searcher = over({article("a", "", "Oil, oil and more."), article("b", "", "Oil and more.")});
  EXPECT_THAT(ids(searcher.search("oil NEAR/3 oil")), ElementsAre("a"));
  EXPECT_THAT(ids(searcher.search("\"oil oils oil\"~9")), ElementsAre());
}

TEST_F(SearcherTest, APhraseInATitleScores) {
  auto searcher = over(harbour());
  const SearchResult result = searcher.search("title:\"oil price\"");
  ASSERT_THAT(ids(result), ElementsAre("price"));
  EXPECT_GT(result.hits[0].score, 0);
}

TEST_F(SearcherTest, ASearchEndsInTimeAndSaysSo) {
  auto searcher = over(harbour());
  const SearchResult result = searcher.search("oil", {.timeout_seconds = 1e-9});
  EXPECT_EQ(result.total_is, TotalIs::kAtLeast);
  ASSERT_EQ(result.warnings.size(), 1u);
  EXPECT_THAT(result.warnings[0].message, testing::HasSubstr("stopped after 1e-09 s"));
  EXPECT_EQ(searcher.search("oil", {.timeout_seconds = 0}).total_is, TotalIs::kExact);
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

TEST_F(SearcherTest, OptionsFilterBySourceLanguageAndDate) {
  auto articles = harbour();
  for (std::size_t i = 0; i < articles.size(); ++i)
    articles[i].date = parse_date("2022-02-0" + std::to_string(i + 1));
  articles[1].source = "Wire";
  articles.push_back(article("undated", "Le port", "Le port est fermé.", "fr-CA"));
  auto searcher = over(articles);
  EXPECT_THAT(ids(searcher.search("", {.sources = {"wire"}})), ElementsAre("price"));
  EXPECT_THAT(ids(searcher.search("", {.languages = {"fr"}})), ElementsAre("undated"));
  EXPECT_THAT(
      ids(searcher.search("", {.since = parse_date("2022-02-04"), .until = parse_date("2022-02")})),
      ElementsAre("title", "near"));
  EXPECT_THAT(ids(searcher.search("", {.until = parse_date("2022-02-02")})),
              ElementsAre("price", "ferry"))
      << "undated articles pass no date filter; the newest come first where nothing scores";
}

TEST_F(SearcherTest, SortsByDateWithTheUndatedLast) {
  auto articles = harbour();
  for (Article& each : articles) each.text += " harbour";
  articles[0].date = parse_date("1969-07-20");
  articles[2].date = parse_date("2020-01-01");
  auto searcher = over(articles);
  const auto newest = ids(searcher.search("harbour", {.sort = Sort::kNewest}));
  const auto oldest = ids(searcher.search("harbour", {.sort = Sort::kOldest}));
  ASSERT_EQ(newest.size(), 5u);
  EXPECT_EQ(newest[0], "quote");
  EXPECT_EQ(newest[1], "ferry");
  EXPECT_EQ(oldest[0], "ferry");
  EXPECT_EQ(oldest[1], "quote");
}

// So that the newest gains all and each other half of the one before.
std::vector<Article> dated_a_day_apart(const std::vector<std::string>& texts) {
  std::vector<Article> articles;
  for (const std::string& text : texts) {
    const std::string day = std::to_string(articles.size() + 1);
    articles.push_back(article("day" + day, "", text));
    articles.back().date = parse_date("2001-05-0" + day);
  }
  return articles;
}

constexpr double kDay = 86'400;

TEST_F(SearcherTest, WhereRecentIsWishedForNewerArticlesComeFirst) {
  auto articles = dated_a_day_apart({"boat boat boat", "harbour boat", "boat", "boat"});
  for (const char* id : {"undated", "other", "another", "a third"}) {
    articles.push_back(article(id, "", id == std::string("undated") ? "boat boat" : "ferry"));
    articles.back().date = std::nullopt;
  }
  auto searcher = over(articles);
  EXPECT_EQ(ids(searcher.search("boat")).front(), "day1") << "recency is an explicit wish";
  const auto recent = ids(searcher.search("boat", {.recent_half_life = kDay / 24}));
  ASSERT_EQ(recent.size(), 5U);
  EXPECT_EQ(recent[0], "day4") << "an archive has recent articles whenever it ended";
  EXPECT_EQ(recent[1], "day1") << "so many half-lives ago is as good as undated";
  EXPECT_EQ(recent[2], "undated");
  EXPECT_EQ(ids(searcher.search("harbour boat", {.recent_half_life = 30 * kDay})).front(), "day2")
      << "being new does not stand for a word";
}

TEST_F(SearcherTest, RecentChangesNeitherTotalsNorWhatFilters) {
  auto searcher = over(dated_a_day_apart({"boat", "boat harbour", "harbour"}));
  for (const std::string_view query :
       {"boat", "boat -harbour", "+boat harbour", "\"boat harbour\""}) {
    const SearchResult plain = searcher.search(query);
    const SearchResult recent = searcher.search(query, {.recent_half_life = kDay});
    EXPECT_EQ(recent.total, plain.total) << query;
    EXPECT_EQ(recent.total_is, plain.total_is) << query;
    EXPECT_EQ(recent.hits.size(), plain.hits.size()) << query;
  }
  EXPECT_THAT(ids(searcher.search("lang:en", {.recent_half_life = kDay})),
              ids(searcher.search("lang:en")));
}

TEST_F(SearcherTest, ExplainSaysWhatBeingRecentGave) {
  auto searcher = over(dated_a_day_apart({"boat", "boat", "harbour"}));
  const SearchResult result = searcher.search("boat", {.recent_half_life = kDay, .explain = true});
  ASSERT_EQ(ids(result), (std::vector<std::string>{"day2", "day1"}));
  EXPECT_THAT(result.hits[0].explanation, testing::HasSubstr(", recent "));
}

TEST_F(SearcherTest, TheFirstHitsAreTheSameForEveryLimitAndOffset) {
  std::vector<Article> articles;
  for (int i = 0; i < 400; ++i) {
    std::string text = "harbour";
    for (int k = 0; k < i % 7; ++k) text += " boat";
    for (int k = 0; k < i % 11; ++k) text += " filler words here.";
    articles.push_back(article("a" + std::to_string(i), "", text + " harbour boat"));
  }
  auto searcher = over(articles);
  const auto all = ids(searcher.search("harbour boat", {.limit = 400}));
  ASSERT_EQ(all.size(), 400u);
  for (const std::size_t offset : {0u, 7u, 295u, 350u}) {
    const auto page = ids(searcher.search("harbour boat", {.limit = 10, .offset = offset}));
    EXPECT_EQ(page,
              std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(offset),
                                       all.begin() + static_cast<std::ptrdiff_t>(offset + 10)));
  }
  double last = 1e9;
  for (const Hit& hit : searcher.search("harbour boat", {.limit = 400}).hits) {
    EXPECT_LE(hit.score, last);
    last = hit.score;
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

TEST_F(SearcherTest, APhraseAcrossPassagesBelongsToTheOneWhereItStarts) {
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

TEST_F(SearcherTest, PartsOfATypedWordStandSideBySide) {
  auto searcher = over({article("a", "", "COVID-19 cases fell."),
                        article("b", "", "The covid report of 19 pages.")});
  const SearchResult result = searcher.search("covid-19");
  ASSERT_THAT(ids(result), ElementsAre("a"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("COVID-19"));
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

TEST_F(SearcherTest, WordsNearEachOther) {
  auto searcher =
      over({article("a", "", "Oil rose while the price fell."),
            article("b", "", "Oil is one thing, said the man, and quite another is the price.")});
  const SearchResult result = searcher.search("oil NEAR/5 price");
  ASSERT_THAT(ids(result), ElementsAre("a"));
  EXPECT_THAT(highlighted(result.hits[0]), ElementsAre("Oil", "price"));
}

TEST_F(SearcherTest, PhrasesGivenApartAreRequiredBesideAllThatTheQueryRequires) {
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

}  // namespace
}  // namespace newsdex
