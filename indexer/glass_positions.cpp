#include "indexer/glass_positions.hpp"

#include <bit>

namespace newsdex::glass {
namespace {

// Bits from the least significant one up, the last byte filled with zeros.
class BitWriter {
 public:
  explicit BitWriter(char* at) : at_(at) {}

  [[nodiscard]] char* finish() {
    if (count_ > 0) *at_++ = static_cast<char>(bits_);
    return at_;
  }

  // A number below `bound`. Where `bound` is no power of two some numbers can do with a bit less:
  // those in the middle.
  void put(std::uint64_t value, std::uint64_t bound) {
    if (bound <= 1) return;
    const auto width = static_cast<unsigned>(std::bit_width(bound - 1));
    const std::uint64_t spare = (std::uint64_t{1} << width) - bound;
    const std::uint64_t short_from = (bound - spare) / 2;
    if (spare == 0 || value < short_from) {
      append(value, width);
    } else if (value < short_from + spare) {
      append(value, width - 1);
    } else {
      append((value - short_from - spare) | std::uint64_t{1} << (width - 1), width);
    }
  }

 private:
  void append(std::uint64_t value, unsigned width) {
    bits_ |= value << count_;
    count_ += width;
    for (; count_ >= 8; count_ -= 8) {
      *at_++ = static_cast<char>(bits_);
      bits_ >>= 8;
    }
  }

  char* at_;
  std::uint64_t bits_ = 0;
  unsigned count_ = 0;  // of bits waiting, below 8 between calls
};

// The positions strictly between those at `first` and `last`, whose values the reader knows.
void put_between(BitWriter& bits, std::span<const std::uint32_t> positions, std::size_t first,
                 std::size_t last) {
  while (first + 1 < last) {
    const std::size_t middle = first + (last - first) / 2;
    const std::uint64_t least = positions[first] + (middle - first);
    const std::uint64_t choices = positions[last] - positions[first] - (last - first) + 1;
    bits.put(positions[middle] - least, choices);
    put_between(bits, positions, first, middle);
    first = middle;
  }
}

}  // namespace

char* put_positions(char* at, std::span<const std::uint32_t> positions) {
  const std::uint32_t first = positions.front();
  const std::uint32_t last = positions.back();
  at = put_vint(at, last);
  if (positions.size() == 1) return at;
  BitWriter bits(at);
  bits.put(first, last);
  bits.put(positions.size() - 2, last - first);
  put_between(bits, positions, 0, positions.size() - 1);
  return bits.finish();
}

}  // namespace newsdex::glass
