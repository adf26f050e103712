// The first step of ranking: Xapian matches articles.
//
// To look whether a phrase stands in an article costs far more than to weigh the article by the
// phrase's words. So the best by their words are taken first, as if the words were enough, and only
// those are looked into. An article can but lose by that: what then weighs more than any article
// that was not taken is the answer. Where too few are left, more are taken, and at last all.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include <newsdex/searcher.hpp>

#include "searcher/best_articles.hpp"
#include "searcher/deadline.hpp"
#include "searcher/flat_query.hpp"
#include "searcher/witness_source.hpp"

namespace newsdex {

// The articles whose passages decide their place; whatever the limit, so that the first hits are
// the same for every limit.
inline constexpr std::size_t kRerankedArticles = 300;

struct MatchedArticles {
  std::vector<MatchedArticle> best;  // in the order asked for
  // Where these are fewer than wanted, as MatchRequest::at_first allows: gives the next best, at
  // least so many if there are any, which weigh no more. Uses what the match used.
  std::function<std::vector<MatchedArticle>(std::size_t)> more = {};
  std::size_t reranked = kRerankedArticles;  // the passages of so many decide, if there are so many
  std::uint64_t total = 0;
  TotalIs total_is = TotalIs::kExact;
};

// What is to be found, and how much of it.
struct MatchRequest {
  std::function<Xapian::Query()> query;  // asked for where it is needed
  const FlatQuery* flat = nullptr;       // the same query, where it is but words
  bool walks_all = false;                // CompiledQuery's
  // Of the phrases in it; null: none, or several databases, whose articles are numbered anew.
  std::shared_ptr<MatchPhase> phase;
  Sort sort = Sort::kRelevance;
  std::size_t wanted = 0;
  std::size_t at_first = 0;  // so many may be given at first; 0: all that are wanted
  bool count_all = false;    // make the total exact
};

// So many are counted exactly in any case, which costs next to nothing.
inline constexpr Xapian::doccount kAlwaysCounted = 1000;

// Of a guess no more digits are told.
[[nodiscard]] std::uint64_t two_digits(double number);

// The first `wanted` articles by BM25 (searcher/bm25.hpp), or by date. When the time is over they
// are the first of those seen, and the total is at least theirs.
[[nodiscard]] MatchedArticles match_articles(const Xapian::Database& database,
                                             const MatchRequest& request, Deadline& deadline);

}  // namespace newsdex
