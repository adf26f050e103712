// A file written once from its start to its end, its bytes sent to the disk early: what is left to
// wait for at the end is little.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "common/system.hpp"

namespace newsdex {

// Writes all of `bytes` at `offset`. Throws Error(kInputOutput) that says what to do where the disk
// is full.
void write_at(const Descriptor& file, const std::filesystem::path& path, std::uint64_t offset,
              std::string_view bytes);

// Asks the system to send what was written from `offset` on to the disk, and does not wait; zero
// bytes mean all. A hint only: it fails on file systems that cannot, and a sync waits the longer.
void begin_write_back(const Descriptor& file, std::uint64_t offset = 0, std::uint64_t bytes = 0);

class SequentialFile {
 public:
  // Makes the file, or empties it. Throws Error(kInputOutput), as all of its functions do.
  explicit SequentialFile(std::filesystem::path path);

  void append(std::string_view bytes);
  // Writes what is buffered and waits until all is on the disk.
  void finish();

 private:
  void flush();

  std::filesystem::path path_;
  Descriptor file_;
  std::vector<char> buffer_;
  std::uint64_t written_ = 0;
};

}  // namespace newsdex
