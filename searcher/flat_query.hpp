// Queries that are words and phrases, and filters and words that exclude articles, and nothing
// else, as most are: they need no tree, and are matched without Xapian (searcher/match_words.hpp).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <newsdex/query.hpp>

#include "searcher/any_term.hpp"
#include "searcher/filters.hpp"
#include "searcher/leaf.hpp"

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
  // Each article is looked for in the list of each term.
  [[nodiscard]] static bool can_have(const Filter& filter) { return filter.terms.size() <= 16; }

  Join join = Join::kAny;
  std::vector<Word> words;
  // kAll: what must stand in an article; their words are in `words`.
  std::vector<Leaf> phrases = {};
  std::vector<Restriction> restrictions = {};
  // These must outlive the match.
  const GlassTables* tables = nullptr;
  Analyzers* analyzers = nullptr;  // for phrases
};

// What a compiler adds words to as it goes through a query.
class FlatQueryMaker {
 public:
  // Looks at the query's shape first.
  FlatQueryMaker(const Query& query, const GlassTables& tables, Analyzers& analyzers);

  // Words that follow only rank, until this is taken back.
  void set_only_ranks(bool only_ranks) { only_ranks_ = only_ranks; }
  void add(std::vector<AnyTerm> parts, double scale);
  // Words side by side or near each other.
  void add(const Leaf& leaf, double scale);
  void add(FlatQuery::Restriction restriction);

  // False once the query is known to be more than that.
  [[nodiscard]] bool is_flat() const { return is_flat_; }
  // Nothing where it is more.
  [[nodiscard]] std::optional<FlatQuery> take();

 private:
  bool is_flat_;
  bool only_ranks_ = false;
  FlatQuery made_;
};

// The terms of which an article must have one to be looked into for the leaf, of each word that
// does not `begin`: the word itself, of an exact phrase, else its stems.
[[nodiscard]] std::vector<std::string> needed_terms(const Leaf& leaf, const LeafWord& word);

}  // namespace newsdex
