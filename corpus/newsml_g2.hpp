// NewsML-G2: a newsItem is an article, and so is a packageItem that says what it packs; a
// newsMessage holds any number of them.
#pragma once

#include <string>

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// Why it could not be read, else empty. Items that are no news (concepts, events, planning,
// catalogues) are noted.
[[nodiscard]] std::string read_newsml_g2(TextWindow& window, RecordSink& sink);

}  // namespace newsdex
