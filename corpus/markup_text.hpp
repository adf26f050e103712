// Text from markup that stands inside something else: HTML in a feed, XHTML or NITF in XML.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

namespace newsdex {

// Holds tags or references of HTML, rather than plain text.
[[nodiscard]] bool looks_like_html(std::string_view utf8);

// The visible text inside an element of XHTML, or of NITF, whose own names (hl2, datasource, …) are
// read as those of HTML that do the same.
[[nodiscard]] std::string markup_text(const xmlNode& element);

}  // namespace newsdex
