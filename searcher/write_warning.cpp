#include "searcher/write_warning.hpp"

#include <algorithm>

#include "common/code_points.hpp"
#include "searcher/terminal_text.hpp"

namespace newsdex {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::string_view kCut = "…";

// The last bytes of `text` that take at most `columns`.
std::string_view ending(std::string_view text, std::size_t columns) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t before = begin;
    (void)previous_code_point(text, before);
    if (display_width(text.substr(before)) > columns) break;
    begin = before;
  }
  return text.substr(begin);
}

// The first bytes of `text` that take at most `columns`.
std::string_view beginning(std::string_view text, std::size_t columns) {
  std::size_t end = 0;
  for (std::size_t after = 0; end < text.size(); end = after) {
    (void)next_code_point(text, after);
    if (display_width(text.substr(0, after)) > columns) break;
  }
  return text.substr(0, end);
}

// On one line: what is white or steers the terminal, shown with the same columns.
std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    (void)next_code_point(text, at);
    const std::string shown = printable(text.substr(begin, at - begin));
    line += shown.empty() ? " " : shown;
  }
  return line;
}

}  // namespace

std::string pointed_at(std::string_view query, const QueryWarning& warning,
                       const Terminal& terminal) {
  const std::size_t begin = std::min(warning.begin, query.size());
  const std::size_t end = std::clamp(warning.end, begin, query.size());
  const std::size_t room = std::max<std::size_t>(terminal.width, 3 * kIndent) - kIndent - 2;
  const std::string before = one_line(query.substr(0, begin));
  const std::string place = one_line(query.substr(begin, end - begin));
  const std::string after = one_line(query.substr(end));

  const std::string_view shown_place = beginning(place, room);
  const std::string_view shown_before = ending(before, (room - display_width(shown_place)) / 2);
  const std::size_t used = display_width(shown_before) + display_width(shown_place);
  const std::string_view shown_after = beginning(after, room - used);

  std::string line(kIndent, ' ');
  std::string carets(kIndent, ' ');
  if (shown_before.size() < before.size()) {
    line += kCut;
    carets += ' ';
  }
  line.append(shown_before).append(shown_place).append(shown_after);
  if (shown_place.size() < place.size() || shown_after.size() < after.size()) line += kCut;
  carets.append(display_width(shown_before), ' ');
  carets += styled(std::string(std::max<std::size_t>(1, display_width(shown_place)), '^'),
                   Style::kWarning, terminal);
  return line + "\n" + carets + "\n";
}

}  // namespace newsdex
