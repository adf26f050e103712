// What an XML document is, by its root element.
#pragma once

#include <string_view>

#include "corpus/recognise.hpp"

namespace newsdex {

// Behind white space, comments and instructions, which may stand before any markup; empty where one
// of them has no end.
[[nodiscard]] std::string_view first_markup(std::string_view head);

// The name, without its prefix, of the first element behind these and document types; empty: there
// is none.
[[nodiscard]] std::string_view root_element(std::string_view head);

// `head` begins with markup, or its file's name says XML; it is not HTML.
[[nodiscard]] Recognition recognise_xml(std::string_view head);

// The root is one that recognise_xml reads or names, so that it needs no name to say XML.
[[nodiscard]] bool is_known_root(std::string_view root);

}  // namespace newsdex
