// From the elements of an SGML record to its fields, by a table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corpus/raw_record.hpp"

namespace newsdex {

enum class SgmlField {
  kId,
  kTitle,
  kText,
  kDate,
  kUpdated,
  kSource,
  kLanguage,
  kUrl,
  kByline,
  kTopic,    // each element is one
  kIgnored,  // holds nothing for readers
};

struct SgmlFieldRow {
  std::string_view element;  // matched without regard to case
  SgmlField field;
};

// Adds what the elements of `body` (valid UTF-8) hold to `record`. Elements that are not in the
// table belong to the one around them; text inside none of the table's is added to `loose`. Of
// several ids, dates and the like the first counts; a second title is text.
void collect_sgml_fields(std::string_view body, std::span<const SgmlFieldRow> table,
                         RawRecord& record, std::string& loose);

// `bytes`, or where they are not UTF-8 what they say, kept in `storage`.
[[nodiscard]] std::string_view as_utf8(std::string_view bytes, std::string& storage);

}  // namespace newsdex
