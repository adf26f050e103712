// The terms of a batch by number: each distinct term gets the next number when it is first met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/byte_buffer.hpp"

namespace newsdex {

class TermDictionary {
 public:
  TermDictionary() : slots_(kFirstSlots) {}

  [[nodiscard]] static std::uint32_t hash_of(std::string_view term);

  // `hash` is the term's. Throws Error(kInternal) where it is longer than Xapian can hold.
  [[nodiscard]] std::uint32_t number_of(std::string_view term, std::uint32_t hash) {
    Slot* slot = find(term, hash);
    return slot->next_number != 0 ? slot->next_number - 1 : add(term, hash, slot);
  }
  // Tells the processor that a term of this hash will be looked up soon.
  void expect(std::uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  [[nodiscard]] std::size_t size() const { return spans_.size(); }
  // Valid until the next call that may add.
  [[nodiscard]] std::string_view term(std::uint32_t number) const {
    return bytes_.view().substr(spans_[number].begin, spans_[number].size);
  }
  // All numbers, in order of their terms' bytes.
  [[nodiscard]] std::vector<std::uint32_t> sorted() const;
  // Forgets all terms, but keeps the room.
  void clear();

 private:
  static constexpr std::size_t kFirstSlots = 1 << 14;

  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  // Holds a copy of its term's span, so that looking a term up touches a slot and the bytes alone.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t next_number = 0;  // the term's number and one; 0: free
    Span span;
  };

  static constexpr std::size_t kSortedBytes = 8;
  struct Place {
    std::uint64_t bytes = 0;  // of the term, those that are compared
    std::uint32_t size = 0;   // of the term from there on, at most one more than those
    std::uint32_t number = 0;
  };
  static constexpr std::size_t kManyPlaces = 512;

  static void radix_sort(std::span<Place> places);
  void sort(std::span<Place> places, std::size_t depth) const;
  void sort_alike(std::span<Place> places, std::size_t depth) const;

  [[nodiscard]] bool holds(const Slot& slot, std::string_view term) const {
    return slot.span.size == term.size() &&
           std::memcmp(bytes_.view().data() + slot.span.begin, term.data(), term.size()) == 0;
  }
  Slot* find(std::string_view term, std::uint32_t hash) {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].next_number != 0 && (slots_[at].hash != hash || !holds(slots_[at], term))) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return &slots_[at];
  }
  std::uint32_t add(std::string_view term, std::uint32_t hash, Slot* slot);
  void grow();

  std::vector<Slot> slots_;
  std::vector<Span> spans_;  // in `bytes_`, by number
  ByteBuffer bytes_;
};

}  // namespace newsdex
