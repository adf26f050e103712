// Terms on their way into a dictionary. A batch's dictionary is larger than the processor's nearest
// memory, and a lookup that waits for it costs more than all else that is done with a term: so each
// is announced first and looked up a few terms later.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <newsdex/error.hpp>

#include "common/schema.hpp"
#include "indexer/term_dictionary.hpp"

namespace newsdex {

class PendingTerms {
 public:
  explicit PendingTerms(TermDictionary& dictionary) : dictionary_(dictionary) {}

  // Takes a term, with a mark of the caller's, and gives the one that has waited longest to
  // `found(number, mark)` where all places are taken.
  template <class Found>
  void add(std::string_view term, std::uint32_t mark, Found&& found) {
    if (term.size() > schema::kMaxTermBytes) {
      throw Error(ErrorKind::kInternal, "a term is longer than Xapian can hold");
    }
    Waiting& place = waiting_[added_ % kPlaces];
    if (added_ >= kPlaces) give(place, found);
    ++added_;
    place.hash = TermDictionary::hash_of(term);
    dictionary_.expect(place.hash);
    place.mark = mark;
    place.size = static_cast<std::uint32_t>(term.size());
    std::memcpy(place.bytes.data(), term.data(), term.size());
  }
  // Gives all that wait, in order.
  template <class Found>
  void finish(Found&& found) {
    for (std::size_t i = added_ < kPlaces ? 0 : added_ - kPlaces; i < added_; ++i) {
      give(waiting_[i % kPlaces], found);
    }
    added_ = 0;
  }

 private:
  static constexpr std::size_t kPlaces = 16;

  struct Waiting {
    std::uint64_t hash = 0;
    std::uint32_t mark = 0;
    std::uint32_t size = 0;
    std::array<char, schema::kMaxTermBytes> bytes;
  };

  template <class Found>
  void give(const Waiting& place, Found&& found) {
    found(dictionary_.number_of({place.bytes.data(), place.size}, place.hash), place.mark);
  }

  TermDictionary& dictionary_;
  std::array<Waiting, kPlaces> waiting_;
  std::size_t added_ = 0;
};

}  // namespace newsdex
