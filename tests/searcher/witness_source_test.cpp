// Phrases inside Xapian's match: they weigh what their words do, whatever the query multiplies, and
// the best by weight are the best although the others are not looked into.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "common/record.hpp"
#include "common/stub.hpp"
#include "common/xapian_error.hpp"
#include "searcher/bm25.hpp"
#include "searcher/match.hpp"
#include "searcher/witness_source.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

using XapianQuery = Xapian::Query;

class WitnessSourceTest : public testing::Test {
 protected:
  void SetUp() override {
    std::mt19937 random(7);
    std::vector<Article> articles;
    for (int i = 0; i < 400; ++i) {
      std::string text;
      for (std::size_t left = 3 + random() % 60; left > 0; --left) {
        text +=
            std::vector<std::string>{"crude ", "oil ", "price ", "prices ", "the "}[random() % 5];
      }
      articles.push_back(test::article("a" + std::to_string(i), "", text));
    }
    test::make_index(folder_.path() / "index", articles);
    database_ = open_index((folder_.path() / "index").string());
  }

  static Leaf adjacent() {
    return {.kind = Leaf::Kind::kAdjacent, .words = {{"crude", {"crude"}}, {"oil", {"oil"}}}};
  }
  static Leaf exact() {
    return {.kind = Leaf::Kind::kExact, .words = {{"oil", {"oil"}}, {"price", {"price"}}}};
  }

  XapianQuery query(const Leaf& leaf, double scale, bool excluded = false) {
    auto* source =
        new WitnessSource(leaf, database_, tables_, scale, excluded, phase_, analyzers_, deadline_);
    return XapianQuery(XapianQuery::OP_SCALE_WEIGHT, XapianQuery(source->release()), scale);
  }

  std::vector<std::pair<Xapian::docid, double>> best(const XapianQuery& query,
                                                     Xapian::doccount most) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Bm25::weight());
    const Xapian::MSet found = enquire.get_mset(0, most);
    std::vector<std::pair<Xapian::docid, double>> all;
    for (auto at = found.begin(); at != found.end(); ++at) all.emplace_back(*at, at.get_weight());
    return all;
  }

  MatchedArticles found_in(std::uint64_t steps, const MatchRequest& request) {
    deadline_ = Deadline(3600, steps);
    return match_articles(database_, request, deadline_);
  }

  void expect_parts(const MatchRequest& request) {
    const MatchedArticles all = found_in(100'000'000, request);
    EXPECT_EQ(all.total_is, TotalIs::kExact);
    std::map<Xapian::docid, double> weights;
    for (const MatchedArticle& article : all.best) weights[article.id] = article.weight;
    std::size_t partial = 0;
    for (std::uint64_t steps = 1;; steps += 1 + steps / 10) {
      const MatchedArticles found = found_in(steps, request);
      if (!deadline_.has_passed()) break;
      EXPECT_TRUE(deadline_.by_steps());
      EXPECT_EQ(found.total_is, TotalIs::kAtLeast) << steps;
      EXPECT_LE(found.best.size(), found.total) << steps;
      EXPECT_LE(found.total, all.total) << steps;
      for (const MatchedArticle& article : found.best) {
        ASSERT_TRUE(weights.contains(article.id)) << article.id << " in " << steps;
        EXPECT_EQ(article.weight, weights[article.id]) << article.id;
      }
      if (!found.best.empty() && found.best.size() < all.best.size()) ++partial;
      EXPECT_EQ(found_in(steps, request).best, found.best);
    }
    EXPECT_GT(partial, 3u);
  }

  test::TemporaryFolder folder_;
  Xapian::Database database_;
  GlassTables tables_;
  Analyzers analyzers_;
  Deadline deadline_{0};
  std::shared_ptr<MatchPhase> phase_ = std::make_shared<MatchPhase>();
};

TEST_F(WitnessSourceTest, WeighsWhatItsWordsDo) {
  for (const double scale : {0.5, 1.0, 3.0}) {
    const XapianQuery words(XapianQuery::OP_AND, XapianQuery("Zcrude"), XapianQuery("Zoil"));
    std::map<Xapian::docid, double> of_words;
    for (const auto& [article, weight] : best(words, 400)) of_words[article] = scale * weight;
    const auto found = best(query(adjacent(), scale), 400);
    EXPECT_GT(found.size(), 100u);
    EXPECT_LT(found.size(), of_words.size());
    for (const auto& [article, weight] : found) EXPECT_NEAR(weight, of_words[article], 1e-9);
  }
}

TEST_F(WitnessSourceTest, TheBestAreTheBestOfAll) {
  for (const Leaf& leaf : {adjacent(), exact()}) {
    for (const double scale : {0.1, 1.0, 7.0}) {
      auto all = best(query(leaf, scale), 400);
      const auto first = best(query(leaf, scale), 10);
      ASSERT_GT(all.size(), 10u);
      all.resize(10);
      EXPECT_EQ(first, all) << "scale " << scale;
    }
  }
}

// Whether the best are looked into first or all are, the answer is the same.
TEST_F(WitnessSourceTest, LookingIntoTheBestFirstChangesNothing) {
  const XapianQuery phrases(XapianQuery::OP_OR, query(exact(), 1), query(adjacent(), 2));
  std::vector<XapianQuery> three = {query(exact(), 1), query(adjacent(), 2), XapianQuery("prices")};
  const XapianQuery any(XapianQuery::OP_OR, three.begin(), three.end());
  const XapianQuery rare(XapianQuery::OP_AND, query(exact(), 1), XapianQuery("aardvark"));
  const XapianQuery ranked(XapianQuery::OP_AND_MAYBE, query(exact(), 3), XapianQuery("crude"));
  const XapianQuery without(XapianQuery::OP_AND_NOT, query(adjacent(), 1), query(exact(), 1, true));
  for (const XapianQuery& query : {query(exact(), 1), phrases, any, rare, ranked, without}) {
    for (const std::size_t wanted : {1, 2, 7, 40, 399}) {
      MatchRequest request{.query = [&] { return query; }, .phase = nullptr, .wanted = wanted};
      const MatchedArticles all = match_articles(database_, request, deadline_);
      request.phase = phase_;
      const MatchedArticles best = match_articles(database_, request, deadline_);
      ASSERT_EQ(best.best.size(), all.best.size()) << query.get_description();
      for (std::size_t i = 0; i < all.best.size(); ++i) {
        EXPECT_EQ(best.best[i].id, all.best[i].id) << query.get_description() << wanted;
        EXPECT_EQ(best.best[i].weight, all.best[i].weight);
      }
      if (best.total_is == TotalIs::kAbout) continue;
      EXPECT_EQ(best.total, all.total);
    }
  }
}

TEST_F(WitnessSourceTest, AnExactWordIsNotItsPlural) {
  std::size_t articles = 0;
  for (Xapian::docid id = 1; id <= 400; ++id) {
    const std::string text = decode_record(database_.get_document(id).get_data()).article.text;
    if ((text + " ").find("oil price ") != std::string::npos) ++articles;
  }
  EXPECT_EQ(best(query(exact(), 1), 400).size(), articles);
}

TEST_F(WitnessSourceTest, StopsWhenTheTimeIsOver) {
  Deadline over(1e-9);
  while (!over.look()) {
  }
  auto* source = new WitnessSource(exact(), database_, tables_, 1, false, phase_, analyzers_, over);
  EXPECT_TRUE(best(XapianQuery(source->release()), 400).empty());
}

// What is given is right and the same each time, and some of it is given while there are more.
TEST_F(WitnessSourceTest, StopsWhenTheStepsAreOver) {
  const XapianQuery any(XapianQuery::OP_OR, query(exact(), 1), query(adjacent(), 2));
  const XapianQuery without(XapianQuery::OP_AND_NOT, query(adjacent(), 1), query(exact(), 1, true));
  const XapianQuery word_without(XapianQuery::OP_AND_NOT, XapianQuery("Zoil"),
                                 query(exact(), 1, true));
  const XapianQuery all_without(XapianQuery::OP_AND_NOT, XapianQuery::MatchAll,
                                query(exact(), 1, true));
  for (const XapianQuery& query : {any, without, word_without, all_without}) {
    for (const auto& phase : {std::shared_ptr<MatchPhase>(), phase_}) {
      const MatchRequest request{.query = [&] { return query; }, .phase = phase, .wanted = 400};
      SCOPED_TRACE(query.get_description() + (phase ? " the best first" : ""));
      expect_parts(request);
    }
  }
}

}  // namespace
}  // namespace newsdex
