// The content that NewsML carries inside: NITF, XHTML or text.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

#include "corpus/raw_record.hpp"

namespace newsdex {

// Appends the text inside `content` to that of `record`; NITF fills other fields that are empty,
// too. `type`: its MIME type, empty: not known. What is of another kind is warned of.
void read_inline_content(const xmlNode& content, std::string_view type, RawRecord& record);

}  // namespace newsdex
