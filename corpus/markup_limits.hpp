// What tags may have, beyond which they are made to stall a parser.
#pragma once

#include <cstddef>

namespace newsdex {

// Attributes of a tag, beyond which it loses them all: parsers compare each with all before it.
inline constexpr std::size_t kMostAttributes = 200;

// Namespaces that open elements of XML declare: a parser looks through them for each prefix.
inline constexpr std::size_t kMostOpenNamespaces = 500;

}  // namespace newsdex
