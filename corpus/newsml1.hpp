// NewsML 1: a NewsItem is an article.
#pragma once

#include <string>

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// Why it could not be read, else empty.
[[nodiscard]] std::string read_newsml1(TextWindow& window, RecordSink& sink);

}  // namespace newsdex
