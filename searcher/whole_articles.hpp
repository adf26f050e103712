// The articles that have every word of a long query, wherever their weight puts them: a passage
// that holds them all is what was looked for, and in a long article it stands far down.
#pragma once

#include <xapian.h>

#include "searcher/compile.hpp"
#include "searcher/deadline.hpp"
#include "searcher/match.hpp"

namespace newsdex {

// Puts the best hundred of them that are not among the articles whose passages decide right behind
// these, and counts them among them (MatchedArticles::reranked). `matched` is what `request` gave,
// by relevance, of `compiled`, a long query (searcher/long_query.hpp).
void promote_whole(const Xapian::Database& database, const MatchRequest& request,
                   const CompiledQuery& compiled, Deadline& deadline, MatchedArticles& matched);

}  // namespace newsdex
