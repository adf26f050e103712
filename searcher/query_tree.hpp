// A compiled query as data: what is looked for, and how it is joined. Whoever matches it goes
// through the tree: searcher/flat_query.hpp, searcher/tree_matcher.hpp and, for Xapian,
// searcher/xapian_query.hpp.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <xapian.h>

#include <newsdex/query.hpp>

#include "searcher/any_term.hpp"
#include "searcher/filters.hpp"
#include "searcher/leaf.hpp"

namespace newsdex {

struct QueryTree {
  enum class Kind {
    kNothing,
    kEverything,  // weighs nothing
    kWord,        // any term of `word` that does more than rank
    kPhrase,      // the words of `phrase`, as they must stand
    kFilter,      // what passes `filter`; it weighs nothing
    kOther,       // what only Xapian matches: `other`
    kAny,         // of the children; those that match weigh together
    kAll,         // the same
    kRanked,      // the first, which the second adds weight to
    kWithout,     // the first, of which the others exclude
  };

  Kind kind = Kind::kNothing;
  double scale = 1;  // kWord, kPhrase, kOther: of the weight
  std::vector<AnyTerm> word = {};
  std::shared_ptr<const Leaf> phrase = {};
  Filter filter = {};
  Xapian::Query other = {};
  std::vector<QueryTree> children = {};

  bool is_excluded = false;          // it is, or is in, what excludes
  const Query* part = nullptr;       // what of the query it is made of: a word, phrase, prefix
  std::size_t branch = kWholeQuery;  // that it is in (searcher/branches.hpp)
  std::size_t begins_branch = kWholeQuery;  // the branch that it is, if any

  // A single one stands for itself.
  [[nodiscard]] static QueryTree any(std::vector<QueryTree> children) {
    return joined(Kind::kAny, std::move(children));
  }
  [[nodiscard]] static QueryTree all(std::vector<QueryTree> children) {
    return joined(Kind::kAll, std::move(children));
  }

 private:
  [[nodiscard]] static QueryTree joined(Kind kind, std::vector<QueryTree> children) {
    if (children.size() == 1) return std::move(children.front());
    return {.kind = children.empty() ? Kind::kNothing : kind, .children = std::move(children)};
  }
};

}  // namespace newsdex
