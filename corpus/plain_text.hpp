// A plain text file: one article.
#pragma once

#include <string_view>

#include "corpus/raw_record.hpp"

namespace newsdex {

// The title is the first line where it stands alone: short, without a full stop, and followed by an
// empty line, by an underline (=== or ---), or, in a text of one-line paragraphs, by a long line.
// A text that begins with a paragraph has no title.
[[nodiscard]] RawRecord read_plain_text(std::string_view bytes, std::string_view charset);

}  // namespace newsdex
