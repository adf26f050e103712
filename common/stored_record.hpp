// What an index has stored of an article, read out of it. All that read articles back do it here,
// so that damage to them is told as damage of the index everywhere, and by the same words.
#pragma once

#include <stdexcept>
#include <string_view>
#include <utility>

#include <xapian.h>

#include <newsdex/error.hpp>

#include "common/record.hpp"

namespace newsdex {

// The document with what is stored of it; of each of these two Xapian's DatabaseCorruptError where
// that is damaged: whoever guards the reading (common/xapian_error.hpp) knows where the index is.
[[nodiscard]] StoredRecord stored_record(const Xapian::Database& database, Xapian::docid document);
// Without the text.
[[nodiscard]] StoredRecord stored_fields(const Xapian::Database& database, Xapian::docid document);

// The error for a document of which something was said.
[[nodiscard]] Xapian::DatabaseCorruptError damaged_document(Xapian::docid document,
                                                            std::string_view said);

// Runs `read`, which reads what is stored of the document: as above for who has the data already.
template <class Read>
auto reading_document(Xapian::docid document, Read&& read) {
  try {
    return std::forward<Read>(read)();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kCorrupt) throw;
    throw damaged_document(document, error.what());
  } catch (const std::length_error&) {  // Xapian's, of a length that a damaged table has
    throw damaged_document(document, "what is stored of it has no end");
  }
}

}  // namespace newsdex
