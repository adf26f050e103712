// What Xapian matches of a compiled query.
#pragma once

#include <memory>
#include <utility>

#include <xapian.h>

#include "searcher/article_text.hpp"
#include "searcher/deadline.hpp"
#include "searcher/query_tree.hpp"
#include "searcher/snapshot.hpp"
#include "searcher/witness_source.hpp"

namespace newsdex {

class XapianQueries {
 public:
  // All of these must outlive the queries made, but `phase`, which may be null where none of the
  // phrases is to be looked into later.
  XapianQueries(const Snapshot& snapshot, std::shared_ptr<const MatchPhase> phase,
                Analyzers& analyzers, Deadline& deadline)
      : snapshot_(snapshot),
        phase_(phase ? std::move(phase) : std::make_shared<const MatchPhase>()),
        analyzers_(analyzers),
        deadline_(deadline) {}

  [[nodiscard]] Xapian::Query of(const QueryTree& tree) const;

 private:
  [[nodiscard]] Xapian::Query unscaled(const QueryTree& tree) const;
  [[nodiscard]] Xapian::Query word(const QueryTree& tree) const;
  [[nodiscard]] Xapian::Query phrase(const QueryTree& tree) const;
  [[nodiscard]] Xapian::Query joined(Xapian::Query::op op, const QueryTree& tree) const;
  [[nodiscard]] Xapian::Query without(const QueryTree& tree) const;

  const Snapshot& snapshot_;
  std::shared_ptr<const MatchPhase> phase_;
  Analyzers& analyzers_;
  Deadline& deadline_;
};

}  // namespace newsdex
