// What a page says of itself: title, dates, publisher, author, address, language, section.
#pragma once

#include <gumbo.h>

#include "corpus/raw_record.hpp"

namespace newsdex {

// Fills the fields of `record`; its text is what the page says beside what it shows (JSON-LD). Of
// several that say the same, the most careful counts: JSON-LD, what is made for sharing (og:,
// article:), Dublin Core, other meta elements, microdata, <time>, then what looks like it: a short
// element that is called a date or byline, an address with a date in it. True where the page says
// that it is an article.
[[nodiscard]] bool read_page_metadata(const GumboNode& root, RawRecord& record);

}  // namespace newsdex
