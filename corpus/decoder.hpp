// What zlib, zstd, liblzma and bzip2 have in common: bytes in, bytes out, as far as they go.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace newsdex {

// Of a stream that may be many compressed ones in a row (members, frames): one after another.
class Decoder {
 public:
  enum class Step {
    kMore,     // it took what it could
    kEnd,      // of a member; what follows begins another
    kDamaged,  // reason() says why
  };

  virtual ~Decoder() = default;
  // Takes from the front of `in` and writes to the front of `out`; both shrink by so much. All that
  // comes before damage is written. Neither may be larger than kMostAtOnce.
  virtual Step decode(std::string_view& in, std::span<char>& out) = 0;
  // What comes next begins a member, whatever came before.
  virtual void reset() = 0;
  [[nodiscard]] virtual std::string reason() const = 0;

  static constexpr std::size_t kMostAtOnce = 1 << 20;
};

[[nodiscard]] std::unique_ptr<Decoder> gzip_decoder();
[[nodiscard]] std::unique_ptr<Decoder> zstd_decoder();
[[nodiscard]] std::unique_ptr<Decoder> xz_decoder();
[[nodiscard]] std::unique_ptr<Decoder> bzip2_decoder();

}  // namespace newsdex
