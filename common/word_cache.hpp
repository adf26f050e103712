// A word seen before need not be folded and stemmed again: the forms of words, by their exact
// bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <newsdex/analyzer.hpp>

#include "common/word_breaks.hpp"

namespace newsdex {

// What analysis finds out about a word of the text.
struct WordFacts {
  WordForms forms;  // of an empty `word`: not a word after all
  WordSpan core;    // of the word's bytes: what the token covers
  bool capitalised = false;
  bool caseless = false;
};

// The same, kept. Forms that are equal, or stand in each other, share their bytes.
struct CachedWord {
  std::string_view bytes;  // as in the text
  std::string_view word;
  std::string_view accented;
  std::string_view stem;
  std::string_view other_stem;
  WordSpan core;
  std::uint32_t number = 0;  // from 0, in the order in which the words came
  bool capitalised = false;
  bool caseless = false;
};

// A word of the text on its way to the cache: a short one as two numbers, so that it is hashed and
// compared without a loop; of a long one the first is a hash of it.
struct WordKey {
  static constexpr std::size_t kShort = 16;

  WordKey(std::string_view text, WordSpan span) : size(span.end - span.begin) {
    const char* const begin = text.data() + span.begin;
    if (size > kShort) {
      low = hash_of({begin, size});
    } else if (text.size() - span.begin >= kShort) {
      load_masked(begin);
    } else {  // at the text's end, where there is nothing to load beyond the word
      char padded[kShort] = {};
      std::memcpy(padded, begin, size);
      load_masked(padded);
    }
    const std::uint64_t mixed = (low ^ (high * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93 + size;
    hash = mixed ^ mixed >> 32;
  }

  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::size_t size;
  std::uint64_t hash;

 private:
  static std::uint64_t hash_of(std::string_view bytes);

  void load_masked(const char* bytes) {
    std::memcpy(&low, bytes, 8);
    std::memcpy(&high, bytes + 8, 8);
    if (size <= 8) {
      high = 0;
      if (size < 8) low &= (std::uint64_t{1} << 8 * size) - 1;
    } else if (size < kShort) {
      high &= (std::uint64_t{1} << 8 * (size - 8)) - 1;
    }
  }
};

// Open addressing over entries that never move, so views into them last until clear().
class WordCache {
 public:
  WordCache() : slots_(kFirstSlots) {}

  // Tell the processor that this key will be looked up soon: first this, a little later that.
  void expect(const WordKey& key) const { __builtin_prefetch(&slots_[place_of(key)]); }
  void expect_entry(const WordKey& key) const {
    const CachedWord* const entry = slots_[place_of(key)].entry;
    if (entry == nullptr) return;
    __builtin_prefetch(&entry->bytes);
    __builtin_prefetch(&entry->number);
  }

  // The entry of `bytes`, whose key it is; where there is none, `make(bytes)` gives its WordFacts.
  template <class Make>
  const CachedWord& get(const WordKey& key, std::string_view bytes, Make&& make) {
    Slot* slot = find(key, bytes);
    if (slot->entry == nullptr) slot = add(key, bytes, make(bytes));
    return *slot->entry;
  }

  [[nodiscard]] bool full() const { return bytes_ > kMostBytes; }
  void clear();

 private:
  struct Slot {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::size_t size = 0;
    const CachedWord* entry = nullptr;
  };

  static constexpr std::size_t kFirstSlots = 1 << 10;  // a query's analyzers know few words
  static constexpr std::size_t kMostBytes = 32 << 20;
  static constexpr std::size_t kEntryOverhead = sizeof(CachedWord) + 2 * sizeof(Slot);

  [[nodiscard]] std::size_t place_of(const WordKey& key) const {
    return key.hash & (slots_.size() - 1);
  }
  [[nodiscard]] static bool holds(const Slot& slot, const WordKey& key, std::string_view bytes) {
    return slot.low == key.low && slot.high == key.high && slot.size == key.size &&
           (key.size <= WordKey::kShort || slot.entry->bytes == bytes);
  }
  Slot* find(const WordKey& key, std::string_view bytes) {
    std::size_t at = place_of(key);
    while (slots_[at].entry != nullptr && !holds(slots_[at], key, bytes)) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return &slots_[at];
  }
  Slot* add(const WordKey& key, std::string_view bytes, const WordFacts& facts);
  void grow();

  std::vector<Slot> slots_;
  std::deque<CachedWord> entries_;
  std::deque<std::string> strings_;  // what the entries view, one an entry
  std::size_t bytes_ = 0;
};

}  // namespace newsdex
