// Times, and what is reported of many of them.
#pragma once

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

// The value that a share of the values (0…1) does not exceed; `values` are not empty.
inline double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  return values[place];
}

inline double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

}  // namespace newsdex::bench
