// The engines whose indexing is compared, and how each is run: one command, one process.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/peers/indexing/child.hpp"

namespace newsdex::bench {

struct Workbench {
  std::filesystem::path program;  // this one, which is also run as the child
  std::filesystem::path input;    // JSON Lines
  std::filesystem::path scratch;  // for what engines prepare
};

// What a build says of itself. Its clock runs from the first read of the input to the end of the
// sync, so that the start of a virtual machine is not in it; of a program without a clock it is the
// whole process.
struct BuildReport {
  std::uint64_t articles = 0;
  double seconds = 0;
};

struct Engine {
  std::string name;
  std::string about;     // version, and each setting that is not its default
  std::string packages;  // Debian's, to be named where it is not available
  bool available = true;
  // Before any clock; may be empty.
  std::function<void(const Workbench&)> prepare;
  // What indexes the input into the folder `index`, which is not there yet.
  std::function<std::vector<std::string>(const Workbench&, const std::filesystem::path& index)>
      command;
  // Throws Error(kInternal) where the run's output is not what was expected.
  std::function<BuildReport(const ChildRun&)> report;
};

inline constexpr std::string_view kNewsdex = "newsdex";

// newsdex first, then the peers, whether available or not.
[[nodiscard]] std::vector<Engine> engines();

// What the child does for the engines that are libraries of this program: builds, and gives what it
// prints. Throws Error(kUsage) for another name.
[[nodiscard]] BuildReport build_here(std::string_view engine, const std::filesystem::path& input,
                                     const std::filesystem::path& index);

}  // namespace newsdex::bench
