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
  double whole = 0;
  double lead = 0;
  double share = 0;  // of all leaves' weights, what stands in it or in the title

  friend bool operator==(const RankedPassage&, const RankedPassage&) = default;
};

// Where one leaf (by its place in the query) stands.
struct LeafPosition {
  Xapian::termpos position = 0;
  std::size_t leaf = 0;

  friend auto operator<=>(const LeafPosition&, const LeafPosition&) = default;
};

// The passages that hold something of the query, the best first. The title stands above each of
// them. With W for the sum of the weights of all leaves that have positions, a passage has for
//   cover:     Σ over the leaves it holds of weight · 0.075 n / (n + 0.5), n occurrences in it and
//              in the title;
//   closeness: 0.3 · the most weights that 16 words of it, or of the title, hold; and
//              of several leaves 0.1 · (Σ weights it holds) · leaves / words of the shortest
//              stretch that holds them;
//   whole:     1.2 · W · share⁸: next to nothing before most of the query stands in it; for a long
//              query (searcher/long_query.hpp) 3.5 · share⁸ · BM25 of the passage, k1 1.2 and
//              b 0.75, as if passages were the documents and had 100 words each in the mean;
//   lead:      0.001 · W / number of the passage, which decides between equals.
// docs/ranking.md says why so.
[[nodiscard]] std::vector<RankedPassage> rank_passages(const std::vector<LeafPosition>& positions,
                                                       const std::vector<Leaf>& leaves,
                                                       const PassageMap& map);
// The same of the title alone, for an article of whose text nothing matches.
[[nodiscard]] RankedPassage rank_title(const std::vector<LeafPosition>& positions,
                                       const std::vector<Leaf>& leaves, const PassageMap& map);

// What `count` occurrences of a leaf in a passage and the title give.
[[nodiscard]] double cover_of(const Leaf& leaf, std::size_t count);
// No passage's score can be more, where the article lacks leaves of so much weight.
[[nodiscard]] double most_passage_score(const std::vector<Leaf>& leaves, double lacked = 0);

// Where all leaves stand in an article, sorted; the title comes first.
[[nodiscard]] std::vector<LeafPosition> leaf_positions(OccurrenceFinder& finder,
                                                       Xapian::docid article,
                                                       const std::vector<Leaf>& leaves);

}  // namespace newsdex
