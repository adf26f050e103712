// Queries of so many words that one of them says little, and all of them say nearly everything: a
// sentence pasted, or what is remembered of a passage.
#pragma once

#include <vector>

#include "searcher/leaf.hpp"

namespace newsdex {

// The query is words alone, five of them different and no stop words.
[[nodiscard]] bool is_long_query(const std::vector<Leaf>& leaves);

}  // namespace newsdex
