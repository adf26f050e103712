// Chooses the element of a page that holds its article.
#pragma once

#include <vector>

#include "corpus/html_tree.hpp"

namespace newsdex::html {

// In document order; more than one where an article goes on in the elements beside the best. Empty
// where nothing of the page is worth anything.
[[nodiscard]] std::vector<Index> choose_roots(const Tree& tree);

}  // namespace newsdex::html
