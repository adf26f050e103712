#include "corpus/plain_text.hpp"

#include <algorithm>
#include <array>

#include "common/ascii.hpp"
#include "corpus/charset.hpp"
#include "corpus/clean_text.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kLongestTitle = 200;    // bytes
constexpr std::size_t kParagraphBytes = 120;  // a line this long was not wrapped: it is a paragraph

bool is_underline(std::string_view line) {
  return line.size() >= 3 && (line[0] == '=' || line[0] == '-') &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

// Titles do not end in what ends or goes on with a sentence, but may in "..." or in "U.S.".
bool ends_like_text(std::string_view line) {
  static constexpr std::array<std::string_view, 7> kEnds = {".", ",", ";", ":", "。", "،", "।"};
  if (line.ends_with("...")) return false;
  if (line.size() >= 4 && line.back() == '.' && line[line.size() - 3] == '.') return false;
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return line.ends_with(end); });
}

// Splits the title off `text`; empty where there is none.
std::string_view take_title(std::string_view& text) {
  std::string_view rest = text;
  std::string_view line;
  while (line.empty() && !rest.empty()) line = ascii::trimmed(ascii::take_line(rest));
  if (line.empty() || line.size() > kLongestTitle) return {};
  const bool heading = line.starts_with("# ");  // Markdown
  if (heading) line = ascii::trimmed(line.substr(2));
  if (!heading && ends_like_text(line)) return {};
  std::string_view after = rest;
  const std::string_view second = ascii::trimmed(ascii::take_line(after));
  if (ascii::trimmed(rest).empty()) return {};  // a text of one line is a text
  if (is_underline(second)) {
    rest = after;
  } else if (!second.empty() && !heading &&
             second.size() <= std::max(kParagraphBytes, line.size())) {
    return {};
  }
  text = rest;
  return line;
}

}  // namespace

RawRecord read_plain_text(std::string_view bytes, std::string_view charset) {
  RawRecord record;
  record.line = 1;
  std::string whole = decode(bytes, charset);
  clean(whole);
  std::string_view text = whole;
  record.title = take_title(text);
  whole.erase(0, whole.size() - text.size());
  record.text = std::move(whole);
  return record;
}

}  // namespace newsdex
