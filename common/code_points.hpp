// Stepping through UTF-8, a code point at a time.
#pragma once

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex {

[[nodiscard]] inline bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The code point at byte `at`, which moves behind it; negative for an ill-formed sequence.
inline std::int32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, at, text.size(), c);
  return c;
}

// The code point that ends before byte `at`, which moves to its begin; negative for an ill-formed
// sequence. `at` must not be 0.
inline std::int32_t previous_code_point(std::string_view text, std::size_t& at) {
  const std::size_t window = at < U8_MAX_LENGTH ? at : U8_MAX_LENGTH;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + (at - window);
  auto left = static_cast<std::int32_t>(window);
  UChar32 c = 0;
  U8_PREV(bytes, 0, left, c);
  at -= window - static_cast<std::size_t>(left);
  return c;
}

// The first byte from `at` on that is no white space, and the end of what remains before `at`
// without white space, not before `from`.
inline std::size_t skip_white_space(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!u_isUWhiteSpace(next_code_point(text, next))) break;
    at = next;
  }
  return at;
}
inline std::size_t trim_white_space(std::string_view text, std::size_t from, std::size_t at) {
  while (at > from) {
    std::size_t last = at;
    if (!u_isUWhiteSpace(previous_code_point(text, last))) break;
    at = last;
  }
  return at;
}

// `c` must be a code point and no surrogate.
inline void append_code_point(std::string& text, std::int32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  text.append(bytes, length);
}

}  // namespace newsdex
