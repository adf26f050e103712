// The sorted walk of a source: which files it holds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace newsdex {

struct FoundFile {
  std::string path;  // absolute, exact bytes
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;

  friend bool operator==(const FoundFile&, const FoundFile&) = default;
};

struct PathReason {
  std::string path;
  std::string reason;

  friend bool operator==(const PathReason&, const PathReason&) = default;
};

struct Walk {
  std::vector<FoundFile> files;      // sorted by path, bytewise
  std::vector<PathReason> skipped;   // hidden files, indexes, links that leave the source, devices
  std::vector<PathReason> failures;  // folders that could not be read: what is below is not known
};

// Walks `source`, an absolute path of a file or folder. A link is followed when it stays inside the
// source, each folder once, so circles end. A source that is missing or unreadable is a failure.
// Never throws for what is on the disk.
[[nodiscard]] Walk walk(const std::string& source);

}  // namespace newsdex
