#include "indexer/term_dictionary.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <newsdex/error.hpp>
#include <utility>

#include "common/schema.hpp"
#include "indexer/run_terms.hpp"

namespace newsdex {

std::uint64_t TermDictionary::hash_of(std::string_view term) {
  return XXH3_64bits(term.data(), term.size());
}

std::uint32_t TermDictionary::add(std::string_view term, std::uint64_t hash, Slot* slot) {
  if (term.size() > schema::kMaxTermBytes) {
    throw Error(ErrorKind::kInternal, "a term is longer than Xapian can hold");
  }
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

// Sorts by eight bytes at a time: those that are the same up to there, as ids of one file are, are
// sorted among themselves by the next eight.
void TermDictionary::sort(std::span<Place> places, std::size_t depth) const {
  for (Place& place : places) {
    const std::string_view rest = term(place.number).substr(depth);
    place.bytes = leading_bytes(rest);
    place.size = static_cast<std::uint32_t>(std::min(rest.size(), kSortedBytes + 1));
  }
  // A term that ends here comes before one that goes on with zero bytes.
  std::ranges::sort(places, {}, [](const Place& place) {
    return std::pair(place.bytes, std::min<std::uint32_t>(place.size, kSortedBytes));
  });
  for (std::size_t begin = 0; begin < places.size();) {
    std::size_t end = begin + 1;
    while (end < places.size() && places[end].bytes == places[begin].bytes) ++end;
    std::size_t longer = begin;
    while (longer < end && places[longer].size < kSortedBytes) ++longer;
    if (end - longer > 1) sort(places.subspan(longer, end - longer), depth + kSortedBytes);
    begin = end;
  }
}

std::vector<std::uint32_t> TermDictionary::sorted() const {
  std::vector<Place> places(size());
  for (std::uint32_t number = 0; number < size(); ++number) places[number].number = number;
  sort(places, 0);
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
