// What an XML document is, by its root element.
#pragma once

#include <string_view>

#include "corpus/recognise.hpp"

namespace newsdex {

// The name, without its prefix, of the first element behind white space, comments, declarations and
// instructions; empty: there is none.
[[nodiscard]] std::string_view root_element(std::string_view head);

// `head` begins with markup, or its file's name says XML; it is not HTML.
[[nodiscard]] Recognition recognise_xml(std::string_view head);

// The root is one that recognise_xml reads or names, so that it needs no name to say XML.
[[nodiscard]] bool is_known_root(std::string_view root);

}  // namespace newsdex
