#include "indexer/glass_block.hpp"

#include <algorithm>

namespace newsdex::glass {

void Block::clear() {
  directory_end_ = kHeaderBytes;
  items_begin_ = kBlockBytes;
}

char* Block::add(std::size_t item_bytes) {
  items_begin_ -= item_bytes;
  put_u16(bytes_.data() + directory_end_, items_begin_);
  directory_end_ += kSlotBytes;
  return bytes_.data() + items_begin_;
}

std::string_view Block::bytes() {
  std::fill(bytes_.begin() + static_cast<std::ptrdiff_t>(directory_end_),
            bytes_.begin() + static_cast<std::ptrdiff_t>(items_begin_), '\0');
  char* const head = bytes_.data();
  put_u32(head, kRevision);
  head[4] = static_cast<char>(level_);
  put_u16(head + 5, free());  // in one piece, and
  put_u16(head + 7, free());  // in all: the same, as nothing was ever taken out
  put_u16(head + 9, directory_end_);
  return {bytes_.data(), bytes_.size()};
}

}  // namespace newsdex::glass
