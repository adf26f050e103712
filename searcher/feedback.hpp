// Pseudo-relevance feedback: what the best articles found speak of, beside the words of the query,
// says which of the others are about the same.
//
// It costs about as much as the rest of a search, and a query of few words may mean several things,
// of which the best articles are but about one. So only long queries are given it
// (searcher/long_query.hpp).
#pragma once

#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "searcher/leaf.hpp"
#include "searcher/match.hpp"

namespace newsdex {

// A passage that holds such a share of the query's weight is what was looked for, not a hint of it.
inline constexpr double kAnsweringShare = 0.85;

using Gains = std::unordered_map<Xapian::docid, double>;

// What each of the articles gains, of which the best come first: by BM25 from 20 stems of the first
// ten, which together weigh 0.3 of the query's words.
[[nodiscard]] Gains feedback(const Xapian::Database& database,
                             const std::vector<MatchedArticle>& articles,
                             const std::vector<Leaf>& leaves);

}  // namespace newsdex
