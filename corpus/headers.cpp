#include "corpus/headers.hpp"

#include <algorithm>

#include "common/ascii.hpp"

namespace newsdex {

Headers::Headers(std::string_view text, bool has_first_line) {
  text = text.substr(0, kMostHeaderBytes);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    if (end == std::string_view::npos) return;
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (has_first_line) {
      first_line_ = line;
      has_first_line = false;
    } else if (line.empty()) {
      bytes_ = at;
      return;
    } else {
      take(line);
    }
  }
}

void Headers::take(std::string_view line) {
  if (ascii::is_space(line.front())) {
    if (!fields_.empty()) fields_.back().second.append(" ").append(ascii::trimmed(line));
    return;
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  fields_.emplace_back(ascii::trimmed(line.substr(0, colon)),
                       ascii::trimmed(line.substr(colon + 1)));
}

std::string_view Headers::value(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) {
    return ascii::equal(field.first, name);
  });
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

std::string media_type(std::string_view content_type) {
  return ascii::lower(ascii::trimmed(content_type.substr(0, content_type.find_first_of(";,"))));
}

std::string media_parameter(std::string_view content_type, std::string_view name) {
  while (true) {
    const auto semicolon = content_type.find(';');
    if (semicolon == std::string_view::npos) return {};
    content_type.remove_prefix(semicolon + 1);
    const std::string_view part = content_type.substr(0, content_type.find(';'));
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    if (!ascii::equal(ascii::trimmed(part.substr(0, equals)), name)) continue;
    std::string_view value = ascii::trimmed(part.substr(equals + 1));
    if (value.starts_with('"')) value = value.substr(1, value.find('"', 1) - 1);
    return std::string(value);
  }
}

}  // namespace newsdex
