// Members of JSON objects that are there only where something is known.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include <newsdex/date.hpp>

#include "common/utf8.hpp"

namespace newsdex {

inline void put_known(nlohmann::ordered_json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = to_utf8(value);
}

inline void put_known(nlohmann::ordered_json& object, const char* key,
                      const std::optional<Date>& date) {
  if (date) object[key] = to_string(*date);
}

}  // namespace newsdex
