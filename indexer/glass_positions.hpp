// Where a term stands in a document, as the position table holds it: the last position, then a
// stream of bits that halves the list again and again, each position in no more bits than its
// neighbours leave open.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/glass_encoding.hpp"

namespace newsdex::glass {

// Bytes that the tag of so many positions takes at most.
[[nodiscard]] constexpr std::size_t max_positions_bytes(std::size_t positions) {
  return 3 * kMaxVintBytes + 4 * positions;
}
// Writes the tag of `positions`, which ascend and are not empty, and gives its end.
[[nodiscard]] char* put_positions(char* at, std::span<const std::uint32_t> positions);

// What the keys of a term's position lists begin with; each ends in put_sortable(docid).
inline void append_position_key(std::string& out, std::string_view term) {
  append_sorted_string(out, term);
}

}  // namespace newsdex::glass
