// Tables of comma- or tab-separated values: a row is an article.
#pragma once

#include <string>

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// Reads to the end of the window. A row of more fields than there are columns is broken, and the
// others are kept. Why it could not be read whole, else empty: where a quote is never closed, the
// rest is read line by line.
[[nodiscard]] std::string read_csv(TextWindow& window, RecordSink& sink);

}  // namespace newsdex
