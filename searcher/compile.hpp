// From a parsed query to the tree that is matched, and to the leaves that passages are ranked and
// highlighted by.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <newsdex/query.hpp>

#include "searcher/article_text.hpp"
#include "searcher/branches.hpp"
#include "searcher/deadline.hpp"
#include "searcher/filters.hpp"
#include "searcher/flat_query.hpp"
#include "searcher/leaf.hpp"
#include "searcher/query_tree.hpp"
#include "searcher/snapshot.hpp"
#include "searcher/witness_source.hpp"

namespace newsdex {

// A word, phrase or beginning of a word of the query, and what it alone gives an article.
struct ScoringPart {
  std::string text;  // canonical
  Xapian::Query query;
  std::size_t branch = kWholeQuery;  // that it is in
  const Query* part = nullptr;       // null: it is no part of the query
};

// Something about a part of the query that only the index can tell.
struct CompileNote {
  std::string part;  // canonical
  std::string message;
};

struct CompiledQuery {
  std::shared_ptr<const QueryTree> tree;
  std::optional<FlatQuery> flat;         // the same, where it is but words and phrases
  std::function<Xapian::Query()> query;  // the same, for Xapian
  bool walks_all = false;                // nests, or excludes filters (searcher/nests.hpp)
  std::vector<Leaf> leaves;
  std::vector<Branch> branches;  // of what is not excluded
  std::vector<CompileNote> notes;
  std::vector<NameSpellings> names;   // as SearchResult has them
  std::shared_ptr<MatchPhase> phase;  // of the phrases and the like; null: none but excluded ones
  bool scores = false;                // false: it only filters, and there is no best

  std::function<std::vector<ScoringPart>()> parts;  // all that score, one by one
};

// Only what passes all `filters` matches. `languages` are those that words are stemmed for; empty:
// the snapshot's main ones. The compiled query uses `query`, the snapshot, `analyzers` and
// `deadline` while it is matched.
[[nodiscard]] CompiledQuery compile(const Query& query, const Snapshot& snapshot,
                                    const std::vector<std::string>& languages, Analyzers& analyzers,
                                    Deadline& deadline, const std::vector<Filter>& filters = {});

}  // namespace newsdex
