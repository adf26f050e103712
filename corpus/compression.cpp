// Through libarchive's filters. Only those inside the library are used: it would run programs for
// others.
#include "corpus/compression.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/archive_source.hpp"
#include "corpus/gzip_check.hpp"

namespace newsdex {
namespace {

using namespace std::string_view_literals;

struct Compression {
  int filter;  // libarchive's
  std::string_view magic;
  std::string_view ending;
  std::string_view tar_ending;
};

constexpr std::array<Compression, 4> kCompressions = {{
    {ARCHIVE_FILTER_GZIP, "\x1F\x8B\x08", ".gz", ".tgz"},
    {ARCHIVE_FILTER_ZSTD, "\x28\xB5\x2F\xFD", ".zst", ".tzst"},
    {ARCHIVE_FILTER_XZ, "\xFD\x37zXZ\0"sv, ".xz", ".txz"},
    {ARCHIVE_FILTER_BZIP2, "BZh", ".bz2", ".tbz2"},
}};

const Compression* compression_of(std::string_view head) {
  const auto* row =
      std::find_if(kCompressions.begin(), kCompressions.end(),
                   [&](const Compression& one) { return head.starts_with(one.magic); });
  return row == kCompressions.end() ? nullptr : row;
}

// One compression: left to itself, libarchive goes through all that it finds one inside another.
class CompressedBytes final : public ByteStream {
 public:
  CompressedBytes(int filter, std::unique_ptr<ByteStream> from, Expansion& expansion)
      : is_gzip_(filter == ARCHIVE_FILTER_GZIP),
        expansion_(expansion),
        source_(std::move(from), is_gzip_ ? &check_ : nullptr),
        archive_(archive_read_new()) {
    archive_read_append_filter(archive_.get(), filter);
    archive_read_support_format_raw(archive_.get());
    archive_read_support_format_empty(archive_.get());
    archive_entry* entry = nullptr;
    // The empty format takes damage in the first block for nothing, but its error has been noted.
    if (!source_.open(archive_.get()) || archive_errno(archive_.get()) != 0) {
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
    if (is_gzip_) check_.add(block_);
    if (expansion_.give(size)) return !ended_;
    block_ = {};
    fail(expansion_.refusal());
    return false;
  }

  bool fail_as_archive() {
    const std::string reason = source_.error_of(archive_.get());
    fail(!source_.failure().empty()
             ? reason
             : fmt::format("compressed data is cut short or damaged after {} bytes of text ({})",
                           given_, reason.empty() ? "wrong check sum" : reason));
    return false;
  }

  bool is_what_went_in() {
    if (!is_gzip_) return true;
    source_.drain();
    return check_.holds();
  }

  bool is_gzip_;
  Expansion& expansion_;
  GzipCheck check_;
  ArchiveSource source_;
  ArchivePtr archive_;
  std::string_view block_;  // libarchive's, not yet given
  std::uint64_t given_ = 0;
  bool ended_ = false;
};

}  // namespace

bool is_compressed(std::string_view head) { return compression_of(head) != nullptr; }

std::unique_ptr<ByteStream> decompress(std::unique_ptr<PeekedBytes> from, Expansion& expansion) {
  const Compression* compression = compression_of(from->head());
  if (compression == nullptr) return from;
  return std::make_unique<CompressedBytes>(compression->filter, std::move(from), expansion);
}

std::unique_ptr<ByteStream> open_bytes(const std::string& path, Expansion& expansion) {
  return decompress(std::make_unique<PeekedBytes>(open_file(path, expansion)), expansion);
}

std::string without_compression(std::string_view name) {
  for (const Compression& row : kCompressions) {
    const auto loses = [&](std::string_view ending) {
      if (name.size() <= ending.size() || !name.ends_with(ending)) return false;
      name.remove_suffix(ending.size());
      return true;
    };
    if (loses(row.ending)) return std::string(name);
    if (loses(row.tar_ending)) return std::string(name) + ".tar";
  }
  return std::string(name);
}

}  // namespace newsdex
