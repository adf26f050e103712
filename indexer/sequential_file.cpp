#include "indexer/sequential_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace newsdex {
namespace {

constexpr std::size_t kBufferBytes = 1 << 20;

}  // namespace

void begin_write_back(const Descriptor& file, std::uint64_t offset, std::uint64_t bytes) {
#ifdef SYNC_FILE_RANGE_WRITE
  sync_file_range(file.get(), static_cast<off64_t>(offset), static_cast<off64_t>(bytes),
                  SYNC_FILE_RANGE_WRITE);
#else
  static_cast<void>(file), static_cast<void>(offset), static_cast<void>(bytes);
#endif
}

void write_at(const Descriptor& file, const std::filesystem::path& path, std::uint64_t offset,
              std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count =
        pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_write_error("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
}

SequentialFile::SequentialFile(std::filesystem::path path)
    : path_(std::move(path)), file_(path_, O_WRONLY | O_CREAT | O_TRUNC) {
  buffer_.reserve(kBufferBytes);
}

void SequentialFile::append(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferBytes) flush();
  buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
}

void SequentialFile::flush() {
  write_at(file_, path_, written_, {buffer_.data(), buffer_.size()});
  begin_write_back(file_, written_, buffer_.size());
  written_ += buffer_.size();
  buffer_.clear();
}

void SequentialFile::finish() {
  flush();
  if (fsync(file_.get()) != 0) throw_write_error("write to disk", path_);
}

}  // namespace newsdex
