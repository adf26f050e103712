// Short ways to ask libxml2's tree. It is at most 256 elements deep, so callers may recurse.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

namespace newsdex::xml {

inline bool is_element(const xmlNode& node) { return node.type == XML_ELEMENT_NODE; }
inline bool is_text(const xmlNode& node) {
  return node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE;
}

inline std::string_view as_view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// "itunes:author" → "author".
inline std::string_view without_prefix(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}
// The name without its prefix, also where nobody declared that.
inline std::string_view name_of(const xmlNode& node) { return without_prefix(as_view(node.name)); }
// The prefix that nobody declared.
inline std::string_view undeclared_prefix(const xmlNode& node) {
  const std::string_view name = as_view(node.name);
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}
// The address of the name's vocabulary; empty: none.
inline std::string_view space_of(const xmlNode& node) {
  return node.ns == nullptr ? std::string_view() : as_view(node.ns->href);
}

template <class Visit>
void for_each_element(const xmlNode& parent, Visit visit) {
  for (const xmlNode* child = parent.children; child != nullptr; child = child->next) {
    if (is_element(*child)) visit(*child);
  }
}

inline bool has_elements(const xmlNode& node) {
  bool any = false;
  for_each_element(node, [&](const xmlNode&) { any = true; });
  return any;
}

// The first child of that name, in whatever vocabulary; nullptr: none.
inline const xmlNode* child(const xmlNode& parent, std::string_view name) {
  for (const xmlNode* node = parent.children; node != nullptr; node = node->next) {
    if (is_element(*node) && name_of(*node) == name) return node;
  }
  return nullptr;
}

// The first element of that name below `parent` in the order of the document; nullptr: none.
inline const xmlNode* descendant(const xmlNode& parent, std::string_view name) {
  for (const xmlNode* node = parent.children; node != nullptr; node = node->next) {
    if (!is_element(*node)) continue;
    if (name_of(*node) == name) return node;
    if (const xmlNode* found = descendant(*node, name)) return found;
  }
  return nullptr;
}

// Calls `visit` for each element of that name below `parent`, but not below one of them.
template <class Visit>
void for_each_descendant(const xmlNode& parent, std::string_view name, Visit visit) {
  for_each_element(parent, [&](const xmlNode& node) {
    if (name_of(node) == name) {
      visit(node);
    } else {
      for_each_descendant(node, name, visit);
    }
  });
}

inline void append_text(const xmlNode& node, std::string& out) {
  for (const xmlNode* part = node.children; part != nullptr; part = part->next) {
    if (is_text(*part)) {
      out.append(as_view(part->content));
    } else if (is_element(*part)) {
      append_text(*part, out);
    }
  }
}
// All text inside, as it stands.
inline std::string text_of(const xmlNode& node) {
  std::string text;
  append_text(node, text);
  return text;
}
// That of a node that may not be there.
inline std::string text_of(const xmlNode* node) {
  return node == nullptr ? std::string() : text_of(*node);
}

// Of that name, in whatever vocabulary; empty: it has no such attribute.
inline std::string attribute(const xmlNode& element, std::string_view name) {
  for (const xmlAttr* attr = element.properties; attr != nullptr; attr = attr->next) {
    if (as_view(attr->name) != name) continue;
    std::string value;
    for (const xmlNode* part = attr->children; part != nullptr; part = part->next) {
      if (is_text(*part)) value.append(as_view(part->content));
    }
    return value;
  }
  return {};
}
inline std::string attribute(const xmlNode* element, std::string_view name) {
  return element == nullptr ? std::string() : attribute(*element, name);
}

// The line it begins in, from 1.
inline std::uint64_t line_of(const xmlNode& node) {
  const long line = xmlGetLineNo(const_cast<xmlNode*>(&node));
  return line < 0 ? 0 : static_cast<std::uint64_t>(line);
}

}  // namespace newsdex::xml
