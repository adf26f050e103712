// Times of the system, and those that 64 bits of nanoseconds do not hold.
#include "common/nanoseconds.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace newsdex {
namespace {

constexpr std::int64_t kFirstTime = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLastTime = std::numeric_limits<std::int64_t>::max();

TEST(SaturatedNanoseconds, EndWhere64BitsDo) {
  struct Row {
    std::int64_t seconds;
    std::int64_t nanoseconds;
    std::int64_t sum;
  };
  const Row rows[] = {
      {0, 0, 0},
      {1, 5, 1'000'000'005},
      {-1, 0, -1'000'000'000},
      {-1, 999'999'999, -1},
      {9'223'372'036, 854'775'806, kLastTime - 1},
      {9'223'372'036, 854'775'807, kLastTime},
      {9'223'372'036, 854'775'808, kLastTime},
      {9'223'372'037, 0, kLastTime},
      {15'032'385'535, 999'999'999, kLastTime},  // the last of ext4, in 2446
      {kLastTime, 999'999'999, kLastTime},
      {-9'223'372'037, 999'999'999, -9'223'372'036'000'000'001},
      {-9'223'372'037, 145'224'193, kFirstTime + 1},
      {-9'223'372'037, 145'224'192, kFirstTime},
      {-9'223'372'037, 145'224'191, kFirstTime},
      {-9'223'372'038, 999'999'999, kFirstTime},
      {kFirstTime, 0, kFirstTime},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(saturated_nanoseconds(row.seconds, row.nanoseconds), row.sum)
        << row.seconds << " s " << row.nanoseconds << " ns";
  }
}

}  // namespace
}  // namespace newsdex
