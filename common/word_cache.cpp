#include "common/word_cache.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace newsdex {

std::uint64_t WordKey::hash_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

const CachedWord& WordCache::add(const WordKey& key, std::string_view bytes,
                                 const WordFacts& facts) {
  text_.clear();
  const auto part = [this](std::string_view form) {
    std::size_t at = text_.find(form);
    if (at == std::string::npos) {
      at = text_.size();
      text_.append(form);
    }
    return CachedWord::Part{static_cast<std::uint32_t>(at),
                            static_cast<std::uint32_t>(form.size())};
  };
  CachedWord entry;
  entry.low_ = key.low;
  entry.high_ = key.high;
  entry.size_ = part(bytes).size;
  entry.number_ = words_;
  entry.core_ = {static_cast<std::uint32_t>(facts.core.begin),
                 static_cast<std::uint32_t>(facts.core.end - facts.core.begin)};
  entry.word_ = part(facts.forms.word);
  entry.accented_ = part(facts.forms.accented);
  entry.stem_ = part(facts.forms.stem);
  entry.other_stem_ = part(facts.forms.other_stem);
  entry.capitalised_ = facts.capitalised;
  entry.caseless_ = facts.caseless;
  entry.text_ = keep(text_);
  bytes_ += kEntryOverhead + text_.size();

  if (words_ % kEntriesAChunk == 0) entries_.emplace_back().reserve(kEntriesAChunk);
  entries_.back().push_back(entry);
  ++words_;
  if (std::size_t{words_} * 2 > slots_.size()) grow();
  put({key.hash, words_});
  return entries_.back().back();
}

const char* WordCache::keep(std::string_view text) {
  if (texts_.empty() || texts_.back().capacity() - texts_.back().size() < text.size()) {
    texts_.emplace_back().reserve(std::max(kTextChunkBytes, text.size()));
  }
  std::vector<char>& chunk = texts_.back();
  const std::size_t at = chunk.size();
  chunk.insert(chunk.end(), text.begin(), text.end());
  return chunk.data() + at;
}

void WordCache::put(Slot slot) {
  std::size_t at = place_of(slot.hash);
  while (slots_[at].next_number != 0) at = after(at);
  slots_[at] = slot;
}

void WordCache::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot slot : old) {
    if (slot.next_number != 0) put(slot);
  }
}

void WordCache::clear() {
  *this = WordCache();  // gives the memory back
}

}  // namespace newsdex
