// A flat set of hashes against the simple one.
#include "common/hash_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>

namespace newsdex {
namespace {

TEST(HashSet, OfNothingHoldsNothing) {
  const HashSet set;
  EXPECT_FALSE(set.contains(0));
  EXPECT_FALSE(set.contains(1));
}

TEST(HashSet, HoldsWhatTheSimpleOneHolds) {
  std::mt19937_64 random(1);
  HashSet set;
  std::set<std::uint64_t> simple;
  for (int i = 0; i < 20'000; ++i) {
    // Whole ones, and such as want the same slots.
    std::uint64_t hash = random();
    if (i % 2 == 0) hash = random() % 5'000 << 20;
    const std::uint64_t taken = std::max<std::uint64_t>(hash, 1);
    EXPECT_EQ(set.contains(hash), simple.contains(taken)) << hash;
    EXPECT_EQ(set.insert(hash), simple.insert(taken).second) << hash;
  }
  for (const std::uint64_t hash : simple) EXPECT_TRUE(set.contains(hash)) << hash;
}

TEST(HashSet, TakesNoughtForOne) {
  HashSet set;
  EXPECT_TRUE(set.insert(0));
  EXPECT_TRUE(set.contains(0));
  EXPECT_TRUE(set.contains(1));
  EXPECT_FALSE(set.insert(1));
  for (std::uint64_t hash = 2; hash < 2'000; ++hash) set.insert(hash);  // it grows
  EXPECT_TRUE(set.contains(0));
  EXPECT_TRUE(set.contains(1));
}

}  // namespace
}  // namespace newsdex
