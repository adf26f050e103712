#include "common/word_cache.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace newsdex {

std::uint64_t WordCache::hash_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

void WordCache::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.entry != nullptr) *find(slot.entry->bytes, slot.hash) = slot;
  }
}

void WordCache::clear() {
  slots_.assign(kFirstSlots, {});
  entries_.clear();
  bytes_ = 0;
}

}  // namespace newsdex
