// How like two texts are, by the runs of four words that they hold: the public method of comparing
// article extractors.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace newsdex::bench {

inline constexpr std::size_t kShingleWords = 4;

// The shingles of a text with their counts. Words are runs of letters, digits and `_`, as they
// stand; a text of fewer than four words is one shingle, be it empty.
using Shingles = std::unordered_map<std::string, std::size_t>;
[[nodiscard]] Shingles shingles_of(std::string_view utf8);

struct Likeness {
  double precision = 0;  // of the shingles found, those that are right
  double recall = 0;     // of the right ones, those found

  [[nodiscard]] double f1() const {
    const double sum = precision + recall;
    return sum == 0 ? 0 : 2 * precision * recall / sum;
  }
};

// 1 where there is nothing to find and nothing was found.
[[nodiscard]] Likeness compare(const Shingles& right, const Shingles& found);

}  // namespace newsdex::bench
