// Takes out of an article what pages put between and around its paragraphs.
#pragma once

#include <vector>

#include "corpus/html_tree.hpp"

namespace newsdex::html {

// Leaves out, of the roots: lists and paragraphs that only lead elsewhere, labels before the first
// paragraph and behind the last, headings that nothing follows.
void trim(Tree& tree, const std::vector<Index>& roots);

}  // namespace newsdex::html
