// Lines and paragraphs: what a line feed in stored text means is that a line ends there, not that a
// typewriter's carriage had to return.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// Widths for lay_out.
inline constexpr unsigned kFindWidth = 0;         // wrapped or not: find out
inline constexpr unsigned kNotWrapped = 1 << 30;  // each line ends where it should

// Clean UTF-8 laid out anew: no blanks at the ends of lines, one empty line at most between
// paragraphs, none at the ends of the text; tabs are spaces. Where the text is hard-wrapped at
// `width` columns, the lines of a paragraph are joined with a space (behind a hyphen within a word
// with nothing): each line whose successor's first word would not have fitted, or goes on with its
// sentence. An indented line
// begins a paragraph; rows of tables stay lines. Whether text is wrapped, and where, shows in the
// column that its line ends crowd before; verse, lists, tables and one-line paragraphs have none.
[[nodiscard]] std::string lay_out(std::string_view text, unsigned width = kFindWidth);

}  // namespace newsdex
