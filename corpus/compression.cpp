// Through the libraries of the formats themselves: libarchive keeps what it has decompressed to
// itself where damage comes behind it.
#include "corpus/compression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "corpus/decoder.hpp"
#include "corpus/lookahead.hpp"

namespace newsdex {
namespace {

using namespace std::string_view_literals;

struct Compression {
  std::unique_ptr<Decoder> (*decoder)();
  std::string_view magic;  // that members begin with
  bool (*begins_member)(std::string_view text);
  std::string_view ending;
  std::string_view tar_ending;
};

constexpr std::string_view kGzip = "\x1F\x8B\x08";
constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD";
constexpr std::string_view kXz = "\xFD\x37zXZ\0"sv;
constexpr std::string_view kBzip2 = "BZh";
constexpr std::size_t kMostMagicBytes = 10;

bool begins_gzip(std::string_view text) { return text.starts_with(kGzip); }

bool begins_xz(std::string_view text) { return text.starts_with(kXz); }

// Frames that hold no data may stand before, between and behind the others.
bool begins_zstd(std::string_view text) {
  const bool is_skippable =
      !text.empty() && (text[0] & 0xF0) == 0x50 && text.substr(1).starts_with("\x2A\x4D\x18");
  return text.starts_with(kZstd) || is_skippable;
}

// The name of a person may begin so, too: the size and the begin of a block, or of the end, follow.
bool begins_bzip2(std::string_view text) {
  if (!text.starts_with(kBzip2) || text.size() < kMostMagicBytes) return false;
  const std::string_view block = text.substr(4);
  return text[3] >= '1' && text[3] <= '9' &&
         (block.starts_with("1AY&SY") || block.starts_with("\x17\x72\x45\x38\x50\x90"));
}

constexpr std::array<Compression, 4> kCompressions = {{
    {gzip_decoder, kGzip, begins_gzip, ".gz", ".tgz"},
    {zstd_decoder, kZstd, begins_zstd, ".zst", ".tzst"},
    {xz_decoder, kXz, begins_xz, ".xz", ".txz"},
    {bzip2_decoder, kBzip2, begins_bzip2, ".bz2", ".tbz2"},
}};

const Compression* compression_of(std::string_view head) {
  const auto* row = std::find_if(kCompressions.begin(), kCompressions.end(),
                                 [&](const Compression& one) { return one.begins_member(head); });
  return row == kCompressions.end() ? nullptr : row;
}

// What was compressed at once or in many members. What comes before damage is given first.
class CompressedBytes final : public ByteStream {
 public:
  CompressedBytes(const Compression& compression, std::unique_ptr<ByteStream> from,
                  Expansion& expansion, std::string& warning)
      : compression_(compression),
        decoder_(compression.decoder()),
        in_(std::move(from)),
        expansion_(expansion),
        warning_(warning) {}

  std::size_t read(char* to, std::size_t size) override {
    if (!failure().empty()) return 0;
    const std::span<char> all(to, std::min(size, Decoder::kMostAtOnce));
    std::span<char> left = all;
    while (!left.empty() && !ended_ && begin_member()) decode(left);
    const std::size_t got = all.size() - left.size();
    if (got == 0) fail_for_reason();
    if (expansion_.give(got)) return got;
    fail(expansion_.refusal());
    return 0;
  }

  // The search begins within the damaged member: one whose end is damaged may have gone on into
  // those behind it.
  std::optional<Damage> resume(const IsTextBegin& is_begin) override {
    if (reason_.empty() || !expansion_.refusal().empty()) return std::nullopt;
    in_.go_back(member_begin_ + 1);
    while (find_member()) {
      if (probed_bytes_ > kFreeProbeBytes + in_.position()) break;
      if (probe(is_begin)) return begin_again();
      in_.next().remove_prefix(1);
    }
    return std::nullopt;
  }

 private:
  // True within a member. Between them, and behind the last, there may be zeros.
  bool begin_member() {
    while (between_members_) {
      std::string_view& next = in_.next();
      next.remove_prefix(std::min(next.find_first_not_of('\0'), next.size()));
      if (!next.empty()) {
        in_.widen(kMostMagicBytes);
        if (!may_begin_member(next)) return pass_rubbish();
        note_member();
      } else if (!in_.widen(1)) {
        ended_ = true;
        return false;
      }
    }
    return true;
  }

  void note_member() {
    between_members_ = false;
    member_begin_ = in_.position();
    given_before_member_ = given_;
  }

  // One that is cut short in its magic bytes is a member, too.
  [[nodiscard]] bool may_begin_member(std::string_view text) const {
    return compression_.begins_member(text) || compression_.magic.starts_with(text);
  }

  // What follows the last member and is none may be anything that was written behind the file;
  // where another member comes behind it, it is damage.
  bool pass_rubbish() {
    note_member();
    if (find_member()) {
      stop("wrong data");
    } else {
      ended_ = true;
      warning_ = fmt::format(
          "behind the compressed data, from byte {} on, {} bytes are not compressed and were "
          "passed over: they are rubbish, or more of it whose begin is damaged",
          member_begin_, in_.position() - member_begin_);
    }
    return false;
  }

  // Goes to the begin of the next member, or to the end.
  bool find_member() {
    std::string_view& next = in_.next();
    const std::string_view magic = compression_.magic;
    while (in_.widen(magic.size())) {
      const auto at = next.find(magic);
      next.remove_prefix(std::min(at, next.size() - magic.size() + 1));
      if (at != std::string_view::npos) return true;
    }
    next = {};
    return false;
  }

  // Whether a member begins here whose text begins so.
  bool probe(const IsTextBegin& is_begin) {
    in_.widen(kReadAtOnce);
    std::string_view packed = in_.next().substr(0, kReadAtOnce);
    std::array<char, kProbedText> text;
    std::span<char> free = text;
    decoder_->reset();
    for (std::size_t before = 0; before != packed.size() + free.size() && !free.empty();) {
      before = packed.size() + free.size();
      if (decoder_->decode(packed, free) != Decoder::Step::kMore) break;
    }
    probed_bytes_ += in_.next().substr(0, kReadAtOnce).size() - packed.size();
    return is_begin({text.data(), text.size() - free.size()});
  }

  Damage begin_again() {
    Damage damage{fmt::format("compressed data is damaged ({}): what it held between its bytes {} "
                              "and {} is lost",
                              std::exchange(reason_, {}), member_begin_, in_.position()),
                  given_ - given_before_member_};
    decoder_->reset();
    note_member();
    ended_ = false;
    fail({});
    return damage;
  }

  void decode(std::span<char>& out) {
    const bool has_bytes = in_.widen(1);
    std::string_view& next = in_.next();
    const std::size_t room = out.size();
    const std::size_t before = next.size() + room;
    const Decoder::Step step = decoder_->decode(next, out);
    given_ += room - out.size();
    switch (step) {
      case Decoder::Step::kMore:
        if (next.size() + out.size() == before)
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
    if (!in_.failure().empty()) return fail(in_.failure());
    if (reason_.empty()) return;
    fail(fmt::format("compressed data is cut short or damaged after {} bytes of text ({})", given_,
                     reason_));
  }

  static constexpr std::size_t kProbedText = 4096;
  static constexpr std::uint64_t kFreeProbeBytes = 16 << 20;

  const Compression& compression_;
  std::unique_ptr<Decoder> decoder_;
  Lookahead in_;
  Expansion& expansion_;
  std::string& warning_;
  std::uint64_t member_begin_ = 0;  // of the last one, or of what is none
  std::uint64_t probed_bytes_ = 0;
  bool between_members_ = false;
  bool ended_ = false;
  std::string reason_;  // why it ended, where that was too early
  std::uint64_t given_ = 0;
  std::uint64_t given_before_member_ = 0;
};

}  // namespace

bool is_compressed(std::string_view head) { return compression_of(head) != nullptr; }

bool is_compressed_name(std::string_view name) {
  return std::any_of(kCompressions.begin(), kCompressions.end(), [&](const Compression& row) {
    return name.ends_with(row.ending) || name.ends_with(row.tar_ending);
  });
}

std::unique_ptr<ByteStream> decompress(std::unique_ptr<PeekedBytes> from, Expansion& expansion,
                                       std::string& warning) {
  const Compression* compression = compression_of(from->head());
  if (compression == nullptr) return from;
  return std::make_unique<CompressedBytes>(*compression, std::move(from), expansion, warning);
}

std::unique_ptr<ByteStream> open_bytes(const std::string& path, Expansion& expansion,
                                       std::string& warning) {
  return decompress(std::make_unique<PeekedBytes>(open_file(path, expansion)), expansion, warning);
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
