#include "indexer/term_dictionary.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <newsdex/error.hpp>
#include <numeric>
#include <utility>

#include "common/schema.hpp"
#include "indexer/run_terms.hpp"

namespace newsdex {

std::uint32_t TermDictionary::hash_of(std::string_view term) {
  return static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size()));
}

std::uint32_t TermDictionary::add(std::string_view term, std::uint32_t hash, Slot* slot) {
  if (term.size() > schema::kMaxTermBytes) {
    throw Error(ErrorKind::kInternal, "a term is longer than Xapian can hold");
  }
  const auto number = static_cast<std::uint32_t>(spans_.size());
  spans_.push_back(
      {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(term.size())});
  bytes_.append(term);
  *slot = {hash, number + 1, spans_.back()};
  if (spans_.size() * 2 >= slots_.size()) grow();
  return number;
}

void TermDictionary::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.next_number == 0) continue;
    const std::string_view of_slot = term(slot.next_number - 1);
    *find(of_slot, slot.hash) = slot;
  }
}

// By the compared bytes, the last of them first; stable. Many are sorted far faster so than by
// comparing them.
void TermDictionary::radix_sort(std::span<Place> places) {
  std::vector<Place> others(places.size());
  std::span<Place> from = places;
  std::span<Place> to = others;
  for (unsigned shift = 0; shift < 8 * kSortedBytes; shift += 8) {
    const auto digit = [shift](const Place& place) { return place.bytes >> shift & 0xFF; };
    std::array<std::size_t, 256> next{};
    for (const Place& place : from) ++next[digit(place)];
    std::exclusive_scan(next.begin(), next.end(), next.begin(), std::size_t{0});
    for (const Place& place : from) to[next[digit(place)]++] = place;
    std::swap(from, to);
  }
  static_assert(kSortedBytes % 2 == 0, "or they would end up in the others' place");
}

// Sorts by eight bytes at a time: those that are the same up to there, as ids of one file are, are
// sorted among themselves by the next eight.
void TermDictionary::sort(std::span<Place> places, std::size_t depth) const {
  for (Place& place : places) {
    const std::string_view rest = term(place.number).substr(depth);
    place.bytes = leading_bytes(rest);
    place.size = static_cast<std::uint32_t>(std::min(rest.size(), kSortedBytes + 1));
  }
  if (places.size() >= kManyPlaces) {
    radix_sort(places);
  } else {
    std::ranges::sort(places, {}, &Place::bytes);
  }
  for (std::size_t begin = 0; begin < places.size();) {
    std::size_t end = begin + 1;
    while (end < places.size() && places[end].bytes == places[begin].bytes) ++end;
    if (end - begin > 1) sort_alike(places.subspan(begin, end - begin), depth + kSortedBytes);
    begin = end;
  }
}

// Those whose bytes before `depth` are the same: what ends there comes before what goes on, be it
// with zero bytes.
void TermDictionary::sort_alike(std::span<Place> places, std::size_t depth) const {
  std::ranges::sort(places, {}, &Place::size);
  const auto longer = std::ranges::upper_bound(places, kSortedBytes, {}, &Place::size);
  const auto shorter = static_cast<std::size_t>(longer - places.begin());
  if (places.size() - shorter > 1) sort(places.subspan(shorter), depth);
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
