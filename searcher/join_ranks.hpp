// The second step of ranking: the best passages of the best articles, joined into the final order.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <xapian.h>

#include <newsdex/searcher.hpp>

#include "searcher/deadline.hpp"
#include "searcher/leaf.hpp"
#include "searcher/match.hpp"
#include "searcher/occurrences.hpp"
#include "searcher/rank_passages.hpp"

namespace newsdex {

struct RankedHit {
  Xapian::docid article = 0;
  std::optional<std::size_t>
      passage;  // from 0; none: nothing of the query has a position in the text
  double score = 0;
  double article_weight = 0;
  RankedPassage ranked;  // of the title where there is no passage
  double feedback = 0;   // searcher/feedback.hpp
};

// Hits [0, wanted): of the first `matched.reranked` an article's weight, its passage's score and
// what feedback gives it are added up and order them; the others follow in the order matched, with
// scores that never rise. Where the order is by date it stays, and passages are only chosen. At
// most `per_article` hits an article. When the time is over, the articles left keep their place
// without a passage.
[[nodiscard]] std::vector<RankedHit> join_ranks(OccurrenceFinder& finder,
                                                const MatchedArticles& matched,
                                                const std::vector<Leaf>& leaves, bool by_relevance,
                                                std::size_t per_article, std::size_t wanted,
                                                Deadline& deadline);

}  // namespace newsdex
