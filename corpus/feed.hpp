// Feeds: RSS 0.9 to 2.0, RDF (RSS 1.0) and Atom; an item is an article.
//
// What is read of each, and of several that say the same, which counts: the table in
// feed_fields.cpp (docs/formats.md shows it). An item says what its feed says (publisher, language,
// and in Atom the author) where it does not say it itself.
#pragma once

#include <string>

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// Why it could not be read to its end, else empty. A feed that is not well-formed is read as far as
// it can be.
[[nodiscard]] std::string read_feed(TextWindow& window, RecordSink& sink);

}  // namespace newsdex
