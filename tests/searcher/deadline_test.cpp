// What ends a search: time, or steps of work, a share of which is held back for what comes after.
#include "searcher/deadline.hpp"

#include <gtest/gtest.h>

namespace newsdex {
namespace {

constexpr double kHour = 3600;

TEST(DeadlineTest, StepsEndIt) {
  Deadline deadline(kHour, 10);
  deadline.spend(9);
  EXPECT_FALSE(deadline.passed());
  deadline.spend(5);
  EXPECT_TRUE(deadline.passed());
  EXPECT_TRUE(deadline.look());
  EXPECT_TRUE(deadline.has_passed());
  EXPECT_TRUE(deadline.by_steps());
}

TEST(DeadlineTest, TimeEndsIt) {
  Deadline deadline(1e-9, 10);
  while (!deadline.look()) {
  }
  EXPECT_TRUE(deadline.passed());
  EXPECT_FALSE(deadline.by_steps());
}

TEST(DeadlineTest, WithoutTimeThereIsNoEndOfStepsEither) {
  Deadline deadline(0, 10);
  deadline.spend(1000);
  EXPECT_FALSE(deadline.look());
}

TEST(DeadlineTest, AShareLeavesTheRestForWhatComesAfter) {
  Deadline deadline(kHour, 100);
  {
    const Deadline::Share most(deadline, 0.8);
    {
      const Deadline::Share half(deadline, 0.5);
      deadline.spend(39);
      EXPECT_FALSE(deadline.passed());
      deadline.spend(100);  // what was overspent is forgiven
      EXPECT_TRUE(deadline.passed());
    }
    EXPECT_FALSE(deadline.passed());
    EXPECT_TRUE(deadline.has_passed());  // something was cut short all the same
    EXPECT_TRUE(deadline.by_steps());
    deadline.spend(39);
    EXPECT_FALSE(deadline.passed());
    deadline.spend(1);
    EXPECT_TRUE(deadline.passed());
  }
  deadline.spend(19);
  EXPECT_FALSE(deadline.passed());
  deadline.spend(1);
  EXPECT_TRUE(deadline.passed());
}

TEST(DeadlineTest, AShareOfTheTimeEndsBeforeTheTime) {
  Deadline deadline(kHour);
  {
    const Deadline::Share none(deadline, 0);
    EXPECT_TRUE(deadline.look());
  }
  EXPECT_FALSE(deadline.look());
  EXPECT_TRUE(deadline.has_passed());
  EXPECT_FALSE(deadline.by_steps());
}

TEST(DeadlineTest, WhatTheShareDidNotUseIsThereAfterwards) {
  Deadline deadline(kHour, 100);
  { const Deadline::Share half(deadline, 0.5); }
  deadline.spend(99);
  EXPECT_FALSE(deadline.look());
  EXPECT_FALSE(deadline.has_passed());
}

TEST(DeadlineTest, LargeIndexesMayNeedMore) {
  EXPECT_EQ(Deadline::steps_for(0), Deadline::steps_for(1000));
  EXPECT_EQ(Deadline::steps_for(2'000'000), 2 * Deadline::steps_for(1'000'000));
}

}  // namespace
}  // namespace newsdex
