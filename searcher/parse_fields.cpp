#include "searcher/parse_fields.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/ascii.hpp"
#include "searcher/closest_name.hpp"

namespace newsdex {
namespace {

struct FieldName {
  std::string_view name;
  Field field;
};

// The first name of a field is the one that is printed.
constexpr std::array kFieldNames = {
    FieldName{"title", Field::kTitle},       FieldName{"byline", Field::kByline},
    FieldName{"source", Field::kSource},     FieldName{"topic", Field::kTopic},
    FieldName{"lang", Field::kLanguage},     FieldName{"path", Field::kPath},
    FieldName{"url", Field::kUrl},           FieldName{"id", Field::kId},
    FieldName{"date", Field::kDate},         FieldName{"headline", Field::kTitle},
    FieldName{"author", Field::kByline},     FieldName{"publisher", Field::kSource},
    FieldName{"language", Field::kLanguage},
};

}  // namespace

std::optional<Field> field_of(std::string_view name) {
  const auto found = std::ranges::find(kFieldNames, ascii::lower(name), &FieldName::name);
  if (found == kFieldNames.end()) return std::nullopt;
  return found->field;
}

std::string_view name_of(Field field) {
  const auto found = std::ranges::find(kFieldNames, field, &FieldName::field);
  return found == kFieldNames.end() ? std::string_view() : found->name;
}

std::string_view field_like(std::string_view name) {
  std::vector<std::string_view> names;
  for (const FieldName& row : kFieldNames) names.push_back(row.name);
  return closest_name(ascii::lower(name), names);
}

}  // namespace newsdex
