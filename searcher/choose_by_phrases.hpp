// Of the articles that have all words of phrases, the best in which the phrases stand.
//
// To look into an article costs far more than to find that it has the words. So the best by their
// words are looked into first, and others only as far as those are not enough: the order stays.
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "searcher/best_articles.hpp"
#include "searcher/deadline.hpp"
#include "searcher/flat_query.hpp"

namespace newsdex {

struct ChosenArticles {
  std::vector<MatchedArticle> articles;  // the best first; at least those wanted, if there are any
  std::size_t looked_into = 0;
  double share_of_others = 0;  // what share of the other candidates is likely to hold the phrases
};

// `candidates` are articles that have the words, in any order. Stops when the time is over.
[[nodiscard]] ChosenArticles choose_by_phrases(const Xapian::Database& database,
                                               const FlatQuery& query,
                                               std::vector<MatchedArticle> candidates,
                                               std::size_t wanted, Deadline& deadline);

}  // namespace newsdex
