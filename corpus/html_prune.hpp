// Takes out of a page what no article is made of: menus, forms, share buttons, comments, other
// stories, as tags, roles and names tell them.
#pragma once

#include "corpus/html_tree.hpp"

namespace newsdex::html {

// By what elements are alone, or also by what their authors call them, which is wrong more often.
enum class PruneBy { kTags, kNames };

// Marks boxes as left out and finds the lines of the rest.
void prune(Tree& tree, PruneBy by);

}  // namespace newsdex::html
