// Through the libraries of the formats themselves: libarchive keeps what it has decompressed to
// itself where damage comes behind it.
#include "corpus/compression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "corpus/decoder.hpp"

namespace newsdex {
namespace {

using namespace std::string_view_literals;

struct Compression {
  std::unique_ptr<Decoder> (*decoder)();
  std::string_view magic;
  std::string_view ending;
  std::string_view tar_ending;
};

constexpr std::array<Compression, 4> kCompressions = {{
    {gzip_decoder, "\x1F\x8B\x08", ".gz", ".tgz"},
    {zstd_decoder, "\x28\xB5\x2F\xFD", ".zst", ".tzst"},
    {xz_decoder, "\xFD\x37zXZ\0"sv, ".xz", ".txz"},
    {bzip2_decoder, "BZh", ".bz2", ".tbz2"},
}};

const Compression* compression_of(std::string_view head) {
  const auto* row =
      std::find_if(kCompressions.begin(), kCompressions.end(),
                   [&](const Compression& one) { return head.starts_with(one.magic); });
  return row == kCompressions.end() ? nullptr : row;
}

// What was compressed at once or in many members. What comes before damage is given first.
class CompressedBytes final : public ByteStream {
 public:
  CompressedBytes(std::unique_ptr<Decoder> decoder, std::unique_ptr<ByteStream> from,
                  Expansion& expansion)
      : decoder_(std::move(decoder)), from_(std::move(from)), expansion_(expansion) {}

  std::size_t read(char* to, std::size_t size) override {
    if (!failure().empty()) return 0;
    const std::span<char> all(to, std::min(size, Decoder::kMostAtOnce));
    std::span<char> left = all;
    while (!left.empty() && !ended_ && begin_member()) decode(left);
    const std::size_t got = all.size() - left.size();
    given_ += got;
    if (got == 0) fail_for_reason();
    if (expansion_.give(got)) return got;
    fail(expansion_.refusal());
    return 0;
  }

 private:
  // True within a member. Between them, and behind the last, there may be zeros.
  bool begin_member() {
    while (between_members_) {
      if (in_.empty() && !refill()) {
        ended_ = true;
        return false;
      }
      in_.remove_prefix(std::min(in_.find_first_not_of('\0'), in_.size()));
      between_members_ = in_.empty();
    }
    return true;
  }

  void decode(std::span<char>& out) {
    const bool has_bytes = !in_.empty() || refill();
    const std::size_t before = in_.size() + out.size();
    switch (decoder_->decode(in_, out)) {
      case Decoder::Step::kMore:
        if (in_.size() + out.size() == before)
          stop(has_bytes ? "wrong data" : "its end is missing");
        return;
      case Decoder::Step::kEnd:
        between_members_ = true;
        return;
      case Decoder::Step::kDamaged:
        return stop(decoder_->reason());
    }
  }

  void stop(std::string reason) {
    ended_ = true;
    reason_ = std::move(reason);
  }

  void fail_for_reason() {
    if (!from_->failure().empty()) return fail(from_->failure());
    if (reason_.empty()) return;
    fail(fmt::format("compressed data is cut short or damaged after {} bytes of text ({})", given_,
                     reason_));
  }

  bool refill() {
    block_.resize(kReadAtOnce);
    in_ = {block_.data(), from_->read(block_.data(), block_.size())};
    return !in_.empty();
  }

  std::unique_ptr<Decoder> decoder_;
  std::unique_ptr<ByteStream> from_;
  Expansion& expansion_;
  std::vector<char> block_;
  std::string_view in_;  // of the block, not yet decompressed
  bool between_members_ = false;
  bool ended_ = false;
  std::string reason_;  // why it ended, where that was too early
  std::uint64_t given_ = 0;
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
  return std::make_unique<CompressedBytes>(compression->decoder(), std::move(from), expansion);
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
