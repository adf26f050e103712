// One word against many in order, against each of them alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "searcher/edits.hpp"

namespace newsdex {
namespace {

TEST(EditsBetween, AreCountedAsTypistsMakeThem) {
  EXPECT_EQ(edits_between("harbor", "harbor"), 0U);
  EXPECT_EQ(edits_between("harbor", "harbour"), 1U) << "one letter more";
  EXPECT_EQ(edits_between("harbor", "habor"), 1U) << "one less";
  EXPECT_EQ(edits_between("harbor", "harbar"), 1U) << "another";
  EXPECT_EQ(edits_between("harbor", "harobr"), 1U) << "two swapped";
  EXPECT_EQ(edits_between("harbor", "hraobr"), 2U);
  EXPECT_EQ(edits_between("", "abc"), 3U);
}

TEST(EditsFrom, TellsOfEveryWordInOrderWhatIsTrueOfItAlone) {
  std::mt19937 random(3);
  const auto word = [&](std::size_t most) {
    std::string made;
    for (std::size_t i = random() % (most + 1); i > 0; --i) {
      made.push_back(static_cast<char>('a' + random() % 3));
    }
    return made;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> vocabulary;
    for (int i = 0; i < 200; ++i) vocabulary.push_back(word(12));
    std::ranges::sort(vocabulary);
    const std::string typed = word(8);
    const std::size_t most = random() % 4;
    EditsFrom edits(typed, most);
    for (const std::string& other : vocabulary) {
      const std::size_t wanted = edits_between(typed, other);
      const std::size_t found = edits.to(other);
      ASSERT_EQ(std::min(found, most + 1), std::min(wanted, most + 1)) << typed << " " << other;
      if (edits.hopeless() == 0) continue;
      ASSERT_LE(edits.hopeless(), other.size());
      const std::string beginning = other.substr(0, edits.hopeless());
      for (const std::string& one : vocabulary) {
        if (!one.starts_with(beginning)) continue;
        ASSERT_GT(edits_between(typed, one), most) << beginning;
      }
    }
  }
}

}  // namespace
}  // namespace newsdex
