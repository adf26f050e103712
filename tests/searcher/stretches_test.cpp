// Where positions stand side by side or near each other, against trying every choice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "searcher/occurrences.hpp"

namespace newsdex {
namespace {

using Lists = std::vector<std::vector<Xapian::termpos>>;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Adjacent, ListsStandSideBySideInTheirOrder) {
  EXPECT_THAT(adjacent({{1, 5, 9}, {2, 4, 10}}), ElementsAre(Occurrence{1, 2}, Occurrence{9, 10}));
  EXPECT_THAT(adjacent({{2}, {1}}), IsEmpty());
  EXPECT_THAT(adjacent({{3, 4}, {4, 5}, {5, 6}}), ElementsAre(Occurrence{3, 5}, Occurrence{4, 6}));
  EXPECT_THAT(adjacent({}), IsEmpty());
}

TEST(Within, GivesTheShortestStretches) {
  EXPECT_THAT(within({{1, 20}, {3, 21}}, 5), ElementsAre(Occurrence{1, 3}, Occurrence{20, 21}));
  EXPECT_THAT(within({{1, 2}, {4}}, 5), ElementsAre(Occurrence{2, 4}));
  EXPECT_THAT(within({{1}, {6}}, 5), IsEmpty());
  EXPECT_THAT(within({{1}, {5}}, 5), ElementsAre(Occurrence{1, 5}));
  EXPECT_THAT(within({{1}, {}}, 5), IsEmpty());
}

TEST(Within, OneWordIsNotTwo) {
  EXPECT_THAT(within({{7}, {7}}, 5), IsEmpty()) << "the same word asked for twice";
  EXPECT_THAT(within({{7, 9}, {7, 9}}, 5), ElementsAre(Occurrence{7, 9}));
  EXPECT_THAT(within({{7, 8}, {7}}, 5), ElementsAre(Occurrence{7, 8})) << "8 must be the first's";
  EXPECT_THAT(within({{1, 2}, {2, 3}, {2}}, 5), ElementsAre(Occurrence{1, 3}));
}

// Whether each list can have a position of its own in the stretch.
bool can_choose(const Lists& lists, std::size_t list, Xapian::termpos first, Xapian::termpos last,
                std::vector<Xapian::termpos>& taken) {
  if (list == lists.size()) return true;
  for (const Xapian::termpos at : lists[list]) {
    if (at < first || at > last || std::ranges::find(taken, at) != taken.end()) continue;
    taken.push_back(at);
    if (can_choose(lists, list + 1, first, last, taken)) return true;
    taken.pop_back();
  }
  return false;
}

bool holds(const Lists& lists, Xapian::termpos first, Xapian::termpos last) {
  std::vector<Xapian::termpos> taken;
  return can_choose(lists, 0, first, last, taken);
}

// Stretches that hold all and of which no part does.
std::vector<Occurrence> shortest_by_trying(const Lists& lists, unsigned window) {
  std::vector<Occurrence> found;
  for (Xapian::termpos first = 1; first <= 30; ++first) {
    for (Xapian::termpos last = first; last < first + window; ++last) {
      if (holds(lists, first, last) && !holds(lists, first + 1, last) &&
          !holds(lists, first, last - 1)) {
        found.push_back({first, last});
      }
    }
  }
  return found;
}

TEST(Within, IsWhatTryingEveryChoiceFinds) {
  std::mt19937 random(64);
  for (int i = 0; i < 5000; ++i) {
    Lists lists(1 + random() % 4);
    for (auto& list : lists) {
      for (Xapian::termpos at = 1; at <= 30; ++at) {
        if (random() % 6 == 0) list.push_back(at);
      }
    }
    if (random() % 3 == 0) lists.push_back(lists.front());
    const unsigned window = 1 + random() % 8;
    ASSERT_EQ(within(lists, window), shortest_by_trying(lists, window)) << i;
  }
}

}  // namespace
}  // namespace newsdex
