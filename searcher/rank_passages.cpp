#include "searcher/rank_passages.hpp"

#include <algorithm>
#include <span>

#include "searcher/long_query.hpp"

namespace newsdex {
namespace {

constexpr double kRepeatGain = 0.075;  // what endless repetition gives of a leaf's weight
constexpr double kRepeatHalf = 0.5;
constexpr double kWindow = 0.3;
constexpr Xapian::termpos kWindowWords = 16;
constexpr double kShortStretch = 0.1;
constexpr double kWhole = 1.2;
constexpr double kLead = 0.001;

// Of long queries, whose words most passages of an article hold some of: the terse one is meant.
constexpr double kWholeOfLong = 3.5;
constexpr double kLongK1 = 1.2;
constexpr double kLongB = 0.75;
constexpr double kMeanWords = 100;

using LeafPositions = std::span<const LeafPosition>;

// The index has no positions of prefixes.
double weight_of(const Leaf& leaf) { return leaf.kind == Leaf::Kind::kPrefix ? 0 : leaf.weight; }

double eighth_power(double x) {
  const double square = x * x;
  return square * square * square * square;
}

// Scores runs of positions of one article; what it needs for that is kept from one to the next.
class PassageScorer {
 public:
  PassageScorer(LeafPositions title, const std::vector<Leaf>& leaves)
      : leaves_(leaves),
        is_long_(is_long_query(leaves)),
        in_title_(count(title)),
        inside_(leaves.size(), 0) {
    for (const Leaf& leaf : leaves) all_weights_ += weight_of(leaf);
    title_window_ = best_window(title);
  }

  // Of the passage's positions; `words` are all that it has.
  RankedPassage score(LeafPositions positions, std::size_t index, Xapian::termpos words) {
    RankedPassage passage;
    const std::vector<std::size_t> counts = count(positions);
    double held = 0;
    double held_or_titled = 0;
    std::size_t distinct = 0;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      if (counts[i] + in_title_[i] == 0) continue;
      held_or_titled += weight_of(leaves_[i]);
      if (counts[i] == 0) continue;
      passage.score += cover_of(leaves_[i], counts[i] + in_title_[i]);
      held += leaves_[i].weight;
      ++distinct;
    }
    passage.index = index;
    passage.closeness = kWindow * std::max(best_window(positions), title_window_);
    if (distinct > 1) {
      const double stretch = shortest_stretch(positions, distinct);
      passage.closeness +=
          kShortStretch * held * std::min(1.0, static_cast<double>(distinct) / stretch);
    }
    passage.share = all_weights_ > 0 ? held_or_titled / all_weights_ : 0;
    passage.whole = most_whole(counts, words) * eighth_power(passage.share);
    passage.lead = kLead * all_weights_ / static_cast<double>(index + 1);
    passage.score += passage.closeness + passage.whole + passage.lead;
    return passage;
  }

 private:
  // What a passage has that lacks nothing of the query.
  [[nodiscard]] double most_whole(const std::vector<std::size_t>& counts,
                                  Xapian::termpos words) const {
    if (!is_long_) return kWhole * all_weights_;
    const double length = kLongK1 * (1 - kLongB + kLongB * words / kMeanWords);
    double sum = 0;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      const auto times = static_cast<double>(counts[i] + in_title_[i]);
      sum += leaves_[i].weight * (kLongK1 + 1) * times / (times + length);
    }
    return kWholeOfLong * sum;
  }

  [[nodiscard]] std::vector<std::size_t> count(LeafPositions positions) const {
    std::vector<std::size_t> counts(leaves_.size(), 0);
    for (const LeafPosition& at : positions) ++counts[at.leaf];
    return counts;
  }

  // The most weights of leaves that so many words hold.
  double best_window(LeafPositions positions) {
    std::ranges::fill(inside_, 0);
    double weights = 0;
    double best = 0;
    std::size_t begin = 0;
    for (const LeafPosition& at : positions) {
      if (inside_[at.leaf]++ == 0) weights += leaves_[at.leaf].weight;
      for (; at.position - positions[begin].position >= kWindowWords; ++begin) {
        const std::size_t gone = positions[begin].leaf;
        if (--inside_[gone] == 0) weights -= leaves_[gone].weight;
      }
      best = std::max(best, weights);
    }
    return best;
  }

  // Words of the shortest stretch that holds every leaf that the positions have.
  Xapian::termpos shortest_stretch(LeafPositions positions, std::size_t distinct) {
    std::ranges::fill(inside_, 0);
    std::size_t held = 0;
    std::size_t begin = 0;
    Xapian::termpos shortest = positions.back().position - positions.front().position + 1;
    for (const LeafPosition& at : positions) {
      if (inside_[at.leaf]++ == 0) ++held;
      while (held == distinct) {
        shortest = std::min(shortest, at.position - positions[begin].position + 1);
        if (--inside_[positions[begin].leaf] == 0) --held;
        ++begin;
      }
    }
    return shortest;
  }

  const std::vector<Leaf>& leaves_;
  bool is_long_;
  std::vector<std::size_t> in_title_;
  std::vector<std::size_t> inside_;  // how many of each leaf the stretch looked at holds
  double all_weights_ = 0;
  double title_window_ = 0;
};

LeafPositions of_title(LeafPositions positions, const PassageMap& map) {
  const auto end = std::ranges::find_if_not(
      positions, [&map](const LeafPosition& at) { return map.in_title(at.position); });
  return positions.first(static_cast<std::size_t>(end - positions.begin()));
}

}  // namespace

double cover_of(const Leaf& leaf, std::size_t count) {
  const auto times = static_cast<double>(count);
  return leaf.weight * kRepeatGain * times / (times + kRepeatHalf);
}

double most_passage_score(const std::vector<Leaf>& leaves, double lacked) {
  const double whole = is_long_query(leaves) ? kWholeOfLong * (kLongK1 + 1) : kWhole;
  double all = 0;
  for (const Leaf& leaf : leaves) all += weight_of(leaf);
  if (all <= 0) return 0;
  const double held = std::max(0.0, all - lacked);
  const double stretch = leaves.size() > 1 ? kShortStretch : 0;
  return held * (kRepeatGain + kWindow + stretch) + whole * all * eighth_power(held / all) +
         kLead * all;
}

std::vector<LeafPosition> leaf_positions(OccurrenceFinder& finder, Xapian::docid article,
                                         const std::vector<Leaf>& leaves) {
  std::vector<LeafPosition> all;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    for (const Occurrence& occurrence : finder.find(article, leaves[i])) {
      all.push_back({occurrence.first, i});
    }
  }
  std::ranges::sort(all);
  finder.leave_out_boilerplate(article, all);
  return all;
}

std::vector<RankedPassage> rank_passages(const std::vector<LeafPosition>& positions,
                                         const std::vector<Leaf>& leaves, const PassageMap& map) {
  std::vector<RankedPassage> ranked;
  if (map.passages() == 0) return ranked;
  const LeafPositions title = of_title(positions, map);
  PassageScorer scorer(title, leaves);
  for (std::size_t begin = title.size(); begin < positions.size();) {
    const std::size_t passage = map.passage_of(positions[begin].position);
    std::size_t end = begin + 1;
    while (end < positions.size() && map.passage_of(positions[end].position) == passage) ++end;
    const Xapian::termpos words = map.start(passage + 1) - map.start(passage);
    ranked.push_back(
        scorer.score(LeafPositions(positions).subspan(begin, end - begin), passage, words));
    begin = end;
  }
  std::ranges::stable_sort(ranked, std::greater<>(), &RankedPassage::score);
  return ranked;
}

RankedPassage rank_title(const std::vector<LeafPosition>& positions,
                         const std::vector<Leaf>& leaves, const PassageMap& map) {
  const LeafPositions title = of_title(positions, map);
  return PassageScorer({}, leaves).score(title, 0, map.title_words());
}

}  // namespace newsdex
