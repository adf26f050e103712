#include "corpus/byte_stream.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <newsdex/error.hpp>

#include "common/system.hpp"

namespace newsdex {
namespace {

class MemoryBytes : public ByteStream {
 public:
  explicit MemoryBytes(std::string_view bytes) : bytes_(bytes) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t taken = bytes_.substr(at_).copy(to, size);
    at_ += taken;
    return taken;
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return bytes_.size(); }
  void seek(std::uint64_t byte) override {
    at_ = static_cast<std::size_t>(std::min<std::uint64_t>(byte, bytes_.size()));
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

struct Kept {
  std::string bytes;
};

class KeptBytes final : Kept, public MemoryBytes {
 public:
  explicit KeptBytes(std::string memory) : Kept{std::move(memory)}, MemoryBytes(Kept::bytes) {}
};

class FileBytes final : public ByteStream {
 public:
  FileBytes(Descriptor file, std::uint64_t size, Expansion& expansion)
      : file_(std::move(file)), size_(size), expansion_(expansion) {}

  std::size_t read(char* to, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(file_.get(), to, size);
      if (got >= 0) {
        at_ += static_cast<std::uint64_t>(got);
        expansion_.read_to(at_);
        return static_cast<std::size_t>(got);
      }
      if (errno == EINTR) continue;
      fail(fmt::format("cannot be read: {}", std::strerror(errno)));
      return 0;
    }
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }
  void seek(std::uint64_t byte) override {
    at_ = byte;
    if (lseek(file_.get(), static_cast<off_t>(byte), SEEK_SET) < 0) {
      fail(fmt::format("cannot be read: {}", std::strerror(errno)));
    }
  }

 private:
  Descriptor file_;
  std::uint64_t size_;
  Expansion& expansion_;
  std::uint64_t at_ = 0;
};

}  // namespace

PeekedBytes::PeekedBytes(std::unique_ptr<ByteStream> from) : from_(std::move(from)) {
  std::size_t filled = 0;
  while (filled < head_.size()) {
    const std::size_t got = from_->read(head_.data() + filled, head_.size() - filled);
    if (got == 0) break;
    filled += got;
  }
  rest_ = {head_.data(), filled};
}

std::size_t PeekedBytes::read(char* to, std::size_t size) {
  const std::size_t taken = rest_.copy(to, size);
  rest_.remove_prefix(taken);
  if (taken == size) return taken;
  return taken + from_->read(to + taken, size - taken);
}

void PeekedBytes::seek(std::uint64_t byte) {
  rest_ = {};
  from_->seek(byte);
}

std::optional<Damage> PeekedBytes::resume(const IsTextBegin& is_begin) {
  rest_ = {};
  return from_->resume(is_begin);
}

std::unique_ptr<ByteStream> open_file(const std::string& path, Expansion& expansion) {
  Descriptor file(path, O_RDONLY | O_NONBLOCK);  // a pipe without a writer must not hold us
  struct stat status {};
  if (fstat(file.get(), &status) != 0) throw_system_error("look at", path);
  if (!S_ISREG(status.st_mode)) {
    throw Error(ErrorKind::kInputOutput,
                fmt::format("cannot read {}: it is no regular file", path));
  }
  return std::make_unique<FileBytes>(std::move(file), static_cast<std::uint64_t>(status.st_size),
                                     expansion);
}

std::unique_ptr<ByteStream> bytes_of(std::string_view memory) {
  return std::make_unique<MemoryBytes>(memory);
}

std::unique_ptr<ByteStream> bytes_kept(std::string memory) {
  return std::make_unique<KeptBytes>(std::move(memory));
}

std::optional<std::string> read_whole(ByteStream& from, std::uint64_t most_bytes) {
  std::string all;
  for (;;) {
    const std::size_t before = all.size();
    all.resize(before + kReadAtOnce);
    const std::size_t got = from.read(all.data() + before, kReadAtOnce);
    all.resize(before + got);
    if (got == 0) break;
    if (all.size() > most_bytes) return std::nullopt;
  }
  if (!from.failure().empty()) return std::nullopt;
  return all;
}

}  // namespace newsdex
