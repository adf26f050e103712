#include "corpus/lookahead.hpp"

#include <algorithm>

namespace newsdex {

bool Lookahead::widen(std::size_t bytes) {
  if (next_.size() >= bytes || ended_) return next_.size() >= bytes;
  block_.resize(2 * kReadAtOnce);
  std::copy(next_.begin(), next_.end(), block_.begin());
  std::size_t size = next_.size();
  while (size < bytes) {
    const std::size_t got = from_->read(block_.data() + size, kReadAtOnce);
    ended_ = got == 0;
    if (ended_) break;
    size += got;
    read_ += got;
  }
  next_ = {block_.data(), size};
  return size >= bytes;
}

void Lookahead::go_back(std::uint64_t byte) {
  const auto size = from_->size();
  if (!size || read_again_ > *size) return;
  read_again_ += read_ - byte;
  seek(byte);
}

void Lookahead::seek(std::uint64_t byte) {
  from_->seek(byte);
  next_ = {};
  ended_ = false;
  read_ = byte;
}

}  // namespace newsdex
