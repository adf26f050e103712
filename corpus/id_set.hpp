// The ids that a file's records have had, in a few bytes each.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "common/hash_set.hpp"

namespace newsdex {

class IdSet {
 public:
  // Puts in `id`, or where it is in already the first of "id~2", "id~3", … that is not; gives
  // which.
  std::string insert_renamed(const std::string& id);

 private:
  HashSet hashes_;
  std::unordered_map<std::uint64_t, unsigned> repeats_;
};

}  // namespace newsdex
