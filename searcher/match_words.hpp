// Matches queries that are words, phrases and what restricts them, without Xapian: the same
// articles with the same weights in the same order, in a fraction of the time.
//
// Lists of articles are read window by window, and what an article weighs is added up beside it.
// Once as many articles are known as are wanted, most of the others need no look: the lists that
// together weigh too little to make an article one of the best (frequent words, words of titles)
// are no longer read, only asked about articles that the other lists make likely. Of words beside
// filters, or with words excluded, all that match are counted.
#pragma once

#include <optional>

#include "searcher/deadline.hpp"
#include "searcher/match.hpp"

namespace newsdex {

// As match_articles does what is `flat`, by relevance. Nothing where the database cannot be read in
// place, or where hardly an article passes the filters. What is `wanted` is not 0.
[[nodiscard]] std::optional<MatchedArticles> match_words(const Xapian::Database& database,
                                                         const MatchRequest& request,
                                                         Deadline& deadline);

}  // namespace newsdex
