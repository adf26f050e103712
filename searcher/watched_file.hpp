// Whether a file is still the one that was read, asked by one call of the system: a search that
// read it anew each time would spend a twentieth of its time on that, where calls are dear.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace newsdex {

class WatchedFile {
 public:
  // Looks at the file; so it is to be read after that.
  explicit WatchedFile(std::filesystem::path path);

  // True only where it surely is as it was. What had been written just before it was looked at, or
  // was not there, is never sure: file systems count time in steps, and of two files written within
  // one the second may look like the first.
  [[nodiscard]] bool is_unchanged() const;

 private:
  struct State {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t written = 0;  // UTC nanoseconds
    std::int64_t changed = 0;  // …: which nobody can set

    friend bool operator==(const State&, const State&) = default;
  };

  [[nodiscard]] static std::optional<State> look(const std::filesystem::path& path);

  std::filesystem::path path_;
  std::optional<State> state_;
  bool is_settled_ = false;
};

}  // namespace newsdex
