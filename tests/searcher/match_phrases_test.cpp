// Phrases, NEAR and words beside them matched without Xapian against the tree that Xapian matches:
// the same articles with the same weights in the same order.
//
// NEWSDEX_MATCH_QUERIES=20000 asks so many in place of a few.
#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <random>

#include "searcher/compile.hpp"
#include "searcher/match.hpp"
#include "searcher/snapshot.hpp"
#include "tests/support/matched_articles.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

std::size_t phrase_queries() {
  const char* many = std::getenv("NEWSDEX_MATCH_QUERIES");
  return many == nullptr ? 60 : std::strtoul(many, nullptr, 10);
}

// One index, and two searched as one.
class MatchPhrasesTest : public testing::TestWithParam<std::size_t> {
 protected:
  void SetUp() override {
    std::vector<std::filesystem::path> paths;
    for (std::size_t index = 0; index < GetParam(); ++index) {
      std::vector<Article> articles;
      for (int i = 0; i < 1500; ++i) {
        const bool is_double = !articles.empty() && below(8) == 0;
        const std::string text =
            is_double ? articles[random_() % articles.size()].text : words(3 + below(40));
        articles.push_back(test::article(std::to_string(i), words(below(4)), text));
      }
      paths.push_back(folder_.path() / std::to_string(index));
      test::make_index(paths.back(), articles);
    }
    snapshot_.emplace(paths);
  }

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_()) % bound; }

  // Forms of a stem among them, so that stems do not prove a phrase.
  std::string word() {
    static const std::vector<std::string> kWords = {"the",   "price", "oil",    "prices", "of",
                                                    "crude", "quota", "quotas", "barrel"};
    return kWords[below(1 + below(static_cast<std::uint32_t>(kWords.size())))];
  }
  std::string words(std::uint32_t count) {
    std::string text;
    for (; count > 0; --count) text += (text.empty() ? "" : " ") + word();
    return text;
  }

  std::string draw_leaf() {
    switch (below(5)) {
      case 0:
        return word() + "-" + word();
      case 1:
        return word() + " NEAR/" + std::to_string(1 + below(5)) + " " + word();
      case 2:
        return "\"" + words(2) + "\"~3";
      default:
        return "\"" + words(2 + below(3)) + "\"";
    }
  }
  std::string draw_query() {
    std::string query = draw_leaf();
    if (below(4) == 0) query += "^2";
    if (below(3) == 0) query += " " + words(1 + below(2));
    if (below(4) == 0) query += " +" + word();
    if (below(4) == 0) query += " AND " + draw_leaf();
    return query;
  }

  MatchedArticles match(const std::string& text, bool by_xapian, std::size_t wanted, bool all) {
    Deadline never(0);
    const Query query = parse_query(text).query;
    const CompiledQuery compiled = compile(query, *snapshot_, {}, analyzers_, never);
    if (compiled.flat) ++flat_;
    MatchRequest request{.query = compiled.query,
                         .walks_all = compiled.walks_all,
                         .wanted = wanted,
                         .count_all = all};
    if (!by_xapian && compiled.flat) request.flat = &*compiled.flat;
    return match_articles(snapshot_->database(), request, never);
  }

  std::mt19937 random_{11};
  test::TemporaryFolder folder_;
  std::optional<Snapshot> snapshot_;
  Analyzers analyzers_;
  std::size_t flat_ = 0;
};

TEST_P(MatchPhrasesTest, FindsWhatXapiansTreeFinds) {
  for (std::size_t i = 0; i < phrase_queries(); ++i) {
    const std::string query = draw_query();
    SCOPED_TRACE(query);
    const std::size_t wanted = std::vector<std::size_t>{1, 10, 300, 5000}[below(4)];
    const MatchedArticles all = match(query, true, snapshot_->database().get_doccount(), true);
    const MatchedArticles found = match(query, false, wanted, below(4) == 0);
    test::expect_the_best(found, all, wanted);
    if (HasFatalFailure()) return;
    if (found.total_is == TotalIs::kExact) {
      EXPECT_EQ(found.total, all.total);
    } else {
      EXPECT_EQ(found.total_is, TotalIs::kAbout);
      EXPECT_GE(found.total, found.best.size());
      // A sample of 16 cannot tell one in a hundred from one in ten.
      EXPECT_LE(found.total, 5 * all.total + snapshot_->database().get_doccount() / 8);
    }
  }
  EXPECT_GT(flat_, phrase_queries());  // most are matched so, and each is looked at twice
}

// Xapian's AND_MAYBE lost the article at which it became an AND; and an OR of ANDs lost some where
// the time's source was asked first.
TEST_P(MatchPhrasesTest, LosesNoArticleWhereWordsBecomeNeeded) {
  for (const char* query :
       {"\"price price\"~3 (crude^5 AND \"of crude\")",
        "\"price price\"~3 (crude^5 AND \"of crude\") -quotas",
        "(\"price price\"~3 (crude^5 AND \"of crude\")) OR barrel", "oil OR (price AND of)",
        "prices OR (the AND \"of oil\")", "+oil \"of price\" crude -quotas"}) {
    SCOPED_TRACE(query);
    const MatchedArticles all = match(query, true, snapshot_->database().get_doccount(), true);
    for (const std::size_t wanted : {3, 10, 20, 50, 100}) {
      test::expect_the_best(match(query, true, wanted, false), all, wanted);
    }
  }
}

// A search asks for more only as far as they may decide which come first.
TEST_P(MatchPhrasesTest, GivesTheRestWhenAskedForMore) {
  Deadline never(0);
  const Query query = parse_query("\"the price\"").query;
  const CompiledQuery compiled = compile(query, *snapshot_, {}, analyzers_, never);
  MatchRequest request{.query = compiled.query, .flat = &*compiled.flat, .wanted = 50};
  const MatchedArticles all = match_articles(snapshot_->database(), request, never);
  request.at_first = 5;
  MatchedArticles found = match_articles(snapshot_->database(), request, never);
  EXPECT_GE(found.best.size(), 5U);
  EXPECT_LT(found.best.size(), 50U);
  ASSERT_TRUE(found.more != nullptr);
  while (found.best.size() < 50) {
    const std::vector<MatchedArticle> next = found.more(7);
    ASSERT_FALSE(next.empty());
    found.best.insert(found.best.end(), next.begin(), next.end());
  }
  found.best.resize(50);
  test::expect_the_best(found, all, 50);
}

TEST_P(MatchPhrasesTest, SaysThatTheTimeWasOver) {
  Deadline at_once(1e-9);
  const Query query = parse_query("\"the price\"").query;
  const CompiledQuery compiled = compile(query, *snapshot_, {}, analyzers_, at_once);
  ASSERT_TRUE(compiled.flat.has_value());
  const MatchedArticles found =
      match_articles(snapshot_->database(),
                     {.query = compiled.query, .flat = &*compiled.flat, .wanted = 10}, at_once);
  EXPECT_EQ(found.total_is, TotalIs::kAtLeast);
}

INSTANTIATE_TEST_SUITE_P(Indexes, MatchPhrasesTest, testing::Values(1, 2));

}  // namespace
}  // namespace newsdex
