// Says where a hit's score comes from: what each part of the query gave its article and its
// passage.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/branches.hpp"
#include "searcher/compile.hpp"
#include "searcher/join_ranks.hpp"
#include "searcher/occurrences.hpp"

namespace newsdex {

// One line for people, by the parts and the leaves of the query. Asks Xapian about each part anew,
// so it is not for every search.
[[nodiscard]] std::string explain_hit(OccurrenceFinder& finder, BranchFinder& branches,
                                      const std::vector<ScoringPart>& parts,
                                      const std::vector<Leaf>& leaves, const RankedHit& hit,
                                      const std::string& article_id);

}  // namespace newsdex
