// How many typing mistakes apart two words are.
#pragma once

#include <cstddef>
#include <string_view>

namespace newsdex {

// Bytes to insert, delete, change or swap with their neighbour (optimal string alignment).
[[nodiscard]] std::size_t edits_between(std::string_view a, std::string_view b);

}  // namespace newsdex
