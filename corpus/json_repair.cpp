#include "corpus/json_repair.hpp"

#include <charconv>

namespace newsdex {
namespace {

constexpr std::size_t kEscapeBytes = 6;  // \uXXXX

// The code unit of an escape that `text` begins with; 0: it begins with none.
unsigned escaped_unit(std::string_view text) {
  if (text.size() < kEscapeBytes || text[0] != '\\' || text[1] != 'u') return 0;
  unsigned unit = 0;
  const char* const end = text.data() + kEscapeBytes;
  const auto result = std::from_chars(text.data() + 2, end, unit, 16);
  return result.ptr == end ? unit : 0;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

}  // namespace

std::string without_lone_surrogates(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  while (!json.empty()) {
    std::size_t taken = json[0] == '\\' && json.size() > 1 ? 2 : 1;  // "\\u" is no escape of a unit
    const unsigned unit = escaped_unit(json);
    if (is_high(unit) && is_low(escaped_unit(json.substr(kEscapeBytes)))) {
      taken = 2 * kEscapeBytes;
    } else if (is_high(unit) || is_low(unit)) {
      out.append("\\uFFFD");
      json.remove_prefix(kEscapeBytes);
      continue;
    }
    out.append(json.substr(0, taken));
    json.remove_prefix(taken);
  }
  return out;
}

}  // namespace newsdex
