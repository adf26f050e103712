// Queries that are words and nothing else, as most are: they need no tree, and are matched without
// Xapian (searcher/match_words.hpp).
#pragma once

#include <optional>
#include <vector>

#include <newsdex/query.hpp>

#include "searcher/any_term.hpp"

namespace newsdex {

class GlassTables;

struct FlatQuery {
  enum class Join { kAny, kAll };  // of the words

  struct Word {
    // One that does more than rank, and such as only rank: an article that has them has the former.
    std::vector<AnyTerm> parts;
    double scale = 1;  // of its weight
  };

  Join join = Join::kAny;
  std::vector<Word> words;
  const GlassTables* tables = nullptr;  // must outlive the match
};

// How the query joins its words, where it is nothing else.
[[nodiscard]] std::optional<FlatQuery::Join> flat_join(const Query& query);

}  // namespace newsdex
