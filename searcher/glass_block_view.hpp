// One block of a glass table, as it lies in the file: a header, a directory of items, the items.
// Nothing is believed: whatever leads out of the block throws Xapian::DatabaseCorruptError.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <xapian.h>

namespace newsdex::glass {

// What items are sorted by: a key, and which piece of its tag, from 1.
struct Place {
  std::string_view key;
  std::size_t piece = 1;

  [[nodiscard]] bool operator<(const Place& other) const {
    const int order = key.compare(other.key);
    return order != 0 ? order < 0 : piece < other.piece;
  }
};

class BlockView {
 public:
  BlockView(std::string_view bytes, unsigned level) : bytes_(bytes), is_leaf_(level == 0) {
    const std::size_t directory_end = u16(kDirectoryEnd);
    if (byte(kLevel) != level || directory_end < kHeaderBytes + kSlotBytes) corrupt();
    items_ = (directory_end - kHeaderBytes) / kSlotBytes;
  }

  // In which a block was written.
  [[nodiscard]] static std::uint32_t revision(std::string_view bytes) {
    std::uint32_t revision = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      revision = revision << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return revision;
  }

  [[nodiscard]] std::size_t items() const { return items_; }

  // How many items do not come after `place`.
  [[nodiscard]] std::size_t count_to(const Place& place) const {
    return count_between(0, items_, place);
  }
  // The same, the quickest where it is little above `near`.
  [[nodiscard]] std::size_t count_to(const Place& place, std::size_t near) const {
    if (near >= items_ || place < this->place(near)) return count_to(place);
    std::size_t low = near + 1;
    for (std::size_t step = 1;; step *= 2) {
      const std::size_t probed = low + step - 1;
      if (probed >= items_) return count_between(low, items_, place);
      if (place < this->place(probed)) return count_between(low, probed, place);
      low = probed + 1;
    }
  }
  // Whether `place` lies from the first item to the last.
  [[nodiscard]] bool surrounds(const Place& place) const {
    return !(place < this->place(0)) && !(this->place(items_ - 1) < place);
  }

  [[nodiscard]] Place place(std::size_t item) const {
    const std::size_t key = key_of(item);
    const std::size_t length = byte(key - 1);
    const bool is_numbered = !is_leaf_ || !is_first(item);
    return {bytes(key, length), is_numbered ? u16(key + length) : 1};
  }

  // Of a branch: the block that the item leads to.
  [[nodiscard]] std::uint32_t child(std::size_t item) const { return u32(start(item)); }

  // Of a leaf: a piece of a tag, and what is said of it.
  [[nodiscard]] std::string_view piece(std::size_t item) const {
    const std::size_t key = key_of(item);
    const std::size_t begin = key + byte(key - 1) + (is_first(item) ? 0 : 2);
    const std::size_t end = start(item) + (u16(start(item)) & kSizeBits) + kLeastItemBytes;
    if (begin > end) corrupt();
    return bytes(begin, end - begin);
  }
  [[nodiscard]] bool is_first(std::size_t item) const { return has(item, kFirstBit); }
  [[nodiscard]] bool is_last(std::size_t item) const { return has(item, kLastBit); }
  [[nodiscard]] bool is_deflated(std::size_t item) const { return has(item, kDeflatedBit); }

 private:
  static constexpr std::size_t kLevel = 4;
  static constexpr std::size_t kDirectoryEnd = 9;
  static constexpr std::size_t kHeaderBytes = 11;
  static constexpr std::size_t kSlotBytes = 2;
  static constexpr std::size_t kLeastItemBytes = 3;
  static constexpr std::size_t kSizeBits = 0x1FFF;
  static constexpr std::size_t kFirstBit = 0x2000;
  static constexpr std::size_t kLastBit = 0x4000;
  static constexpr std::size_t kDeflatedBit = 0x8000;

  [[noreturn]] static void corrupt() {
    throw Xapian::DatabaseCorruptError("a block of a table holds what no writer writes");
  }

  // The same, where it is known to be from `low` to `high`.
  [[nodiscard]] std::size_t count_between(std::size_t low, std::size_t high,
                                          const Place& place) const {
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (place < this->place(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  [[nodiscard]] std::string_view bytes(std::size_t at, std::size_t count) const {
    if (at > bytes_.size() || count > bytes_.size() - at) corrupt();
    return bytes_.substr(at, count);
  }
  [[nodiscard]] std::size_t byte(std::size_t at) const {
    return static_cast<unsigned char>(bytes(at, 1)[0]);
  }
  // Numbers inside blocks are big-endian.
  [[nodiscard]] std::size_t u16(std::size_t at) const {
    const std::string_view two = bytes(at, 2);
    return static_cast<std::size_t>(static_cast<unsigned char>(two[0])) << 8 |
           static_cast<unsigned char>(two[1]);
  }
  [[nodiscard]] std::uint32_t u32(std::size_t at) const {
    return static_cast<std::uint32_t>(u16(at) << 16 | u16(at + 2));
  }

  [[nodiscard]] std::size_t start(std::size_t item) const {
    return u16(kHeaderBytes + kSlotBytes * item);
  }
  [[nodiscard]] std::size_t key_of(std::size_t item) const {
    return start(item) + (is_leaf_ ? 2 : 4) + 1;
  }
  [[nodiscard]] bool has(std::size_t item, std::size_t bit) const {
    return (u16(start(item)) & bit) != 0;
  }

  std::string_view bytes_;
  bool is_leaf_;
  std::size_t items_ = 0;
};

}  // namespace newsdex::glass
