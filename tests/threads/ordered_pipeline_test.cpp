// The pipeline gives results in the order of the work, and passes errors on.
#include "common/ordered_pipeline.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace newsdex {
namespace {

using Pipeline = OrderedPipeline<int, int>;

void sleep_a_little(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

TEST(OrderedPipeline, DeliversInTheOrderThingsWentIn) {
  for (const unsigned threads : {1u, 2u, 5u}) {
    std::vector<int> delivered;
    Pipeline pipeline(
        threads, 2 * threads,
        [] {
          return [](int item) {
            if (item % 7 == 0) sleep_a_little(2);
            return item * 10;
          };
        },
        [&](int result) { delivered.push_back(result); });
    std::vector<int> expected;
    for (int i = 0; i < 300; ++i) {
      pipeline.put(i);
      expected.push_back(i * 10);
    }
    pipeline.finish();
    EXPECT_EQ(delivered, expected) << threads << " threads";
  }
}

TEST(OrderedPipeline, DeliversInTheCallersThreadWhereThatIsAsked) {
  for (const unsigned threads : {1u, 2u, 5u}) {
    std::vector<int> delivered;
    bool all_here = true;
    Pipeline pipeline(
        threads, 2 * threads,
        [] {
          return [](int item) {
            if (item % 7 == 0) sleep_a_little(2);
            return item * 10;
          };
        },
        [&, caller = std::this_thread::get_id()](int result) {
          all_here = all_here && std::this_thread::get_id() == caller;
          delivered.push_back(result);
        },
        DeliveredBy::kCaller);
    std::vector<int> expected;
    for (int i = 0; i < 300; ++i) {
      pipeline.put(i);
      expected.push_back(i * 10);
      if (i % 97 != 0) continue;
      pipeline.drain();
      EXPECT_EQ(delivered, expected) << threads << " threads";
    }
    pipeline.finish();
    EXPECT_EQ(delivered, expected) << threads << " threads";
    EXPECT_TRUE(all_here);
  }
}

TEST(OrderedPipeline, HoldsNoMoreThanItMay) {
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  Pipeline pipeline(
      3, 4,
      [&] {
        return [&](int item) {
          most = std::max(most.load(), inside.load());
          if (item == 0) sleep_a_little(30);  // the others must wait for its delivery
          return item;
        };
      },
      [&](int) { --inside; });
  for (int i = 0; i < 200; ++i) {
    pipeline.put(i);
    ++inside;
  }
  pipeline.finish();
  EXPECT_LE(most, 4 + 1);  // one more that is counted after its delivery
  EXPECT_EQ(inside, 0);
}

TEST(OrderedPipeline, WorkIsMadeOnceInEachThread) {
  std::atomic<int> made = 0;
  Pipeline pipeline(
      3, 6,
      [&] {
        ++made;
        return [](int item) { return item; };
      },
      [](int) {});
  for (int i = 0; i < 100; ++i) pipeline.put(i);
  pipeline.finish();
  EXPECT_EQ(made, 3);
}

// Puts until an error comes up, at the latest at the end.
std::string error_of(Pipeline& pipeline) {
  try {
    for (int i = 0; i < 100; ++i) pipeline.put(i);
    pipeline.finish();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "no error";
}

TEST(OrderedPipeline, TellsWhatWorkThrew) {
  for (const DeliveredBy who : {DeliveredBy::kWorkers, DeliveredBy::kCaller}) {
    Pipeline pipeline(
        2, 4,
        [] {
          return [](int item) {
            if (item == 20) throw std::runtime_error("at work");
            return item;
          };
        },
        [](int) {}, who);
    EXPECT_EQ(error_of(pipeline), "at work");
  }
}

TEST(OrderedPipeline, TellsWhatDeliveryThrewAndDeliversNoMore) {
  for (const DeliveredBy who : {DeliveredBy::kWorkers, DeliveredBy::kCaller}) {
    int delivered = 0;
    Pipeline pipeline(
        2, 4, [] { return [](int item) { return item; }; },
        [&](int item) {
          if (item == 20) throw std::runtime_error("at delivery");
          ++delivered;
        },
        who);
    EXPECT_EQ(error_of(pipeline), "at delivery");
    EXPECT_EQ(delivered, 20);
  }
}

TEST(OrderedPipeline, DropsWhatItHoldsWhenItIsNotFinished) {
  std::atomic<int> delivered = 0;
  {
    Pipeline pipeline(
        1, 50,
        [] {
          return [](int item) {
            sleep_a_little(1);
            return item;
          };
        },
        [&](int) { ++delivered; });
    for (int i = 0; i < 50; ++i) pipeline.put(i);
  }
  EXPECT_LT(delivered, 50);
}

}  // namespace
}  // namespace newsdex
