// Where a term stands in a document, as the position table holds it: the last position, then a
// stream of bits that halves the list again and again, each position in no more bits than its
// neighbours leave open.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/glass_encoding.hpp"

namespace newsdex::glass {

// Appends the tag of `positions`, which ascend and are not empty.
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

// What the keys of a term's position lists begin with; each ends in append_sortable(docid).
inline void append_position_key(std::string& out, std::string_view term) {
  append_sorted_string(out, term);
}

}  // namespace newsdex::glass
