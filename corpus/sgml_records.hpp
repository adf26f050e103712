// Cuts a file of SGML records, such as <DOC>…</DOC>, into them.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// The attributes of the opening tag, and what stands between it and its end.
struct SgmlRecord {
  std::string_view attributes;
  std::string_view body;
  std::uint64_t line = 0;
};

// Calls `parse` for each record whose element is `name`, to the end of the window. A record that
// does not end before the next one begins, and text outside of records, are told to `sink` as
// broken; what stands around them is read.
void for_each_sgml_record(TextWindow& window, std::string_view name, RecordSink& sink,
                          const std::function<void(const SgmlRecord&)>& parse);

}  // namespace newsdex
