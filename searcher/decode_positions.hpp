// Where a term stands in a document, out of the position table's bits (../indexer/glass_positions
// writes them).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace newsdex::glass {

// The positions, ascending, in place of what `positions` holds. False where the bytes are none.
[[nodiscard]] bool decode_positions(std::string_view tag, std::vector<std::uint32_t>& positions);

}  // namespace newsdex::glass
