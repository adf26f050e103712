// Where bytes come from: a file, memory, and what is seen through a compression or an archive.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/expansion.hpp"

namespace newsdex {

// What readers ask a stream for at a time.
inline constexpr std::size_t kReadAtOnce = 256 << 10;

// Whether this is how a text begins of which a good part is given.
using IsTextBegin = std::function<bool(std::string_view)>;

// Of a compressed stream of many members, the end of one.
struct Damage {
  std::string reason;            // what it is, and what is lost
  std::uint64_t text_bytes = 0;  // that the member gave before it
};

// Read from begin to end, in blocks. One thread at a time.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // Puts up to `size` (> 0) next bytes at `to` and gives their number: 0 at the end, and from a
  // failure on.
  virtual std::size_t read(char* to, std::size_t size) = 0;

  // How many bytes there are, where it is known: such a stream can go on from any of them.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
  virtual void seek(std::uint64_t /*byte*/) {}

  // Why the stream stopped before its end; empty: it did not.
  [[nodiscard]] virtual const std::string& failure() const { return failure_; }
  // After damage: goes on at the next member whose text begins so. Nothing: there is none, and the
  // failure stays.
  [[nodiscard]] virtual std::optional<Damage> resume(const IsTextBegin& /*is_begin*/) {
    return std::nullopt;
  }

 protected:
  void fail(std::string reason) { failure_ = std::move(reason); }

 private:
  std::string failure_;
};

// A stream whose first bytes can be looked at before they are read.
class PeekedBytes final : public ByteStream {
 public:
  explicit PeekedBytes(std::unique_ptr<ByteStream> from);

  // The first bytes, 512 where there are as many: as long as nothing was read.
  [[nodiscard]] std::string_view head() const { return rest_; }

  std::size_t read(char* to, std::size_t size) override;
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return from_->size(); }
  void seek(std::uint64_t byte) override;
  [[nodiscard]] const std::string& failure() const override { return from_->failure(); }
  [[nodiscard]] std::optional<Damage> resume(const IsTextBegin& is_begin) override;

 private:
  static constexpr std::size_t kHeadBytes = 512;

  std::unique_ptr<ByteStream> from_;
  std::array<char, kHeadBytes> head_;
  std::string_view rest_;  // of the head, not read yet
};

// Opens a file; `expansion`, which must outlive the stream, is told how much of it was read. Throws
// Error(kInputOutput) where it cannot be opened or is no regular file.
[[nodiscard]] std::unique_ptr<ByteStream> open_file(const std::string& path, Expansion& expansion);

// Bytes in memory, which must outlive the stream.
[[nodiscard]] std::unique_ptr<ByteStream> bytes_of(std::string_view memory);
// … which the stream keeps.
[[nodiscard]] std::unique_ptr<ByteStream> bytes_kept(std::string memory);

// The rest of the stream; nothing where it is more than `most_bytes` or fails.
[[nodiscard]] std::optional<std::string> read_whole(ByteStream& from, std::uint64_t most_bytes);

}  // namespace newsdex
