// Queries of which every article that matches is looked at: of others Xapian passes over those that
// weigh too little to be among the best, and guesses how many they are.
#pragma once

#include <newsdex/query.hpp>

namespace newsdex {

// Whether an OR in it is of more than words and phrases: Xapian 1.4 may lose articles of it
// (searcher/match.cpp). What a sum requires is ranked by the rest of it, an AND_MAYBE, too.
[[nodiscard]] bool nests(const Query& query);

// Whether it excludes articles by a filter. Xapian guesses as if filters were independent of each
// other and of words, and no article is of two languages; nor are the words of one in the others.
[[nodiscard]] bool excludes_filters(const Query& query);

}  // namespace newsdex
