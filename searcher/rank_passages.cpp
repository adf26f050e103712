#include "searcher/rank_passages.hpp"

#include <algorithm>
#include <span>

namespace newsdex {
namespace {

constexpr double kRepeatGain = 1.4;  // what endless repetition would multiply a leaf's weight by
constexpr double kRepeatHalf = 0.4;
constexpr double kCloseness = 0.3;
constexpr double kOrder = 0.1;
constexpr double kLead = 0.05;
constexpr Xapian::termpos kFollows = 3;  // positions from a leaf to the one that follows it

using Positions = std::span<const LeafPosition>;

// Words of the shortest stretch that holds every leaf that the passage holds.
Xapian::termpos shortest_stretch(Positions positions, std::size_t distinct,
                                 std::size_t leaf_count) {
  std::vector<unsigned> inside(leaf_count, 0);
  std::size_t held = 0;
  std::size_t begin = 0;
  Xapian::termpos shortest = positions.back().position - positions.front().position + 1;
  for (const LeafPosition& at : positions) {
    if (inside[at.leaf]++ == 0) ++held;
    while (held == distinct) {
      shortest = std::min(shortest, at.position - positions[begin].position + 1);
      if (--inside[positions[begin].leaf] == 0) --held;
      ++begin;
    }
  }
  return shortest;
}

double order_bonus(Positions positions, const std::vector<Leaf>& leaves) {
  std::vector<bool> followed(leaves.size(), false);
  double bonus = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    for (std::size_t j = i + 1;
         j < positions.size() && positions[j].position - positions[i].position <= kFollows; ++j) {
      const std::size_t leaf = positions[i].leaf;
      if (positions[j].leaf != leaf + 1 || followed[leaf]) continue;
      followed[leaf] = true;
      bonus += kOrder * std::min(leaves[leaf].weight, leaves[leaf + 1].weight);
    }
  }
  return bonus;
}

RankedPassage scored(Positions positions, const std::vector<Leaf>& leaves) {
  std::vector<unsigned> counts(leaves.size(), 0);
  for (const LeafPosition& at : positions) ++counts[at.leaf];
  RankedPassage passage;
  double weights = 0;
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    if (counts[i] == 0) continue;
    passage.score += cover_of(leaves[i], counts[i]);
    weights += leaves[i].weight;
    ++distinct;
  }
  if (distinct < 2) return passage;
  const double stretch = shortest_stretch(positions, distinct, leaves.size());
  passage.closeness = kCloseness * weights * std::min(1.0, static_cast<double>(distinct) / stretch);
  passage.order = order_bonus(positions, leaves);
  passage.score += passage.closeness + passage.order;
  return passage;
}

}  // namespace

double cover_of(const Leaf& leaf, std::size_t count) {
  const auto times = static_cast<double>(count);
  return leaf.weight * kRepeatGain * times / (times + kRepeatHalf);
}

double most_passage_score(const std::vector<Leaf>& leaves) {
  double most = 0;
  for (const Leaf& leaf : leaves) {
    most += leaf.weight * (kRepeatGain + kCloseness + kOrder + kLead);
  }
  return most;
}

std::vector<LeafPosition> text_positions(OccurrenceFinder& finder, Xapian::docid article,
                                         const std::vector<Leaf>& leaves, const PassageMap& map) {
  std::vector<LeafPosition> all;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    for (const Occurrence& occurrence : finder.find(article, leaves[i])) {
      if (!map.in_title(occurrence.first)) all.push_back({occurrence.first, i});
    }
  }
  std::ranges::sort(all);
  return all;
}

std::vector<RankedPassage> rank_passages(const std::vector<LeafPosition>& positions,
                                         const std::vector<Leaf>& leaves, const PassageMap& map) {
  std::vector<RankedPassage> ranked;
  if (map.passages() == 0) return ranked;
  double all_weights = 0;
  for (const Leaf& leaf : leaves) all_weights += leaf.weight;
  for (std::size_t begin = 0; begin < positions.size();) {
    const std::size_t passage = map.passage_of(positions[begin].position);
    std::size_t end = begin + 1;
    while (end < positions.size() && map.passage_of(positions[end].position) == passage) ++end;
    RankedPassage made = scored(Positions(positions).subspan(begin, end - begin), leaves);
    made.index = passage;
    made.lead = kLead * all_weights / static_cast<double>(passage + 1);
    made.score += made.lead;
    ranked.push_back(made);
    begin = end;
  }
  std::ranges::stable_sort(ranked, std::greater<>(), &RankedPassage::score);
  return ranked;
}

}  // namespace newsdex
