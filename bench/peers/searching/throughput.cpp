#include "bench/peers/searching/throughput.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <latch>
#include <numeric>
#include <random>
#include <thread>

#include "bench/peers/measure.hpp"

namespace newsdex::bench {

double queries_a_second(const Library& library, const Indexes& indexes,
                        const std::vector<ClassQuery>& queries, unsigned threads, double seconds) {
  std::latch warm(threads + 1);
  std::atomic<bool> over = false;
  std::vector<std::size_t> answered(threads);
  const auto answer = [&](unsigned thread) {
    const std::unique_ptr<Reader> reader = library.open(indexes);
    for (const ClassQuery& query : queries) reader->ask(query, Wanted::kText);
    std::vector<ClassQuery> order = queries;
    std::shuffle(order.begin(), order.end(), std::mt19937(thread));
    warm.arrive_and_wait();
    std::size_t count = 0;
    for (; !over; ++count) reader->ask(order[count % order.size()], Wanted::kText);
    answered[thread] = count;
  };
  std::vector<std::jthread> running;
  for (unsigned thread = 0; thread < threads; ++thread) running.emplace_back(answer, thread);
  warm.arrive_and_wait();
  const double taken = seconds_of([&] {
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    over = true;
    running.clear();  // joins
  });
  return static_cast<double>(std::accumulate(answered.begin(), answered.end(), std::size_t{0})) /
         taken;
}

}  // namespace newsdex::bench
