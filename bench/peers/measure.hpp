// Times, and what is reported of many of them.
#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <utility>
#include <vector>

namespace newsdex::bench {

// Seconds that `action` takes.
template <class Action>
double seconds_of(Action&& action) {
  const auto start = std::chrono::steady_clock::now();
  std::forward<Action>(action)();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Seconds of the processor that this thread takes for `action`: what other programs do at the same
// time hardly shows in it, unlike in those of the clock.
template <class Action>
double cpu_seconds_of(Action&& action) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  };
  const double start = now();
  std::forward<Action>(action)();
  return now() - start;
}

// The value that a share of the values (0…1) does not exceed; `values` are not empty.
inline double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  return values[place];
}

inline double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

}  // namespace newsdex::bench
