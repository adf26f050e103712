// Both sides over the same articles in one run, round about, so that a change in the machine's mood
// meets both.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace newsdex::bench {

struct Comparison {
  unsigned rounds = 3;        // how often each side does everything
  std::size_t queries = 200;  // at most, of each kind
  std::vector<std::filesystem::path> sources;
};

// Prints a table of the medians of the rounds on stdout. Throws Error(kUsage) where the sources
// hold no article that can be asked about, and what update and search throw.
void compare(const Comparison& comparison);

}  // namespace newsdex::bench
