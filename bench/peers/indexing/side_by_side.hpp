// Indexing by all engines over the same articles in one run, round about, so that a change in the
// machine's mood meets all of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace newsdex::bench {

struct SideBySide {
  std::filesystem::path program;  // to be run as the child: this one
  unsigned rounds = 3;
  std::vector<std::string> only;  // names of engines; none: all
  std::vector<std::filesystem::path> sources;
};

// Prints what each engine is, the seconds of each round, and a table of the medians on stdout. A
// single file of JSON Lines is read as it stands; other sources are written as one before. Throws
// Error(kUsage) for an unknown engine, Error(kInputOutput) where an engine fails.
void index_side_by_side(const SideBySide& comparison);

}  // namespace newsdex::bench
