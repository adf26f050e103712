// The terms of a batch by number: each distinct term gets the next number when it is first met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

class TermDictionary {
 public:
  TermDictionary() : slots_(kFirstSlots) {}

  [[nodiscard]] std::uint32_t number_of(std::string_view term) {
    const std::uint64_t hash = hash_of(term);
    Slot* slot = find(term, hash);
    return slot->next_number != 0 ? slot->next_number - 1 : add(term, hash, slot);
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  // Valid until the next call that may add.
  [[nodiscard]] std::string_view term(std::uint32_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return {bytes_.data() + begin, ends_[number] - begin};
  }
  // All numbers, in order of their terms' bytes.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;
  // Forgets all terms, but keeps the room.
  void clear();

 private:
  static constexpr std::size_t kFirstSlots = 1 << 14;

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t next_number = 0;  // the term's number and one; 0: free
  };

  static std::uint64_t hash_of(std::string_view term);
  Slot* find(std::string_view term, std::uint64_t hash) {
    const auto mark = static_cast<std::uint32_t>(hash >> 32);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].next_number != 0 &&
           (slots_[at].hash != mark || this->term(slots_[at].next_number - 1) != term)) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return &slots_[at];
  }
  std::uint32_t add(std::string_view term, std::uint64_t hash, Slot* slot);
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::size_t> ends_;  // of each term in `bytes_`
  std::string bytes_;
};

}  // namespace newsdex
