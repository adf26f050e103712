// Whole searches and bare matches by class of query, all engines over the same articles in one run.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/peers/searching/query_times.hpp"

namespace newsdex::bench {

struct ByClass {
  unsigned rounds = 3;
  unsigned passes = 3;  // of a round
  std::uint64_t seed = 1;
  Clock clock = Clock::kWall;
  std::vector<std::string> only;       // names of engines; none: all
  std::filesystem::path queries_from;  // JSON Lines; empty: the sources
  std::filesystem::path indexes;       // where indexes are kept; empty: nowhere
  double seconds = 2;                  // that a number of threads is measured for
  std::vector<std::filesystem::path> sources;
};

// Prints tables on stdout. Throws Error(kUsage) for an unknown engine or where nothing can be
// asked, and what the engines throw.
void compare_by_class(const ByClass& options);

}  // namespace newsdex::bench
