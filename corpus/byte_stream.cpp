// Plain files are read as they are; compressed ones through libarchive's filters, by their first
// bytes. Only filters inside the library are used: it would run programs for others.
#include "corpus/byte_stream.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <newsdex/error.hpp>

#include "common/system.hpp"
#include "corpus/gzip_check.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kArchiveBlockBytes = 256 << 10;

struct Compression {
  std::string_view magic;
  std::string_view ending;
};

constexpr std::array<Compression, 4> kCompressions = {{
    {"\x1F\x8B\x08", ".gz"},
    {"\x28\xB5\x2F\xFD", ".zst"},
    {{"\xFD"
      "7zXZ\0",
      6},
     ".xz"},
    {"BZh", ".bz2"},
}};

class MemoryBytes final : public ByteStream {
 public:
  explicit MemoryBytes(std::string_view bytes) : rest_(bytes) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t taken = rest_.copy(to, size);
    rest_.remove_prefix(taken);
    return taken;
  }

 private:
  std::string_view rest_;
};

class FileBytes final : public ByteStream {
 public:
  FileBytes(Descriptor file, std::uint64_t* file_bytes_read)
      : ByteStream(file_bytes_read), file_(std::move(file)) {}

  std::size_t read(char* to, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(file_.get(), to, size);
      if (got >= 0) {
        given_ += static_cast<std::uint64_t>(got);
        has_read(given_);
        return static_cast<std::size_t>(got);
      }
      if (errno == EINTR) continue;
      fail(fmt::format("cannot be read: {}", std::strerror(errno)));
      return 0;
    }
  }

 private:
  Descriptor file_;
  std::uint64_t given_ = 0;
};

class CompressedBytes final : public ByteStream {
 public:
  CompressedBytes(Descriptor file, const ExpansionLimits& limits, std::uint64_t* file_bytes_read)
      : ByteStream(file_bytes_read),
        file_(std::move(file)),
        limits_(limits),
        archive_(archive_read_new()) {
    archive_read_support_filter_gzip(archive_.get());
    archive_read_support_filter_zstd(archive_.get());
    archive_read_support_filter_xz(archive_.get());
    archive_read_support_filter_bzip2(archive_.get());
    archive_read_support_format_raw(archive_.get());
    archive_read_support_format_empty(archive_.get());
    archive_entry* entry = nullptr;
    if (archive_read_open_fd(archive_.get(), file_.get(), kArchiveBlockBytes) != ARCHIVE_OK) {
      fail_as_archive();
    } else if (const int status = archive_read_next_header(archive_.get(), &entry);
               status == ARCHIVE_EOF) {
      ended_ = true;
    } else if (status != ARCHIVE_OK) {
      fail_as_archive();
    }
  }

  std::size_t read(char* to, std::size_t size) override {
    if (block_.empty() && !next_block()) return 0;
    const std::size_t taken = block_.copy(to, size);
    block_.remove_prefix(taken);
    return taken;
  }

 private:
  // A block at a time, so that those before a damaged one are given; false at the end.
  bool next_block() {
    if (ended_ || !failure().empty()) return false;
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(archive_.get(), &bytes, &size, &offset);
    ended_ = status == ARCHIVE_EOF;
    if (status < ARCHIVE_WARN || (ended_ && !is_what_went_in())) return fail_as_archive();
    block_ = {static_cast<const char*>(bytes), size};
    given_ += size;
    has_read(taken());
    if (is_gzip()) check_.add(block_.data(), block_.size());
    return !ended_ && !is_bomb();
  }

  struct Free {
    void operator()(archive* a) const { archive_read_free(a); }
  };

  bool fail_as_archive() {
    const char* reason = archive_error_string(archive_.get());
    fail(fmt::format("compressed data is cut short or damaged after {} bytes of text ({})", given_,
                     reason != nullptr ? reason : "wrong check sum"));
    return false;
  }

  [[nodiscard]] bool is_gzip() const {
    return archive_filter_code(archive_.get(), 0) == ARCHIVE_FILTER_GZIP;
  }

  [[nodiscard]] bool is_what_went_in() const { return !is_gzip() || check_.holds(file_.get()); }

  // Bytes of the file, at least 1.
  [[nodiscard]] std::uint64_t taken() const {
    return static_cast<std::uint64_t>(
        std::max<la_int64_t>(archive_filter_bytes(archive_.get(), -1), 1));
  }

  bool is_bomb() {
    const bool too_dense = given_ > limits_.free_bytes && given_ / taken() > limits_.ratio;
    if (!too_dense && given_ <= limits_.total_bytes) return false;
    fail(too_dense
             ? fmt::format("expands more than {} fold (refused after {} bytes): decompress it "
                           "yourself if it is what you want",
                           limits_.ratio, given_)
             : fmt::format("expands to more than {} bytes: split it", limits_.total_bytes));
    return true;
  }

  Descriptor file_;
  ExpansionLimits limits_;
  std::unique_ptr<archive, Free> archive_;
  std::string_view block_;  // libarchive's, not yet given
  GzipCheck check_;
  std::uint64_t given_ = 0;
  bool ended_ = false;
};

bool is_compressed(int descriptor) {
  std::array<char, 6> head{};
  const ssize_t got = pread(descriptor, head.data(), head.size(), 0);
  const std::string_view begin(head.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
  return std::any_of(kCompressions.begin(), kCompressions.end(),
                     [&](const Compression& row) { return begin.starts_with(row.magic); });
}

}  // namespace

std::unique_ptr<ByteStream> open_bytes(const std::string& path, const ExpansionLimits& limits,
                                       std::uint64_t* file_bytes_read) {
  Descriptor file(path, O_RDONLY | O_NONBLOCK);  // a pipe without a writer must not hold us
  struct stat status {};
  if (fstat(file.get(), &status) != 0) throw_system_error("look at", path);
  if (!S_ISREG(status.st_mode)) {
    throw Error(ErrorKind::kInputOutput,
                fmt::format("cannot read {}: it is no regular file", path));
  }
  if (is_compressed(file.get())) {
    return std::make_unique<CompressedBytes>(std::move(file), limits, file_bytes_read);
  }
  return std::make_unique<FileBytes>(std::move(file), file_bytes_read);
}

std::unique_ptr<ByteStream> bytes_of(std::string_view memory) {
  return std::make_unique<MemoryBytes>(memory);
}

std::string_view without_compression(std::string_view name) {
  for (const Compression& row : kCompressions) {
    if (name.size() > row.ending.size() && name.ends_with(row.ending)) {
      return name.substr(0, name.size() - row.ending.size());
    }
  }
  return name;
}

}  // namespace newsdex
