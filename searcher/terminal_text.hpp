// Foreign text made fit for a terminal: nothing in it can steer the terminal, lines break where its
// script allows, and columns are counted as they are shown (an ideograph takes two).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <newsdex/searcher.hpp>

#include "searcher/terminal.hpp"

namespace newsdex {

// Control characters and bytes that are not UTF-8 become U+FFFD, marks that turn the direction of
// writing are left out, and white space becomes single spaces.
[[nodiscard]] std::string printable(std::string_view text);

// The same of a path, but that all its blanks are kept: it is there to be copied.
[[nodiscard]] std::string printable_path(std::string_view path);

// The word with its first letter as titles have it: Lukashenko of lukashenko.
[[nodiscard]] std::string capitalised(std::string_view word);

// Columns that the text takes when it is printed.
[[nodiscard]] std::size_t display_width(std::string_view text);

struct StyledText {
  std::string_view text;
  std::vector<ByteRange> highlights;  // in order, apart from each other
  Style style = Style::kPlain;
  Style highlight_style = Style::kMatch;
};

// The text as lines of at most `width` columns, printable; its line feeds end lines, none is empty.
[[nodiscard]] std::vector<std::string> wrapped(const StyledText& text, std::size_t width,
                                               const Terminal& terminal);

}  // namespace newsdex
