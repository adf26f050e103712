#include "corpus/id_set.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace newsdex {
namespace {

std::uint64_t hash_of(const std::string& id) { return XXH3_64bits(id.data(), id.size()); }

}  // namespace

std::string IdSet::insert_renamed(const std::string& id) {
  if (hashes_.insert(hash_of(id))) return id;
  unsigned& repeats = repeats_[hash_of(id)];
  std::string renamed;
  do {
    renamed = fmt::format("{}~{}", id, ++repeats + 1);
  } while (!hashes_.insert(hash_of(renamed)));
  return renamed;
}

}  // namespace newsdex
