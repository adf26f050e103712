// A command run as a process of its own, and what the system says that it took.
#pragma once

#include <string>
#include <vector>

namespace newsdex::bench {

struct ChildRun {
  double wall_seconds = 0;
  double cpu_seconds = 0;  // of all its threads, in user and system
  double peak_mb = 0;      // resident set, at its largest
  std::string output;      // its stdout
};

// Runs the command to its end; its stderr is ours. Throws Error(kInputOutput) where it cannot be
// run or fails. A child's peak is not below what this process has resident when it starts it, so
// keep that small.
[[nodiscard]] ChildRun run_child(const std::vector<std::string>& command);

}  // namespace newsdex::bench
