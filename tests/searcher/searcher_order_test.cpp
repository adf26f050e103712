// In which order hits come, and what options leave out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/support/small_searches.hpp"

namespace newsdex {
namespace {

using test::article;
using test::harbour;
using test::ids;
using testing::ElementsAre;

using SearcherOrder = test::SmallSearches;

TEST_F(SearcherOrder, OptionsFilterBySourceLanguageAndDate) {
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

TEST_F(SearcherOrder, SortsByDateWithTheUndatedLast) {
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

TEST_F(SearcherOrder, WhereRecentIsWishedForNewerArticlesComeFirst) {
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

TEST_F(SearcherOrder, RecentChangesNeitherTotalsNorWhatFilters) {
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

TEST_F(SearcherOrder, ExplainSaysWhatBeingRecentGave) {
  auto searcher = over(dated_a_day_apart({"boat", "boat", "harbour"}));
  const SearchResult result = searcher.search("boat", {.recent_half_life = kDay, .explain = true});
  ASSERT_EQ(ids(result), (std::vector<std::string>{"day2", "day1"}));
  EXPECT_THAT(result.hits[0].explanation, testing::HasSubstr(", recent "));
}

TEST_F(SearcherOrder, TheFirstHitsAreTheSameForEveryLimitAndOffset) {
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

// Articles that lack some of a query are passed over once they cannot be among the wanted: nothing
// is where all that are ranked are wanted.
TEST_F(SearcherOrder, TheFirstHitsAreTheSameWhateverIsPassedOver) {
  std::mt19937 random(17);
  const auto word = [&] { return "w" + std::to_string(random() % (1U << random() % 7)); };
  const auto words = [&](std::size_t count) {
    std::string made;
    for (; count > 0; --count) made += word() + (random() % 9 == 0 ? ".\n" : " ");
    return made;
  };
  std::vector<Article> articles;
  for (int i = 0; i < 280; ++i) {
    articles.push_back(article(std::to_string(i), words(random() % 5), words(20 + random() % 400)));
  }
  auto searcher = over(articles);
  for (int round = 0; round < 60; ++round) {
    std::string query = word();
    for (std::size_t more = random() % 4; more > 0; --more) query += " " + word();
    if (random() % 3 == 0) query += " \"" + word() + " " + word() + "\"";
    if (random() % 5 == 0) query += " title:" + word();
    const std::size_t per_article = 1 + random() % 3;
    const auto all = searcher.search(query, {.limit = 1000, .per_article = per_article}).hits;
    for (const std::size_t limit : {1U, 4U, 10U}) {
      const auto first = searcher.search(query, {.limit = limit, .per_article = per_article}).hits;
      ASSERT_EQ(first.size(), std::min(limit, all.size())) << query;
      for (std::size_t i = 0; i < first.size(); ++i) {
        ASSERT_EQ(first[i].id, all[i].id) << query << ", hit " << i << " of " << limit;
        ASSERT_EQ(first[i].passage.number, all[i].passage.number) << query;
        ASSERT_EQ(first[i].score, all[i].score) << query;
      }
    }
  }
}

}  // namespace
}  // namespace newsdex
