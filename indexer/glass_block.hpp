// One block of a glass table: a directory of items that grows up, the items themselves, which grow
// down, and a header that counts what is left between them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsdex::glass {

inline constexpr std::size_t kBlockBytes = 8192;
inline constexpr std::size_t kHeaderBytes = 11;
inline constexpr std::size_t kSlotBytes = 2;  // an item's place in the directory

// What stock Xapian writes once it is done: every block of a fresh table is of the first revision.
inline constexpr std::uint32_t kRevision = 1;

// Numbers inside blocks are big-endian.
inline void put_u16(char* at, std::size_t value) {
  at[0] = static_cast<char>(value >> 8);
  at[1] = static_cast<char>(value);
}
inline void put_u32(char* at, std::uint32_t value) {
  put_u16(at, value >> 16);
  put_u16(at + 2, value & 0xFFFF);
}

class Block {
 public:
  explicit Block(unsigned level) : level_(level) { clear(); }

  void clear();
  [[nodiscard]] bool empty() const { return directory_end_ == kHeaderBytes; }
  // Bytes that items and their places may still take.
  [[nodiscard]] std::size_t free() const { return items_begin_ - directory_end_; }
  [[nodiscard]] bool fits(std::size_t item_bytes) const {
    return item_bytes + kSlotBytes <= free();
  }
  // Makes room for an item after all others; `fits` it must.
  [[nodiscard]] char* add(std::size_t item_bytes);
  // The whole block, its header written.
  [[nodiscard]] std::string_view bytes();

 private:
  unsigned level_;
  std::size_t directory_end_ = kHeaderBytes;
  std::size_t items_begin_ = kBlockBytes;
  std::array<char, kBlockBytes> bytes_;
};

}  // namespace newsdex::glass
