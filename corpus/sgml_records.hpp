// Cuts a file of SGML records, such as <DOC>…</DOC>, into them.
#pragma once

#include <string_view>

#include "corpus/cut_record.hpp"

namespace newsdex {

// Calls `visit` with each record whose element is `name`, to the end of the window: the attributes
// of the opening tag, and what stands between it and its end. A record that does not end before the
// next one begins, and text outside of records, are told to `sink` as broken; what stands around
// them is read.
void cut_sgml_records(TextWindow& window, std::string_view name, BrokenSink& sink,
                      const CutRecordVisitor& visit);

}  // namespace newsdex
