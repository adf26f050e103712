// NITF, the News Industry Text Format: a document is an article.
#pragma once

#include <libxml/tree.h>

#include <string>

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// Fills those fields of `record` that are empty from an <nitf> element, alone or inside NewsML.
void read_nitf_element(const xmlNode& nitf, RawRecord& record);

// A file of NITF. Why it could not be read, else empty.
[[nodiscard]] std::string read_nitf(TextWindow& window, RecordSink& sink);

}  // namespace newsdex
