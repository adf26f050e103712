// Matches queries that are words alone, without Xapian: the same articles with the same weights in
// the same order, in a fraction of the time.
//
// Lists of articles are read window by window, and what an article weighs is added up beside it.
// Once as many articles are known as are wanted, most of the others need no look: the lists that
// together weigh too little to make an article one of the best (frequent words, words of titles)
// are no longer read, only asked about articles that the other lists make likely.
#pragma once

#include <optional>

#include "searcher/deadline.hpp"
#include "searcher/flat_query.hpp"
#include "searcher/match.hpp"

namespace newsdex {

// As match_articles for Sort::kRelevance. Nothing where the database cannot be read in place.
// `wanted` is not 0.
[[nodiscard]] std::optional<MatchedArticles> match_words(const Xapian::Database& database,
                                                         const FlatQuery& query, std::size_t wanted,
                                                         bool count_all, Deadline& deadline);

}  // namespace newsdex
