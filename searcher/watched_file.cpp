#include "searcher/watched_file.hpp"

#include <sys/stat.h>

#include <chrono>
#include <utility>

#include "common/nanoseconds.hpp"

namespace newsdex {
namespace {

// The longest step of a file system's clock is two seconds (FAT).
constexpr std::int64_t kSettledAfter = 3'000'000'000;  // nanoseconds

std::int64_t nanoseconds(const timespec& time) {
  return saturated_nanoseconds(time.tv_sec, time.tv_nsec);
}

std::int64_t nanoseconds_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

}  // namespace

WatchedFile::WatchedFile(std::filesystem::path path) : path_(std::move(path)), state_(look(path_)) {
  is_settled_ = state_ && state_->written < nanoseconds_now() - kSettledAfter;
}

bool WatchedFile::is_unchanged() const { return is_settled_ && look(path_) == state_; }

std::optional<WatchedFile::State> WatchedFile::look(const std::filesystem::path& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return std::nullopt;
  return State{status.st_dev, status.st_ino, status.st_size, nanoseconds(status.st_mtim),
               nanoseconds(status.st_ctim)};
}

}  // namespace newsdex
