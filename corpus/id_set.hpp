// The ids that a file's records have had, in a few bytes each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsdex {

// Remembers 64-bit hashes of ids, at 11 to 22 bytes an id.
class IdSet {
 public:
  // Puts in `id`, or where it is in already the first of "id~2", "id~3", … that is not; gives
  // which.
  std::string insert_renamed(const std::string& id);

 private:
  // False where it is in already.
  bool insert(std::string_view id);
  bool insert_hash(std::uint64_t hash);
  void grow();

  std::vector<std::uint64_t> slots_;  // open addressing; 0 is free
  std::size_t used_ = 0;
  std::unordered_map<std::uint64_t, unsigned> repeats_;
};

}  // namespace newsdex
