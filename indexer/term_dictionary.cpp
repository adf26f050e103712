#include "indexer/term_dictionary.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "indexer/run_terms.hpp"

namespace newsdex {

std::uint64_t TermDictionary::hash_of(std::string_view term) {
  return XXH3_64bits(term.data(), term.size());
}

std::uint32_t TermDictionary::add(std::string_view term, std::uint64_t hash, Slot* slot) {
  const auto number = static_cast<std::uint32_t>(spans_.size());
  spans_.push_back(
      {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(term.size())});
  bytes_.append(term);
  *slot = {static_cast<std::uint32_t>(hash >> 32), number + 1, spans_.back()};
  if (spans_.size() * 2 >= slots_.size()) grow();
  return number;
}

void TermDictionary::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.next_number == 0) continue;
    const std::string_view of_slot = term(slot.next_number - 1);
    *find(of_slot, hash_of(of_slot)) = slot;
  }
}

std::vector<std::uint32_t> TermDictionary::sorted() const {
  struct Place {
    std::uint64_t leading;
    std::uint32_t number;
  };
  std::vector<Place> places;
  places.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number) {
    places.push_back({leading_bytes(term(number)), number});
  }
  std::sort(places.begin(), places.end(), [this](const Place& a, const Place& b) {
    return a.leading != b.leading ? a.leading < b.leading : term(a.number) < term(b.number);
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(places.size());
  for (const Place& place : places) numbers.push_back(place.number);
  return numbers;
}

void TermDictionary::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  spans_.clear();
  bytes_.clear();
}

}  // namespace newsdex
