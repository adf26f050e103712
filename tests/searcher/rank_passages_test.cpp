// What a passage can score at most, which decides how many articles are looked into.
#include "searcher/rank_passages.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/passage_map.hpp"

namespace newsdex {
namespace {

std::vector<Leaf> leaves_of(const std::vector<double>& weights) {
  std::vector<Leaf> leaves;
  for (const double weight : weights) leaves.push_back({.words = {{"word"}}, .weight = weight});
  return leaves;
}

// Three words of title, then passages of these lengths.
PassageMap map_of(const std::vector<int>& lengths) {
  std::string value(1, '\3');
  for (const int words : lengths) value += static_cast<char>(words);
  return PassageMap(value);
}

// A long query is scored otherwise: both are drawn.
TEST(RankPassages, NoPassageScoresMoreThanTheMostThatIsTold) {
  std::mt19937 random(7);
  const auto draw = [&](int from, int to) {
    return std::uniform_int_distribution<int>(from, to)(random);
  };
  int scored = 0;
  for (int round = 0; round < 5000; ++round) {
    std::vector<double> weights(
        static_cast<std::size_t>(round % 5 == 0 ? draw(6, 20) : draw(1, 4)));
    for (double& weight : weights) weight = draw(1, 100) / 10.0;
    const std::vector<Leaf> leaves = leaves_of(weights);
    std::vector<int> lengths(static_cast<std::size_t>(draw(1, 4)));
    for (int& words : lengths) words = draw(1, 60);
    const PassageMap map = map_of(lengths);

    double lacked = 0;
    std::vector<LeafPosition> positions;
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
      const int times = draw(0, 5);
      if (times == 0) lacked += leaves[leaf].weight;
      for (int i = 0; i < times; ++i) {
        const bool in_title = draw(0, 9) == 0;
        const int last = static_cast<int>(map.start(map.passages())) - 1;
        const int at = in_title ? draw(1, 3) : draw(static_cast<int>(map.start(0)), last);
        positions.push_back({static_cast<Xapian::termpos>(at), leaf});
      }
    }
    std::ranges::sort(positions);
    const double most = most_passage_score(leaves, lacked) + 1e-9;
    for (const RankedPassage& passage : rank_passages(positions, leaves, map)) {
      EXPECT_LE(passage.score, most) << "round " << round;
      ++scored;
    }
    EXPECT_LE(rank_title(positions, leaves, map).score, most) << "round " << round;
  }
  EXPECT_GT(scored, 5000);
}

// A looser bound shows in no answer, but in four times as many articles looked into for a phrase.
TEST(RankPassages, TheMostIsReachedByOneLeafAndByTwoSideBySide) {
  std::vector<LeafPosition> often;
  for (Xapian::termpos at = map_of({200}).start(0); often.size() < 200; ++at) {
    often.push_back({at, 0});
  }
  const std::vector<Leaf> one = leaves_of({3});
  EXPECT_GT(rank_passages(often, one, map_of({200})).front().score,
            most_passage_score(one) * 0.999);

  for (std::size_t i = 1; i < often.size(); i += 2) often[i].leaf = 1;
  const std::vector<Leaf> two = leaves_of({3, 2});
  EXPECT_GT(rank_passages(often, two, map_of({200})).front().score,
            most_passage_score(two) * 0.999);
}

}  // namespace
}  // namespace newsdex
