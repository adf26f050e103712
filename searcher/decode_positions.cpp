#include "searcher/decode_positions.hpp"

#include <bit>
#include <cstddef>
#include <cstring>
#include <span>

#include "common/glass_encoding.hpp"

namespace newsdex::glass {
namespace {

// An article has 256 MB of text at most, and a word takes two bytes of it.
constexpr std::uint64_t kMostPositions = 1 << 27;

// Bits from the least significant one up. Past the end there are zeros, and that is remembered.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  // A number below `bound`; the numbers in the middle may take a bit less than the others.
  std::uint64_t number(std::uint64_t bound) {
    if (bound <= 1) return 0;
    const auto width = static_cast<unsigned>(std::bit_width(bound - 1));
    const std::uint64_t spare = (std::uint64_t{1} << width) - bound;
    const std::uint64_t short_from = (bound - spare) / 2;
    const std::uint64_t low = take(width - 1);
    if (spare > 0 && low >= short_from) return low;
    const std::uint64_t high = take(1);
    if (spare == 0) return low | high << (width - 1);
    return high == 0 ? low : low + short_from + spare;
  }
  [[nodiscard]] bool ran_over() const { return next_ > 8 * bytes_.size(); }

 private:
  // At most 32 bits.
  std::uint64_t take(unsigned count) {
    const std::size_t byte = next_ / 8;
    std::uint64_t bits = 0;
    if (byte + sizeof bits <= bytes_.size()) {
      std::memcpy(&bits, bytes_.data() + byte, sizeof bits);
    } else if (byte < bytes_.size()) {
      std::memcpy(&bits, bytes_.data() + byte, bytes_.size() - byte);
    }
    bits >>= next_ % 8;
    next_ += count;
    return bits & ((std::uint64_t{1} << count) - 1);
  }

  std::string_view bytes_;
  std::size_t next_ = 0;
};

// Fills what lies between the first and the last, which are known.
void read_between(BitReader& bits, std::span<std::uint32_t> positions) {
  while (positions.size() > 2) {
    const std::size_t last = positions.size() - 1;
    const std::size_t middle = last / 2;
    const std::uint64_t choices = positions[last] - positions[0] - last + 1;
    positions[middle] = static_cast<std::uint32_t>(positions[0] + middle + bits.number(choices));
    read_between(bits, positions.first(middle + 1));
    positions = positions.subspan(middle);
  }
}

}  // namespace

bool decode_positions(std::string_view tag, std::vector<std::uint32_t>& positions) {
  positions.clear();
  std::uint64_t last = 0;
  if (!take_vint(tag, last) || last > UINT32_MAX) return false;
  if (tag.empty()) {
    positions.push_back(static_cast<std::uint32_t>(last));
    return true;
  }
  BitReader bits(tag);
  const std::uint64_t first = bits.number(last);
  const std::uint64_t count = bits.number(last - first) + 2;
  // Positions that follow on each other take no bits, so the tag's size says nothing.
  if (first >= last || count > last - first + 1 || count > kMostPositions) return false;
  positions.resize(count);
  positions.front() = static_cast<std::uint32_t>(first);
  positions.back() = static_cast<std::uint32_t>(last);
  read_between(bits, positions);
  return !bits.ran_over();
}

}  // namespace newsdex::glass
