// The name that somebody meant who mistyped it: of an option, of a field.
#pragma once

#include <string_view>
#include <vector>

namespace newsdex {

// The one of `names` fewest edits away (insert, delete, change or swap neighbours), if that is at
// most a third of the typed name's length; otherwise one that the typed name begins; otherwise
// empty.
[[nodiscard]] std::string_view closest_name(std::string_view typed,
                                            const std::vector<std::string_view>& names);

}  // namespace newsdex
