// What a page says of itself: title, date, publisher, author, address, language.
#pragma once

#include <gumbo.h>

#include "corpus/raw_record.hpp"

namespace newsdex {

// Fills the fields of `record` but its text. Of several that say the same, the most careful counts:
// what is made for sharing (og:, article:), then Dublin Core, then the rest.
void read_page_metadata(const GumboNode& root, RawRecord& record);

}  // namespace newsdex
