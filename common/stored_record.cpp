#include "common/stored_record.hpp"

#include <fmt/format.h>

namespace newsdex {

StoredRecord stored_record(const Xapian::Database& database, Xapian::docid document) {
  return reading_document(
      document, [&] { return decode_record(database.get_document(document).get_data()); });
}

StoredRecord stored_fields(const Xapian::Database& database, Xapian::docid document) {
  return reading_document(
      document, [&] { return decode_record_fields(database.get_document(document).get_data()); });
}

Xapian::DatabaseCorruptError damaged_document(Xapian::docid document, std::string_view said) {
  return Xapian::DatabaseCorruptError(fmt::format("document {}: {}", document, said));
}

}  // namespace newsdex
