// What an update has to do: the files that a walk found against those that the manifest knows. A
// pure function but for the two questions that it asks the disk through DiskProbe.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "corpus/walk.hpp"
#include "indexer/manifest.hpp"

namespace newsdex {

// One walked source, or a part of one.
struct Scope {
  std::string path;   // absolute
  std::string owner;  // name of the source that new files under it belong to
  Walk walk;
  bool pruned = false;  // it is missing, and the user wants its files forgotten
};

struct DiskProbe {
  // The hash of a file's bytes; nothing where it cannot be read.
  std::function<std::optional<std::uint64_t>(const std::string& path)> hash;
  // True where the system says that no such file exists.
  std::function<bool(const std::string& path)> is_missing;
};

struct PlannedFile {
  FoundFile found;
  std::string source;                         // name of the source that it belongs to
  std::optional<std::uint64_t> content_hash;  // where planning had to take it

  friend bool operator==(const PlannedFile&, const PlannedFile&) = default;
};

struct PlannedSkip {
  PathReason skip;
  std::string source;

  friend bool operator==(const PlannedSkip&, const PlannedSkip&) = default;
};

struct Plan {
  std::vector<PlannedFile> to_read;     // new, or their content changed
  std::vector<PlannedFile> touched;     // same content, other mtime: only the row changes
  std::vector<PlannedFile> unsettled;   // same content and mtime, but the row was written too soon
                                        // after to trust it: it may be written anew
  std::vector<PlannedSkip> to_skip;     // not to be read, and the manifest does not say so yet
  std::vector<std::string> gone;        // seen to be missing: their articles are removed
  std::vector<PathReason> unreachable;  // sources and folders that could not be read
  std::vector<PathReason> skipped;      // all that is skipped, known or new
  std::uint64_t files_seen = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t known_failures = 0;  // unchanged files that failed before

  // True where the index must be written for it, `now_ns` being when the walk began.
  [[nodiscard]] bool changes_something(std::int64_t now_ns) const {
    return !to_read.empty() || !touched.empty() || !to_skip.empty() || !gone.empty() ||
           is_dear_to_settle_later(now_ns);
  }
  // A few unsettled files are read in each update until something else is written. For many, or
  // large ones, it is less work to write once that they are settled. Files of the future are not:
  // to write that would settle nothing until their time has come.
  [[nodiscard]] bool is_dear_to_settle_later(std::int64_t now_ns) const;
};

// A file written at the moment when its mtime was taken may change again within the clock's grain
// without showing it, so that its content is compared (FAT's grain is the coarsest).
inline constexpr std::int64_t kClockGrainNs = 2'000'000'000;

// `reread` makes every file that was read before one to read. Of `missing_sources`, by name, files
// are not gone because they are missing: all of it may come back.
[[nodiscard]] Plan make_plan(const Manifest& manifest, const std::vector<Scope>& scopes,
                             const DiskProbe& disk, bool reread = false,
                             const std::set<std::string>& missing_sources = {});

}  // namespace newsdex
