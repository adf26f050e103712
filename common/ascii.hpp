// Text as far as it is ASCII: white space, digits, letters, lines, names without regard to case.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex::ascii {

constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }

// How many bytes of `text` are so: in blocks that a byte can count, of which compilers do many at
// once.
template <class Is>
std::size_t count(std::string_view text, Is is) {
  constexpr std::size_t kBlock = 255;
  std::size_t all = 0;
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), kBlock))) {
    std::uint8_t of_block = 0;
    for (const char c : text.substr(0, kBlock)) {
      if (is(c)) ++of_block;
    }
    all += of_block;
  }
  return all;
}

inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Takes the first line off `text`, which is not empty, with its line feed where it has one.
inline std::string_view take_whole_line(std::string_view& text) {
  const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
  text.remove_prefix(line.size());
  return line;
}

// The same without its end, "\n" or "\r\n"; of no text, no line.
inline std::string_view take_line(std::string_view& text) {
  if (text.empty()) return {};
  std::string_view line = take_whole_line(text);
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

inline bool equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

inline bool starts_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && equal(text.substr(0, start.size()), start);
}

inline bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && equal(text.substr(text.size() - end.size()), end);
}

// Where `what` first occurs, without regard to case; npos: nowhere.
inline std::size_t find(std::string_view text, std::string_view what) {
  const auto found = std::search(text.begin(), text.end(), what.begin(), what.end(),
                                 [](char x, char y) { return lower(x) == lower(y); });
  if (found == text.end() && !what.empty()) return std::string_view::npos;
  return static_cast<std::size_t>(found - text.begin());
}

inline std::string lower(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), [](char c) { return lower(c); });
  return lowered;
}

}  // namespace newsdex::ascii
