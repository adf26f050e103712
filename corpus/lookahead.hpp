// A stream that is looked at before it is taken, and whose bytes are counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/byte_stream.hpp"

namespace newsdex {

class Lookahead {
 public:
  explicit Lookahead(std::unique_ptr<ByteStream> from) : from_(std::move(from)) {}

  // The next bytes, which are taken by making it shorter from its front.
  [[nodiscard]] std::string_view& next() { return next_; }
  // Widens next() to so many bytes at least; false where the stream has fewer. At most kReadAtOnce.
  bool widen(std::size_t bytes);

  // Goes back to that byte, where the stream can and has not been read twice for it already.
  void go_back(std::uint64_t byte);

  // Goes to that byte, in a stream that has a size().
  void seek(std::uint64_t byte);
  [[nodiscard]] std::optional<std::uint64_t> size() const { return from_->size(); }

  // How many bytes were taken.
  [[nodiscard]] std::uint64_t position() const { return read_ - next_.size(); }
  // Why the stream stopped before its end; empty: it did not.
  [[nodiscard]] const std::string& failure() const { return from_->failure(); }

 private:
  std::unique_ptr<ByteStream> from_;
  std::vector<char> block_;
  std::string_view next_;  // of the block
  bool ended_ = false;     // the stream
  std::uint64_t read_ = 0;
  std::uint64_t read_again_ = 0;
};

}  // namespace newsdex
