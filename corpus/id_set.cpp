#include "corpus/id_set.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace newsdex {
namespace {

constexpr std::size_t kFirstSlots = 256;

std::uint64_t hash_of(std::string_view id) {
  return std::max<std::uint64_t>(XXH3_64bits(id.data(), id.size()), 1);
}

}  // namespace

bool IdSet::insert(std::string_view id) { return insert_hash(hash_of(id)); }

std::string IdSet::insert_renamed(const std::string& id) {
  if (insert(id)) return id;
  unsigned& repeats = repeats_[hash_of(id)];
  std::string renamed;
  do {
    renamed = fmt::format("{}~{}", id, ++repeats + 1);
  } while (!insert(renamed));
  return renamed;
}

bool IdSet::insert_hash(std::uint64_t hash) {
  if (used_ * 4 >= slots_.size() * 3) grow();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    if (slots_[at] == hash) return false;
    if (slots_[at] == 0) {
      slots_[at] = hash;
      ++used_;
      return true;
    }
  }
}

void IdSet::grow() {
  const auto old =
      std::exchange(slots_, std::vector<std::uint64_t>(std::max(kFirstSlots, slots_.size() * 2)));
  used_ = 0;
  for (const std::uint64_t hash : old) {
    if (hash != 0) insert_hash(hash);
  }
}

}  // namespace newsdex
