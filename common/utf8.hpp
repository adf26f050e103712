// Stepping through UTF-8.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace newsdex {

// The code point at byte `at`, which moves behind it; negative for an ill-formed sequence.
inline std::int32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, at, text.size(), c);
  return c;
}

// The code point that ends before byte `at`, which moves to its begin; `at` must not be 0.
inline std::int32_t previous_code_point(std::string_view text, std::size_t& at) {
  constexpr std::size_t kMostTrailBytes = 3;
  const std::size_t end = at;
  --at;
  while (at > 0 && end - at <= kMostTrailBytes && U8_IS_TRAIL(text[at])) --at;
  std::size_t next = at;
  return next_code_point(text.substr(0, end), next);
}

}  // namespace newsdex
