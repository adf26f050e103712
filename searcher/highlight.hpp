// What is highlighted in a text: the words and phrases that made it match, and nothing else.
#pragma once

#include <vector>

#include "searcher/article_text.hpp"
#include "searcher/leaf.hpp"
#include "searcher/occurrences.hpp"

namespace newsdex {

enum class Part { kTitle, kText };

// The matches of the leaves among the tokens, each a witness of one leaf (a phrase is one match),
// sorted; overlapping ones are joined. A leaf that stands in titles only has none in the text.
[[nodiscard]] std::vector<Occurrence> find_matches(const TokenRun& run,
                                                   const std::vector<Leaf>& leaves, Part part);

}  // namespace newsdex
