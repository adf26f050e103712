// Numbers as people read them.
#include "common/numbers.hpp"

#include <gtest/gtest.h>

namespace newsdex {
namespace {

TEST(Grouped, PutsCommasIntoThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(18446744073709551615U), "18,446,744,073,709,551,615");
}

TEST(Counted, KnowsOneFromMany) {
  EXPECT_EQ(counted(0, "file"), "0 files");
  EXPECT_EQ(counted(1, "file"), "1 file");
  EXPECT_EQ(counted(21578, "article"), "21,578 articles");
}

}  // namespace
}  // namespace newsdex
