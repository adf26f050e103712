#include "corpus/lookahead.hpp"

#include <cstring>

namespace newsdex {

bool Lookahead::widen(std::size_t bytes) {
  if (next_.size() >= bytes) return true;
  block_.resize(2 * kReadAtOnce);
  std::memmove(block_.data(), next_.data(), next_.size());
  std::size_t size = next_.size();
  while (size < bytes) {
    const std::size_t got = from_->read(block_.data() + size, kReadAtOnce);
    if (got == 0) break;
    size += got;
    read_ += got;
  }
  next_ = {block_.data(), size};
  return size >= bytes;
}

}  // namespace newsdex
