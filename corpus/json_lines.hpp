// JSON Lines: an object a line is an article (json_record.hpp).
#pragma once

#include "corpus/cut_record.hpp"

namespace newsdex {

// A line that is not an object, or holds none of the known keys, is broken.
extern const RecordFormat kJsonLinesFormat;

}  // namespace newsdex
