// A set of 64-bit hashes, in a few bytes each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace newsdex {

// Open addressing, at 11 to 22 bytes a hash. 0, which marks a free slot, is taken for 1.
class HashSet {
 public:
  // False where it is in already.
  bool insert(std::uint64_t hash) {
    if (used_ * 4 >= slots_.size() * 3) grow();
    const std::uint64_t mark = mark_of(hash);
    std::uint64_t& slot = slots_[place_of(mark)];
    if (slot != 0) return false;
    slot = mark;
    ++used_;
    return true;
  }
  [[nodiscard]] bool contains(std::uint64_t hash) const {
    return !slots_.empty() && slots_[place_of(mark_of(hash))] != 0;
  }

 private:
  static constexpr std::size_t kFirstSlots = 256;

  static std::uint64_t mark_of(std::uint64_t hash) { return std::max<std::uint64_t>(hash, 1); }
  // Where a mark is, or would be.
  [[nodiscard]] std::size_t place_of(std::uint64_t mark) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = mark & mask;
    while (slots_[at] != 0 && slots_[at] != mark) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    const auto old =
        std::exchange(slots_, std::vector<std::uint64_t>(std::max(kFirstSlots, slots_.size() * 2)));
    for (const std::uint64_t mark : old) {
      if (mark != 0) slots_[place_of(mark)] = mark;
    }
  }

  std::vector<std::uint64_t> slots_;
  std::size_t used_ = 0;
};

}  // namespace newsdex
