// Ranks the passages of an article by what of the query stands in each, from word positions alone.
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "searcher/leaf.hpp"
#include "searcher/occurrences.hpp"
#include "searcher/passage_map.hpp"

namespace newsdex {

struct RankedPassage {
  std::size_t index = 0;  // from 0
  double score = 0;       // of what its leaves give by themselves, and of these three
  double closeness = 0;
  double order = 0;
  double lead = 0;

  friend bool operator==(const RankedPassage&, const RankedPassage&) = default;
};

// Where one leaf (by its place in the query) stands.
struct LeafPosition {
  Xapian::termpos position = 0;
  std::size_t leaf = 0;

  friend auto operator<=>(const LeafPosition&, const LeafPosition&) = default;
};

// The passages that hold something of the query, the best first. The score of a passage is
//   cover:     Σ over the leaves it holds of weight · 1.4 n / (n + 0.4), n occurrences;
//   closeness: 0.3 · (Σ weights) · leaves / words of the shortest stretch that holds them all;
//   order:     0.1 · the lighter weight, of each two leaves that follow one another as in the
//   query; lead:      0.05 · (Σ of all leaves' weights) / number of the passage.
// The constants are first guesses; the quality harness will tune them.
[[nodiscard]] std::vector<RankedPassage> rank_passages(const std::vector<LeafPosition>& positions,
                                                       const std::vector<Leaf>& leaves,
                                                       const PassageMap& map);

// What `count` occurrences of a leaf in a passage give.
[[nodiscard]] double cover_of(const Leaf& leaf, std::size_t count);
// No passage's score can be more.
[[nodiscard]] double most_passage_score(const std::vector<Leaf>& leaves);

// Where all leaves stand in an article's text (title left out), sorted.
[[nodiscard]] std::vector<LeafPosition> text_positions(OccurrenceFinder& finder,
                                                       Xapian::docid article,
                                                       const std::vector<Leaf>& leaves,
                                                       const PassageMap& map);

}  // namespace newsdex
