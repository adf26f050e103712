// The bytes of a file, decompressed where gzip, zstd, xz or bzip2 has compressed them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace newsdex {

// Read from begin to end, in blocks. One thread at a time.
class ByteStream {
 public:
  // Where `file_bytes_read` is given, it is kept at how many of the file's bytes were read.
  explicit ByteStream(std::uint64_t* file_bytes_read = nullptr)
      : file_bytes_read_(file_bytes_read) {}
  virtual ~ByteStream() = default;

  // Puts up to `size` (> 0) next bytes at `to` and gives their number: 0 at the end, and from a
  // failure on.
  virtual std::size_t read(char* to, std::size_t size) = 0;

  // Why the stream stopped before its end; empty: it did not.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 protected:
  void fail(std::string reason) { failure_ = std::move(reason); }
  void has_read(std::uint64_t file_bytes) {
    if (file_bytes_read_ != nullptr) *file_bytes_read_ = file_bytes;
  }

 private:
  std::string failure_;
  std::uint64_t* file_bytes_read_;
};

// How far a compressed file may expand before it is taken for a bomb. Real news compresses to
// a fifth, lists of repeated records to a fiftieth.
struct ExpansionLimits {
  std::uint64_t free_bytes = 64ull << 20;    // below this, any ratio
  std::uint64_t ratio = 250;                 // bytes out for a byte in
  std::uint64_t total_bytes = 256ull << 30;  // whatever the ratio
};

// Opens a file (`file_bytes_read` as above); throws Error(kInputOutput) where it cannot be opened
// or is no regular file.
[[nodiscard]] std::unique_ptr<ByteStream> open_bytes(const std::string& path,
                                                     const ExpansionLimits& limits = {},
                                                     std::uint64_t* file_bytes_read = nullptr);

// Bytes in memory, which must outlive the stream.
[[nodiscard]] std::unique_ptr<ByteStream> bytes_of(std::string_view memory);

// A file's name without the ending that says how it is compressed ("a.sgm.gz" → "a.sgm").
[[nodiscard]] std::string_view without_compression(std::string_view name);

}  // namespace newsdex
