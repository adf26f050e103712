// How tests tell whether articles matched are the best of all that match.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>

#include <gtest/gtest.h>

#include "searcher/match.hpp"

namespace newsdex::test {

// `all` is every article that matches, by another way: weights may be rounded otherwise, so that
// those that weigh the same may come in another order there.
inline void expect_the_best(const MatchedArticles& found, const MatchedArticles& all,
                            std::size_t wanted) {
  ASSERT_EQ(found.best.size(), std::min(wanted, all.best.size()));
  std::map<Xapian::docid, double> weights;
  for (const MatchedArticle& article : all.best) weights[article.id] = article.weight;
  for (std::size_t i = 0; i < found.best.size(); ++i) {
    const MatchedArticle& article = found.best[i];
    const double tolerance = 1e-9 * std::max(1.0, article.weight);
    ASSERT_NEAR(article.weight, all.best[i].weight, tolerance) << i;
    ASSERT_TRUE(weights.contains(article.id)) << article.id;
    ASSERT_NEAR(article.weight, weights[article.id], tolerance) << article.id;
    EXPECT_TRUE(i == 0 || found.best[i - 1] < article) << i;
  }
}

}  // namespace newsdex::test
