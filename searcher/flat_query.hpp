// Queries that are words and phrases, and filters and words that exclude articles, and nothing
// else, as most are: they need no tree, and are matched without one (searcher/match_words.hpp).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searcher/any_term.hpp"
#include "searcher/filters.hpp"
#include "searcher/leaf.hpp"
#include "searcher/query_tree.hpp"

namespace newsdex {

class Analyzers;

struct FlatQuery {
  enum class Join { kAny, kAll };  // of the words

  struct Word {
    // One that does more than rank, and such as only rank: an article that has them has the former.
    // kAll: where all only rank, so does the word.
    std::vector<AnyTerm> parts;
    double scale = 1;  // of its weight
  };

  // What an article must pass, or must not.
  struct Restriction {
    Filter filter;
    bool excludes = false;
  };

  Join join = Join::kAny;
  std::vector<Word> words;
  // kAll: what must stand in an article; their words are in `words`.
  std::vector<std::shared_ptr<const Leaf>> phrases = {};
  std::vector<Restriction> restrictions = {};
  // These must outlive the match.
  const GlassTables* tables = nullptr;
  Analyzers* analyzers = nullptr;  // for phrases
};

// Nothing where the query is more than that. `tables` and `analyzers` are only kept.
[[nodiscard]] std::optional<FlatQuery> flat_of(const QueryTree& tree, const GlassTables& tables,
                                               Analyzers& analyzers);

// The terms of which an article must have one to be looked into for the leaf, of each word that
// does not `begin`: the word itself, of an exact phrase, else its stems.
[[nodiscard]] std::vector<std::string> needed_terms(const Leaf& leaf, const LeafWord& word);

}  // namespace newsdex
