// Whether bytes are UTF-8, and making them so.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// What editors put before UTF-8, and it is no part of the text.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// True where `text` is well-formed UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);
// The text with each ill-formed sequence made U+FFFD.
[[nodiscard]] std::string to_utf8(std::string_view text);

}  // namespace newsdex
