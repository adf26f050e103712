// The fields that a query can name.
#pragma once

#include <optional>
#include <string_view>

#include <newsdex/query.hpp>

namespace newsdex {

// The field of a name as typed before a colon (in any case), or of a name people use for it
// (`author:` is `byline:`).
[[nodiscard]] std::optional<Field> field_of(std::string_view name);
// "title"; empty for Field::kAny.
[[nodiscard]] std::string_view name_of(Field field);
// The name of the field that a mistyped name is nearest to; empty where none is near.
[[nodiscard]] std::string_view field_like(std::string_view name);

// The field restricts what is found and has no part in the score; its values are taken whole.
[[nodiscard]] constexpr bool filters(Field field) {
  return field != Field::kAny && field != Field::kTitle && field != Field::kByline;
}

}  // namespace newsdex
