// The text of a page as its reader sees it.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

namespace newsdex {

// A line for each block of text; the cells of a table row are one line, with " | " between, unless
// they hold blocks themselves. What is not shown (scripts, styles, templates, hidden elements),
// forms' controls and embedded things are left out, and so is the first heading where it repeats
// `title`.
[[nodiscard]] std::string visible_text(const GumboNode& root, std::string_view title);

}  // namespace newsdex
