#include "searcher/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace newsdex {

namespace {

constexpr std::size_t kNarrowest = 20;

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

bool wants_color(bool is_terminal, Color color) {
  switch (color) {
    case Color::kAlways:
      return true;
    case Color::kNever:
      return false;
    case Color::kAuto:
      break;
  }
  return is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

// Columns; 0 where it is not known.
std::size_t measured_width(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view columns = environment("COLUMNS");
  std::size_t width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return width;
}

}  // namespace

Terminal terminal_of(int descriptor, Color color) {
  Terminal terminal;
  terminal.is_terminal = isatty(descriptor) == 1;
  terminal.color = wants_color(terminal.is_terminal, color);
  const std::size_t width = measured_width(descriptor);
  if (width > 0) terminal.width = std::max(width, kNarrowest);
  return terminal;
}

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kTitle:
      return "\033[1m";
    case Style::kFaint:
      return "\033[2m";
    case Style::kMatch:
    case Style::kTitleMatch:
      return "\033[1;31m";
    case Style::kPath:
      return "\033[35m";
    case Style::kWarning:
      return "\033[33m";
  }
  return "";
}

std::string styled(std::string_view text, Style style, const Terminal& terminal) {
  if (!terminal.color || style == Style::kPlain || text.empty()) return std::string(text);
  return std::string(escape_of(style)).append(text).append(kEndOfStyle);
}

}  // namespace newsdex
