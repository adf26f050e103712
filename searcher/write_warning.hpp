// A query with a caret under a place in it.
#pragma once

#include <string>
#include <string_view>

#include <newsdex/query.hpp>

#include "searcher/terminal.hpp"

namespace newsdex {

// Two lines, each ending in a line feed: the query, or of a long one the part around the place, and
// carets under the place.
[[nodiscard]] std::string pointed_at(std::string_view query, const QueryWarning& warning,
                                     const Terminal& terminal = {});

}  // namespace newsdex
