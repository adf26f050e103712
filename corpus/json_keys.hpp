// Which key of a JSON object is which field.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/raw_record.hpp"

namespace newsdex {

struct JsonKey {
  std::string RawRecord::*field = nullptr;  // nullptr: topics
  std::size_t row = 0;                      // of the field, below kJsonFields
  int rank = 0;                             // among the keys of the field: the lowest counts
};

inline constexpr std::size_t kJsonFields = 10;

// The table's row for a key as it stands in the file; nullptr: an unknown key.
[[nodiscard]] const JsonKey* json_key(std::string_view key);

}  // namespace newsdex
