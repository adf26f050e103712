// Words inside Xapian's match against Xapian's own queries for their terms: the same articles with
// the same weights, read in place or not, in one database or in several.
#include "searcher/word_source.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "common/stub.hpp"
#include "common/xapian_error.hpp"
#include "searcher/bm25.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

using XapianQuery = Xapian::Query;
using Weights = std::map<Xapian::docid, double>;

class WordSourceTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const std::string name : {"a", "b"}) {
      std::vector<Article> articles;
      for (int i = 0; i < 500; ++i) {
        articles.push_back(
            test::article(name + std::to_string(i), random_text(4), random_text(1 + below(80))));
      }
      const auto path = folder_.path() / name;
      test::make_index(path, articles);
      const Xapian::Database one = open_index(path.string());
      database_.add_database(one);
      tables_.add(path / generation_name(current_generation(path).value()), one);
      if (name == "a") single_ = one;
    }
  }

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_()) % bound; }

  // Some words are in nearly every article, some in few.
  std::string random_text(std::uint32_t words) {
    static const std::vector<std::string> kWords = {"the",    "oil",  "price", "crude",
                                                    "barrel", "kiev", "kyiv",  "quota"};
    std::string text;
    for (; words > 0; --words) text += kWords[below(1 + below(8))] + " ";
    return text;
  }

  static Weights weights(const Xapian::Database& database, const XapianQuery& query,
                         Xapian::doccount most = 2000) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Bm25::weight());
    const Xapian::MSet found = enquire.get_mset(0, most);
    Weights all;
    for (auto at = found.begin(); at != found.end(); ++at) all[*at] = at.get_weight();
    return all;
  }

  static XapianQuery source(const std::vector<AnyTerm>& word, const Xapian::Database& database,
                            const GlassTables& tables) {
    return XapianQuery((new WordSource(word, database, tables))->release());
  }

  void expect_the_same(const std::vector<AnyTerm>& word, const XapianQuery& by_xapian,
                       double tolerance = 1e-9) {
    for (const Xapian::Database& database : {single_, database_}) {
      const Weights wanted = weights(database, by_xapian);
      EXPECT_GT(wanted.size(), 20U);
      for (const GlassTables& tables : {tables_, GlassTables()}) {
        const Weights found = weights(database, source(word, database, tables));
        ASSERT_EQ(found.size(), wanted.size());
        for (const auto& [article, weight] : wanted) {
          ASSERT_NEAR(found.at(article), weight, tolerance) << article;
        }
      }
    }
  }

  std::mt19937 random_{3};
  test::TemporaryFolder folder_;
  Xapian::Database single_;
  Xapian::Database database_;  // the single one and another
  GlassTables tables_;
};

TEST_F(WordSourceTest, WeighsATermAsXapianDoes) {
  for (const char* term : {"Zthe", "Zoil", "Zquota", "barrel"}) {
    expect_the_same({{.terms = {term}}}, XapianQuery(term));
  }
}

// Xapian rounds its guess of how many articles have any of them; so the weights are only close.
TEST_F(WordSourceTest, TermsThatCountAsOneWeighAsXapiansSynonyms) {
  const std::vector<std::string> terms = {"Zkiev", "Zkyiv", "Zquota"};
  expect_the_same({{.terms = terms}},
                  XapianQuery(XapianQuery::OP_SYNONYM, terms.begin(), terms.end()), 2e-3);
}

TEST_F(WordSourceTest, WhatOnlyRanksMatchesNothing) {
  expect_the_same(
      {{.terms = {"Zkyiv"}}, {.terms = {"ZSkyiv"}, .share = 0.3, .only_ranks = true}},
      XapianQuery(XapianQuery::OP_AND_MAYBE, XapianQuery("Zkyiv"), XapianQuery("ZSkyiv") * 0.3));
  EXPECT_TRUE(weights(single_, source({{.terms = {"Znone"}},
                                       {.terms = {"ZSkyiv"}, .share = 0.3, .only_ranks = true}},
                                      single_, tables_))
                  .empty());
}

TEST_F(WordSourceTest, PartsThatMatchAreAddedUp) {
  expect_the_same(
      {{.terms = {"Zkyiv"}, .share = 0.4}, {.terms = {"Zkiev"}, .share = 0.6}},
      XapianQuery(XapianQuery::OP_OR, XapianQuery("Zkyiv") * 0.4, XapianQuery("Zkiev") * 0.6));
}

// Xapian passes over what cannot be among the best: the best are the same as without that.
TEST_F(WordSourceTest, TheBestAreTheBestOfAll) {
  const auto word = [&](const char* term) {
    return source({{.terms = {term}}}, database_, tables_);
  };
  const std::vector<XapianQuery> queries = {
      XapianQuery(XapianQuery::OP_OR, word("Zthe"), word("Zquota")),
      XapianQuery(XapianQuery::OP_AND, word("Zoil"), word("Zcrude")),
      XapianQuery(XapianQuery::OP_AND_NOT, word("Zprice"), word("Zkiev")),
      XapianQuery(XapianQuery::OP_OR, XapianQuery(XapianQuery::OP_AND, word("Zoil"), word("Zkyiv")),
                  word("Zbarrel") * 3)};
  for (const XapianQuery& query : queries) {
    const Weights all = weights(database_, query);
    std::vector<double> best;
    for (const auto& [article, weight] : all) best.push_back(weight);
    std::ranges::sort(best, std::greater<>());
    for (const auto& [article, weight] : weights(database_, query, 10)) {
      EXPECT_NEAR(weight, all.at(article), 1e-9);
      EXPECT_GE(weight, best[9] - 1e-9);
    }
  }
}

}  // namespace
}  // namespace newsdex
