// Short ways to ask gumbo's tree.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

#include "common/ascii.hpp"

namespace newsdex::html {

inline bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}
inline bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

// Empty where it has no such attribute.
inline std::string_view attribute(const GumboNode& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}
inline bool has_attribute(const GumboNode& element, const char* name) {
  return gumbo_get_attribute(&element.v.element.attributes, name) != nullptr;
}

// Calls `visit` for each child; the tree's depth is bounded (calm_html), so callers may recurse.
template <class Visit>
void for_each_child(const GumboNode& element, Visit visit) {
  const GumboVector& children = element.v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    visit(*static_cast<const GumboNode*>(children.data[i]));
  }
}

// All text inside, as it stands.
inline void append_text(const GumboNode& node, std::string& out) {
  if (is_text(node)) {
    out.append(node.v.text.text);
  } else if (is_element(node)) {
    for_each_child(node, [&](const GumboNode& child) { append_text(child, out); });
  }
}

}  // namespace newsdex::html
