// Where text for people goes: how wide it is, and how it shows what matters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsdex {

enum class Color { kAuto, kAlways, kNever };

struct Terminal {
  bool is_terminal = false;  // a person reads it at once; else a file or another program does
  bool color = false;
  std::size_t width = 80;  // columns
};

// What a descriptor (STDOUT_FILENO) leads to. NO_COLOR and TERM=dumb switch off colour that was not
// asked for; COLUMNS sets the width of what is no terminal.
[[nodiscard]] Terminal terminal_of(int descriptor, Color color);

enum class Style { kPlain, kTitle, kFaint, kMatch, kTitleMatch, kPath, kWarning };
// What switches the style on, for a terminal with colour.
[[nodiscard]] std::string_view escape_of(Style style);
inline constexpr std::string_view kEndOfStyle = "\033[0m";

// The text in that style where the terminal has colour; unchanged elsewhere.
[[nodiscard]] std::string styled(std::string_view text, Style style, const Terminal& terminal);

}  // namespace newsdex
