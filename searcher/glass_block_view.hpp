// One block of a glass table, as it lies in the file: a header, a directory of items, the items.
// Nothing is believed: whatever leads out of the block throws Xapian::DatabaseCorruptError.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include <xapian.h>

namespace newsdex::glass {

// Numbers inside blocks, and keys that are compared, have the most significant byte first.
template <class Number>
[[nodiscard]] inline Number big_endian(const char* at) {
  Number number = 0;
  std::memcpy(&number, at, sizeof number);
  if constexpr (std::endian::native == std::endian::big) return number;
  if constexpr (sizeof number == 8) return __builtin_bswap64(number);
  if constexpr (sizeof number == 4) return __builtin_bswap32(number);
  if constexpr (sizeof number == 2) return __builtin_bswap16(number);
}

// As std::string_view does. Keys are short, and to compare them is what looking up is made of: a
// call would cost more than the comparing.
[[nodiscard]] inline int compare(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  std::size_t at = 0;
  for (; at + 8 <= size; at += 8) {
    const auto of_a = big_endian<std::uint64_t>(a.data() + at);
    const auto of_b = big_endian<std::uint64_t>(b.data() + at);
    if (of_a != of_b) return of_a < of_b ? -1 : 1;
  }
  if (at + 4 <= size) {
    const auto of_a = big_endian<std::uint32_t>(a.data() + at);
    const auto of_b = big_endian<std::uint32_t>(b.data() + at);
    if (of_a != of_b) return of_a < of_b ? -1 : 1;
    at += 4;
  }
  for (; at < size; ++at) {
    if (a[at] == b[at]) continue;
    return static_cast<unsigned char>(a[at]) < static_cast<unsigned char>(b[at]) ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

// What items are sorted by: a key, and which piece of its tag, from 1.
struct Place {
  std::string_view key;
  std::size_t piece = 1;

  [[nodiscard]] bool operator<(const Place& other) const {
    const int order = compare(key, other.key);
    return order != 0 ? order < 0 : piece < other.piece;
  }
};

// Where a place is among the items of a block.
struct Sought {
  std::size_t items = 0;  // that do not come after it
  bool is_there = false;  // it is the last of these
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
    return big_endian<std::uint32_t>(bytes.data());
  }

  [[nodiscard]] std::size_t items() const { return items_; }

  [[nodiscard]] Sought seek(const Place& place) const { return seek_between(0, items_, place); }
  // The same, the quickest where it is about `near`.
  [[nodiscard]] Sought seek(const Place& place, std::size_t near) const {
    if (near >= items_) return seek(place);
    const int order = compare_to(place, near);
    if (order == 0) return {near + 1, true};
    if (order > 0) return seek_from(near + 1, place);
    for (std::size_t high = near, step = 1;; high -= step, step *= 2) {
      if (step > high) return seek_between(0, high, place);
      const int lower = compare_to(place, high - step);
      if (lower == 0) return {high - step + 1, true};
      if (lower > 0) return seek_between(high - step + 1, high, place);
    }
  }
  // The same, where it is known not to come before `low`.
  [[nodiscard]] Sought seek_from(std::size_t low, const Place& place) const {
    for (std::size_t step = 1;; step *= 2) {
      const std::size_t probed = low + step - 1;
      if (probed >= items_) return seek_between(low, items_, place);
      const int order = compare_to(place, probed);
      if (order == 0) return {probed + 1, true};
      if (order < 0) return seek_between(low, probed, place);
      low = probed + 1;
    }
  }
  // How far on `place` is from the item to the next one, from 0 to 1, if keys are spread evenly as
  // those of one term's documents are; nothing where there is no next one.
  [[nodiscard]] std::optional<double> share_after(std::size_t item, const Place& place) const {
    if (item + 1 >= items_) return std::nullopt;
    const std::string_view from = key(item);
    const std::string_view to = key(item + 1);
    const std::size_t most = std::min({from.size(), to.size(), place.key.size()});
    std::size_t same = 0;
    while (same < most && from[same] == to[same]) ++same;
    const double begin = fraction(from.substr(same));
    const double span = fraction(to.substr(same)) - begin;
    if (!(span > 0)) return std::nullopt;
    return std::clamp((fraction(place.key.substr(same)) - begin) / span, 0.0, 1.0);
  }
  // Below 0 where `place` comes before the item, above 0 where it comes after.
  [[nodiscard]] int compare_to(const Place& place, std::size_t item) const {
    const int order = compare(place.key, key(item));
    if (order != 0) return order;
    const std::size_t piece = this->place(item).piece;
    return place.piece == piece ? 0 : place.piece < piece ? -1 : 1;
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

  // Where it is known to be from `low` to `high`.
  [[nodiscard]] Sought seek_between(std::size_t low, std::size_t high, const Place& place) const {
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      const int order = compare_to(place, middle);
      if (order == 0) return {middle + 1, true};
      if (order < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return {low, false};
  }

  [[nodiscard]] std::string_view key(std::size_t item) const {
    const std::size_t begin = key_of(item);
    return bytes(begin, byte(begin - 1));
  }
  // The first bytes as what is behind the point of a number below 1.
  [[nodiscard]] static double fraction(std::string_view bytes) {
    double value = 0;
    double unit = 1.0 / 256;
    for (std::size_t i = 0; i < std::min<std::size_t>(bytes.size(), 6); ++i, unit /= 256) {
      value += static_cast<unsigned char>(bytes[i]) * unit;
    }
    return value;
  }

  [[nodiscard]] std::string_view bytes(std::size_t at, std::size_t count) const {
    if (at > bytes_.size() || count > bytes_.size() - at) corrupt();
    return bytes_.substr(at, count);
  }
  [[nodiscard]] std::size_t byte(std::size_t at) const {
    return static_cast<unsigned char>(bytes(at, 1)[0]);
  }
  [[nodiscard]] std::size_t u16(std::size_t at) const {
    return big_endian<std::uint16_t>(bytes(at, 2).data());
  }
  [[nodiscard]] std::uint32_t u32(std::size_t at) const {
    return big_endian<std::uint32_t>(bytes(at, 4).data());
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
