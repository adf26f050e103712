// The command line of news-index, from what is typed to what is meant.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <newsdex/indexer.hpp>

namespace newsdex {

enum class Command { kUpdate, kStatus, kCheck, kCompact, kRemove, kDump, kAnalyze, kWhy };

// Fields that a command does not take stay at their defaults.
struct Arguments {
  Command command = Command::kStatus;
  std::optional<std::filesystem::path> index;   // as named by --index
  std::vector<std::filesystem::path> paths;     // sources of update, paths of remove and why
  std::optional<std::string> default_language;  // update
  std::optional<bool> detect_language;          // update
  bool prune = false;                           // update
  bool dry_run = false;                         // update: tell what it would do, and do nothing
  BulkUse bulk = BulkUse::kWhereFaster;         // update
  unsigned threads = 0;                         // update; 0: all
  std::uint64_t memory_bytes = 1ull << 30;      // update
  bool verbose = false;                         // update: name what is skipped
  bool failed = false;                          // status: name what could not be read
  bool json = false;                            // status, why, update's dry run
  std::string language = "en";                  // analyze
  std::string text;                             // analyze
  bool show_progress = false;                   // a progress line on err, which is a terminal
};

// What to run, or, where nothing is, the exit status of what was printed: help, version, bad usage.
struct ParsedArguments {
  std::optional<Arguments> arguments;
  int status = 0;
};

[[nodiscard]] ParsedArguments parse_arguments(int argc, const char* const* argv, std::ostream& out,
                                              std::ostream& err);

}  // namespace newsdex
