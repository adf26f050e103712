// JSON Lines: an object a line is an article (json_record.hpp).
#pragma once

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// Reads to the end of the window. A line that is not an object, or holds none of the known keys, is
// broken.
void read_json_lines(TextWindow& window, RecordSink& sink);

}  // namespace newsdex
