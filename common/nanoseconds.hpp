// Times of the system as nanoseconds.
#pragma once

#include <cstdint>
#include <limits>

namespace newsdex {

// seconds * 10^9 + nanoseconds, where these are less than a second and count from its begin on.
// What 64 bits do not hold becomes the last time that they do, or the first: files can be of after
// 2262.
[[nodiscard]] constexpr std::int64_t saturated_nanoseconds(std::int64_t seconds,
                                                           std::int64_t nanoseconds) {
  using Limits = std::numeric_limits<std::int64_t>;
  constexpr std::int64_t kSecond = 1'000'000'000;
  if (seconds < 0) {  // the product must not be less than the sum is
    ++seconds;
    nanoseconds -= kSecond;
  }
  std::int64_t product = 0;
  std::int64_t sum = 0;
  const bool fits = !__builtin_mul_overflow(seconds, kSecond, &product) &&
                    !__builtin_add_overflow(product, nanoseconds, &sum);
  if (fits) return sum;
  return nanoseconds < 0 ? Limits::min() : Limits::max();
}

}  // namespace newsdex
