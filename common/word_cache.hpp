// A word seen before need not be folded and stemmed again: the forms of words, by their exact
// bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
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
    hash = static_cast<std::uint32_t>(mixed ^ mixed >> 32);
  }

  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::size_t size;
  std::uint32_t hash;

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

// The same, kept: forms that are equal, or stand in each other, share their bytes.
class CachedWord {
 public:
  [[nodiscard]] std::string_view bytes() const { return {text_, size_}; }  // as in the text
  [[nodiscard]] std::string_view word() const { return view(word_); }
  [[nodiscard]] std::string_view accented() const { return view(accented_); }
  [[nodiscard]] std::string_view stem() const { return view(stem_); }
  [[nodiscard]] std::string_view other_stem() const { return view(other_stem_); }
  [[nodiscard]] WordSpan core() const { return {core_.begin, core_.begin + core_.size}; }
  // From 0, in the order in which the words came.
  [[nodiscard]] std::uint32_t number() const { return number_; }
  [[nodiscard]] bool capitalised() const { return capitalised_; }
  [[nodiscard]] bool caseless() const { return caseless_; }

 private:
  friend class WordCache;

  struct Part {  // of the text
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };

  [[nodiscard]] bool is(const WordKey& key, std::string_view bytes) const {
    return low_ == key.low && high_ == key.high && size_ == key.size &&
           (key.size <= WordKey::kShort || this->bytes() == bytes);
  }
  [[nodiscard]] std::string_view view(Part part) const { return {text_ + part.begin, part.size}; }

  std::uint64_t low_ = 0;  // of its key
  std::uint64_t high_ = 0;
  const char* text_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t number_ = 0;
  Part core_;
  Part word_;
  Part accented_;
  Part stem_;
  Part other_stem_;
  bool capitalised_ = false;
  bool caseless_ = false;
};

// Open addressing over entries that never move, so views into them last until clear().
class WordCache {
 public:
  WordCache() : slots_(kFirstSlots) {}

  // Tell the processor that this key will be looked up soon: first this, a little later that.
  void expect(const WordKey& key) const { __builtin_prefetch(&slots_[place_of(key.hash)]); }
  void expect_entry(const WordKey& key) const {
    const Slot slot = slots_[place_of(key.hash)];
    if (slot.next_number == 0) return;
    const CachedWord& entry = entry_of(slot);
    __builtin_prefetch(&entry.low_);
    __builtin_prefetch(&entry.caseless_);
  }

  // The entry of `bytes`, whose key it is; where there is none, `make(bytes)` gives its WordFacts.
  template <class Make>
  const CachedWord& get(const WordKey& key, std::string_view bytes, Make&& make) {
    for (std::size_t at = place_of(key.hash); slots_[at].next_number != 0; at = after(at)) {
      if (slots_[at].hash != key.hash) continue;
      const CachedWord& entry = entry_of(slots_[at]);
      if (entry.is(key, bytes)) return entry;
    }
    return add(key, bytes, make(bytes));
  }

  [[nodiscard]] bool full() const { return bytes_ > kMostBytes; }
  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t next_number = 0;  // the entry's number and one; 0: free
  };

  static constexpr std::size_t kFirstSlots = 1 << 10;  // a query's analyzers know few words
  static constexpr std::size_t kMostBytes = 32 << 20;
  static constexpr std::size_t kEntryOverhead = sizeof(CachedWord) + 4 * sizeof(Slot);
  static constexpr std::size_t kEntriesAChunk = 256;
  static constexpr std::size_t kTextChunkBytes = 8 << 10;

  [[nodiscard]] std::size_t place_of(std::uint32_t hash) const {
    return hash & (slots_.size() - 1);
  }
  [[nodiscard]] std::size_t after(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }
  [[nodiscard]] const CachedWord& entry_of(Slot slot) const {
    const std::size_t number = slot.next_number - 1;
    return entries_[number / kEntriesAChunk][number % kEntriesAChunk];
  }
  const CachedWord& add(const WordKey& key, std::string_view bytes, const WordFacts& facts);
  [[nodiscard]] const char* keep(std::string_view text);
  void put(Slot slot);
  void grow();

  std::vector<Slot> slots_;
  std::uint32_t words_ = 0;
  // In chunks that have their room from the beginning: what stands in them stays where it is.
  std::vector<std::vector<CachedWord>> entries_;
  std::vector<std::vector<char>> texts_;
  std::string text_;  // of the entry being made
  std::size_t bytes_ = 0;
};

}  // namespace newsdex
