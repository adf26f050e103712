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
  bytes_.append(term);
  ends_.push_back(bytes_.size());
  slot->hash = static_cast<std::uint32_t>(hash >> 32);
  slot->next_number = static_cast<std::uint32_t>(ends_.size());
  const std::uint32_t number = slot->next_number - 1;
  if (ends_.size() * 2 >= slots_.size()) grow();
  return number;
}

void TermDictionary::grow() {
  slots_.assign(slots_.size() * 2, {});
  for (std::uint32_t number = 0; number < ends_.size(); ++number) {
    const std::uint64_t hash = hash_of(term(number));
    *find(term(number), hash) = {static_cast<std::uint32_t>(hash >> 32), number + 1};
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
  ends_.clear();
  bytes_.clear();
}

}  // namespace newsdex
