// From a parsed query to what Xapian matches, and to the leaves that passages are ranked and
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
#include "searcher/flat_query.hpp"
#include "searcher/leaf.hpp"
#include "searcher/snapshot.hpp"
#include "searcher/witness_source.hpp"

namespace newsdex {

// A word, phrase or beginning of a word of the query, and what it alone gives an article.
struct ScoringPart {
  std::string text;  // canonical
  Xapian::Query query;
  std::size_t branch = kWholeQuery;  // that it is in
};

// Something about a part of the query that only the index can tell.
struct CompileNote {
  std::string part;  // canonical
  std::string message;
};

struct CompiledQuery {
  std::function<Xapian::Query()> query;  // as a tree for Xapian; may be made when it is asked for
  std::optional<FlatQuery> flat;         // the same, where it is but words and phrases
  bool walks_all = false;                // nests, or excludes filters (searcher/nests.hpp)
  std::vector<Leaf> leaves;
  std::vector<Branch> branches;    // of what is not excluded
  std::vector<ScoringPart> parts;  // of what is not excluded; XapianTree::kNow
  std::vector<CompileNote> notes;
  std::vector<NameSpellings> names;   // as SearchResult has them
  std::shared_ptr<MatchPhase> phase;  // of the phrases and the like; null: none but excluded ones
  bool scores = false;                // false: it only filters, and there is no best
};

// Whether all is to be made at once, or only what a query that is flat is matched by.
enum class XapianTree { kNow, kWhereNeeded };

// `languages` are those that words are stemmed for; empty: the snapshot's main ones. The compiled
// query uses `query`, the snapshot, `analyzers` and `deadline` while it is matched.
[[nodiscard]] CompiledQuery compile(const Query& query, const Snapshot& snapshot,
                                    const std::vector<std::string>& languages, Analyzers& analyzers,
                                    Deadline& deadline, XapianTree tree = XapianTree::kWhereNeeded);

}  // namespace newsdex
