// The text of a page as its reader sees it.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <unordered_set>

namespace newsdex {

using NodeSet = std::unordered_set<const GumboNode*>;

// A line for each block of text; the cells of a table row are one line, with " | " between, unless
// they hold blocks themselves. What is not shown (scripts, styles, templates, hidden elements),
// forms' controls and embedded things are left out, and so is the first heading where it repeats
// `title`, and so are the nodes of `out`.
[[nodiscard]] std::string visible_text(const GumboNode& root, std::string_view title,
                                       const NodeSet& out = {});

namespace html {

// Elements that end the line before them and the one that they hold.
[[nodiscard]] bool is_block(GumboTag tag);
[[nodiscard]] inline bool is_heading(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}
// Scripts, embedded things, controls of forms.
[[nodiscard]] bool is_never_shown(const GumboNode& element);
// By its attributes.
[[nodiscard]] bool is_hidden(const GumboNode& element);

}  // namespace html

}  // namespace newsdex
