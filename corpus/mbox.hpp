// mbox: many messages of mail one behind another.
#pragma once

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// A message begins at each from-line behind an empty line that a field of a header follows; its
// length, where it says one, is not trusted. The last one needs no end. Of a message of more than
// kMaxMailBytes it is said that it was passed over.
void read_mbox(TextWindow& window, RecordSink& sink);

}  // namespace newsdex
