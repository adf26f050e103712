#include "common/word_cache.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace newsdex {
namespace {

// A text, and parts of it by where they stand: views once the text is where it stays.
class SharedBytes {
 public:
  struct Part {
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  Part add(std::string_view bytes) {
    std::size_t at = text_.find(bytes);
    if (at == std::string::npos) {
      at = text_.size();
      text_.append(bytes);
    }
    return {at, bytes.size()};
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

std::uint64_t WordKey::hash_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

WordCache::Slot* WordCache::add(const WordKey& key, std::string_view bytes,
                                const WordFacts& facts) {
  if (entries_.size() * 2 >= slots_.size()) grow();
  SharedBytes shared;
  const auto own = shared.add(bytes);
  const auto word = shared.add(facts.forms.word);
  const auto accented = shared.add(facts.forms.accented);
  const auto stem = shared.add(facts.forms.stem);
  const auto other_stem = shared.add(facts.forms.other_stem);
  const std::string_view text = strings_.emplace_back(shared.take());
  const auto view = [text](SharedBytes::Part part) { return text.substr(part.begin, part.size); };

  const CachedWord& entry =
      entries_.emplace_back(CachedWord{.bytes = view(own),
                                       .word = view(word),
                                       .accented = view(accented),
                                       .stem = view(stem),
                                       .other_stem = view(other_stem),
                                       .core = facts.core,
                                       .number = static_cast<std::uint32_t>(entries_.size()),
                                       .capitalised = facts.capitalised,
                                       .caseless = facts.caseless});
  bytes_ += kEntryOverhead + sizeof(std::string) + text.size();
  Slot* const slot = find(key, bytes);
  *slot = {key.low, key.high, key.size, &entry};
  return slot;
}

void WordCache::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.entry == nullptr) continue;
    const std::string_view bytes = slot.entry->bytes;
    *find(WordKey(bytes, {0, bytes.size()}), bytes) = slot;
  }
}

void WordCache::clear() {
  slots_ = std::vector<Slot>(kFirstSlots);  // gives back the memory of the others
  entries_.clear();
  strings_.clear();
  bytes_ = 0;
}

}  // namespace newsdex
