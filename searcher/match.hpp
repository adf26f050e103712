// The first step of ranking: Xapian matches articles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include <newsdex/searcher.hpp>

#include "searcher/deadline.hpp"

namespace newsdex {

struct MatchedArticle {
  Xapian::docid id = 0;
  double weight = 0;
};

struct MatchedArticles {
  std::vector<MatchedArticle> best;  // in the order asked for
  std::uint64_t total = 0;
  TotalIs total_is = TotalIs::kExact;
};

// The first `wanted` articles by BM25 (searcher/bm25.hpp), or by date; `count_all` makes the total
// exact. When the time is over they are the first of those seen, and the total is at least theirs.
[[nodiscard]] MatchedArticles match_articles(const Xapian::Database& database,
                                             const Xapian::Query& query, Sort sort,
                                             std::size_t wanted, bool count_all,
                                             Deadline& deadline);

}  // namespace newsdex
