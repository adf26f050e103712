// What a tag may have, beyond which it is made to stall a parser.
#pragma once

#include <cstddef>

namespace newsdex {

// Attributes of a tag, beyond which it loses them all: parsers compare each with all before it.
inline constexpr std::size_t kMostAttributes = 200;

}  // namespace newsdex
