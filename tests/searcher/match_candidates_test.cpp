// Phrases of which the best articles by their words, those that are looked into first, hold none.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "searcher/compile.hpp"
#include "searcher/match.hpp"
#include "searcher/snapshot.hpp"
#include "searcher/spread_sample.hpp"
#include "tests/support/matched_articles.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

constexpr int kArticles = 1500;
constexpr int kLong = 40;  // of these each holds the phrase, and weighs less than any other

class MatchCandidatesTest : public testing::Test {
 protected:
  void SetUp() override {
    std::vector<Article> articles;
    for (int i = 0; i < kArticles; ++i) {
      std::string text = "price of oil";
      if (i % (kArticles / kLong) == 0) text = "oil price" + filler(60 + i % 7);
      articles.push_back(test::article(std::to_string(i), "", text));
    }
    test::make_index(folder_.path(), articles);
    snapshot_.emplace(std::vector{folder_.path()});
  }

  static std::string filler(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += " barrel";
    return text;
  }

  MatchRequest request(std::size_t wanted) const {
    return {.query = compiled_->query, .flat = &*compiled_->flat, .wanted = wanted};
  }
  void compile_phrase() {
    compiled_ = compile(query_, *snapshot_, {}, analyzers_, never_);
    ASSERT_TRUE(compiled_->flat.has_value());
  }

  test::TemporaryFolder folder_;
  std::optional<Snapshot> snapshot_;
  Analyzers analyzers_;
  Deadline never_{0};
  const Query query_ = parse_query("\"oil price\"").query;
  std::optional<CompiledQuery> compiled_;
};

TEST_F(MatchCandidatesTest, OthersAreLookedIntoWhereTheFirstAreNotEnough) {
  compile_phrase();
  MatchRequest by_xapian = request(kArticles);
  by_xapian.flat = nullptr;
  by_xapian.count_all = true;
  const MatchedArticles all = match_articles(snapshot_->database(), by_xapian, never_);
  ASSERT_GE(all.best.size(), kLong);
  for (const std::size_t wanted :
       {std::size_t{1}, std::size_t{10}, all.best.size(), std::size_t{300}}) {
    SCOPED_TRACE(wanted);
    test::expect_the_best(match_articles(snapshot_->database(), request(wanted), never_), all,
                          wanted);
  }
}

TEST_F(MatchCandidatesTest, MoreAreGivenFromBehindTheFirst) {
  compile_phrase();
  MatchRequest asked = request(300);
  const MatchedArticles all = match_articles(snapshot_->database(), asked, never_);
  asked.at_first = 5;
  MatchedArticles found = match_articles(snapshot_->database(), asked, never_);
  while (found.more) {
    const std::vector<MatchedArticle> next = found.more(3);
    if (next.empty()) break;
    found.best.insert(found.best.end(), next.begin(), next.end());
  }
  EXPECT_EQ(found.best, all.best);
}

TEST(SpreadSample, IsSpreadEvenlyOverHoweverManyCome) {
  for (const Xapian::docid many : {0U, 1U, 511U, 512U, 513U, 5000U, 100000U}) {
    SpreadSample sample;
    for (Xapian::docid article = 1; article <= many; ++article) sample.add(article);
    const std::vector<Xapian::docid>& taken = sample.articles();
    EXPECT_GE(taken.size(), std::min<std::size_t>(many, 256)) << many;
    EXPECT_LE(taken.size(), 512U) << many;
    for (std::size_t i = 1; i < taken.size(); ++i) {
      ASSERT_EQ(taken[i] - taken[i - 1], taken[1] - taken[0]) << many;
    }
    if (taken.size() > 1) {
      EXPECT_LE(many - taken.back(), taken[1] - taken[0]);
    }
  }
}

}  // namespace
}  // namespace newsdex
