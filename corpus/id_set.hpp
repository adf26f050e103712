// The ids that a file's records have had, in a few bytes each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsdex {

// Remembers 64-bit hashes of ids, at 11 to 22 bytes an id.
class IdSet {
 public:
  // False where it is in already.
  bool insert(std::string_view id);
  // How often this was asked of `id`, from 1.
  unsigned next_repeat(std::string_view id);

 private:
  bool insert_hash(std::uint64_t hash);
  void grow();

  std::vector<std::uint64_t> slots_;  // open addressing; 0 is free
  std::size_t used_ = 0;
  std::unordered_map<std::uint64_t, unsigned> repeats_;
};

}  // namespace newsdex
