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

// What libarchive needs to exist before the stream of its blocks.
struct Decompressor {
  Decompressor(int filter, std::unique_ptr<ByteStream> from)
      : is_gzip(filter == ARCHIVE_FILTER_GZIP),
        source(std::move(from), is_gzip ? &check : nullptr),
        reader(archive_read_new()) {
    archive_read_append_filter(reader.get(), filter);
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
  }

  bool is_gzip;
  GzipCheck check;
  ArchiveSource source;
  ArchivePtr reader;
};

// One compression: left to itself, libarchive goes through all that it finds one inside another.
class CompressedBytes final : Decompressor, public ArchiveBytes {
 public:
  CompressedBytes(int filter, std::unique_ptr<ByteStream> from, Expansion& expansion)
      : Decompressor(filter, std::move(from)),
        ArchiveBytes(reader.get(), source, expansion, ARCHIVE_WARN) {
    archive_entry* entry = nullptr;
    // The empty format takes damage in the first block for nothing, but its error has been noted.
    if (!source.open(reader.get()) || archive_errno(reader.get()) != 0) {
      fail_as_archive();
    } else if (const int status = archive_read_next_header(reader.get(), &entry);
               status == ARCHIVE_EOF) {
      end();
    } else if (status != ARCHIVE_OK) {
      fail_as_archive();
    }
  }

 private:
  void take(std::string_view block) override {
    if (is_gzip) check.add(block);
  }
  bool is_whole() override {
    if (!is_gzip) return true;
    source.drain();
    return check.holds();
  }
  [[nodiscard]] std::string damage(std::uint64_t given, const std::string& reason) override {
    return fmt::format("compressed data is cut short or damaged after {} bytes of text ({})", given,
                       reason.empty() ? "wrong check sum" : reason);
  }
};

}  // namespace

bool is_compressed(std::string_view head) { return compression_of(head) != nullptr; }

bool is_compressed_name(std::string_view name) {
  return std::any_of(kCompressions.begin(), kCompressions.end(), [&](const Compression& row) {
    return name.ends_with(row.ending) || name.ends_with(row.tar_ending);
  });
}

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
