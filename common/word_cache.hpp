// A word seen before need not be folded and stemmed again: the forms of words, by their exact
// bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "common/word_breaks.hpp"

namespace newsdex {

// What analysis knows of a word, by its bytes in the text.
struct CachedWord {
  std::string bytes;  // as in the text
  std::string word;   // folded; empty: not a word after all
  std::string accented;
  std::string stem;
  std::string other_stem;
  WordSpan core;  // of `bytes`: what the token covers
  bool capitalised = false;
  bool caseless = false;
};

// Open addressing over entries that never move, so views into them last until clear().
class WordCache {
 public:
  WordCache() : slots_(kFirstSlots) {}

  // The entry of `bytes`; where there is none, `make(bytes)` makes it.
  template <class Make>
  const CachedWord& get(std::string_view bytes, Make&& make) {
    const std::uint64_t hash = hash_of(bytes);
    Slot* slot = find(bytes, hash);
    if (slot->entry == nullptr) {
      if (entries_.size() * 2 >= slots_.size()) {
        grow();
        slot = find(bytes, hash);
      }
      *slot = {hash, &entries_.emplace_back(make(bytes))};
      bytes_ += kEntryOverhead + bytes_of(*slot->entry);
    }
    return *slot->entry;
  }

  [[nodiscard]] bool full() const { return bytes_ > kMostBytes; }
  void clear();

 private:
  struct Slot {
    std::uint64_t hash = 0;
    const CachedWord* entry = nullptr;
  };

  static constexpr std::size_t kFirstSlots = 1 << 12;
  static constexpr std::size_t kMostBytes = 32 << 20;
  static constexpr std::size_t kEntryOverhead = sizeof(CachedWord) + 2 * sizeof(Slot);

  static std::uint64_t hash_of(std::string_view bytes);
  static std::size_t bytes_of(const CachedWord& word) {
    return word.bytes.size() + word.word.size() + word.accented.size() + word.stem.size() +
           word.other_stem.size();
  }

  Slot* find(std::string_view bytes, std::uint64_t hash) {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].entry != nullptr &&
           (slots_[at].hash != hash || slots_[at].entry->bytes != bytes)) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return &slots_[at];
  }
  void grow();

  std::vector<Slot> slots_;
  std::deque<CachedWord> entries_;
  std::size_t bytes_ = 0;
};

}  // namespace newsdex
