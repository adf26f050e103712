#include "corpus/text_layout.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "common/ascii.hpp"

namespace newsdex {
namespace {

constexpr unsigned kTabColumns = 8;
constexpr unsigned kLeastWidth = 40;
constexpr unsigned kMostWidth = 110;
constexpr unsigned kLeastPairs = 3;     // fewer line ends tell nothing
constexpr double kWrappedShare = 0.6;   // of the line ends that one column must explain
constexpr double kVerseCapitals = 0.8;  // of the lines of verse, and of lists of titles
constexpr double kUnspacedShare = 0.3;  // of bytes of scripts written without spaces
constexpr std::size_t kLayoutSampleBytes = 8192;

struct Line {
  std::string_view text;  // without indentation and blanks at the end
  unsigned indent = 0;
  unsigned columns = 0;  // with the indentation
  bool row = false;      // of a table, or quoted: never joined
};

unsigned columns_of(std::string_view text) {  // code points
  return static_cast<unsigned>(
      ascii::count(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Three blanks in a row hold one at a third place, so two of three places need no look.
bool has_wide_gap(std::string_view text) {
  for (std::size_t i = 2; i < text.size(); i += 3) {
    if (text[i] != ' ') continue;
    const std::size_t begin = text.find_last_not_of(' ', i) + 1;  // npos and 1 are 0
    const std::size_t end = std::min(text.find_first_not_of(' ', i), text.size());
    if (end - begin >= 3) return true;
  }
  return false;
}

bool is_row(std::string_view text) {
  return text.front() == '>' || text.front() == '|' || text.find('\t') != text.npos ||
         has_wide_gap(text) || (text.find('|') != text.npos && text.find(" | ") != text.npos);
}

Line line_of(std::string_view text) {
  Line line;
  std::size_t begin = 0;
  for (; begin < text.size() && (text[begin] == ' ' || text[begin] == '\t'); ++begin) {
    line.indent += text[begin] == '\t' ? kTabColumns : 1;
  }
  text.remove_prefix(begin);
  while (!text.empty() && ascii::is_space(text.back())) text.remove_suffix(1);
  line.text = text;
  if (text.empty()) return line;
  line.columns = line.indent + columns_of(text);
  line.row = is_row(text);
  return line;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) lines.push_back(line_of(ascii::take_line(text)));
  return lines;
}

void drop_common_indent(std::vector<Line>& lines) {
  unsigned common = kNotWrapped;
  for (const Line& line : lines) {
    if (!line.text.empty()) common = std::min(common, line.indent);
  }
  for (Line& line : lines) {
    if (line.text.empty()) continue;
    line.indent -= common;
    line.columns -= common;
  }
}

// `next` may be the same paragraph, as far as its begin shows.
bool may_continue(const Line& line, const Line& next) {
  return !line.text.empty() && !next.text.empty() && next.indent == 0 && !line.row && !next.row;
}

// The columns that `line` would have with the first word of `next`.
unsigned reach_of(const Line& line, const Line& next) {
  return line.columns + 1 + columns_of(next.text.substr(0, next.text.find(' ')));
}

// Chinese, Japanese, Thai and their like: a line is a single word, so nothing shows where it ends.
bool is_unspaced(std::string_view text) {
  text = text.substr(0, kLayoutSampleBytes);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const auto trail = static_cast<unsigned char>(text[i + 1]);
    const bool thai_or_lao = lead == 0xE0 && trail >= 0xB8 && trail <= 0xBB;
    const bool burmese_or_khmer = lead == 0xE1 && (trail <= 0x82 || trail == 0x9E || trail == 0x9F);
    if (thai_or_lao || burmese_or_khmer || (lead >= 0xE3 && lead <= 0xE9)) bytes += 3;
  }
  return static_cast<double>(bytes) > kUnspacedShare * static_cast<double>(text.size());
}

bool has_small_letters(std::string_view text) {
  const std::string_view sample = text.substr(0, kLayoutSampleBytes);
  return std::any_of(sample.begin(), sample.end(), ascii::is_lower);
}

// Every line begins with a capital, in a text that has small letters.
bool is_verse(unsigned capitals, unsigned pairs, std::string_view text) {
  return static_cast<double>(capitals) >= kVerseCapitals * pairs && has_small_letters(text);
}

// The column that most line ends are explained by: the line fits before it, its successor's first
// word would not have. kNotWrapped where there is none.
unsigned width_of(const std::vector<Line>& lines, std::string_view text) {
  std::array<int, kMostWidth + 2> change{};  // of the number of line ends explained
  unsigned pairs = 0;
  unsigned capitals = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!may_continue(lines[i], lines[i + 1])) continue;
    ++pairs;
    capitals += ascii::is_upper(lines[i + 1].text.front()) ? 1 : 0;
    if (lines[i].columns > kMostWidth) continue;
    ++change[std::max(lines[i].columns, kLeastWidth)];
    --change[std::clamp(reach_of(lines[i], lines[i + 1]), kLeastWidth, kMostWidth + 1)];
  }
  unsigned best = kNotWrapped;
  int most = 0;
  int explained = 0;
  for (unsigned width = kLeastWidth; width <= kMostWidth; ++width) {
    explained += change[width];
    if (explained > most) {
      most = explained;
      best = width;
    }
  }
  const bool wrapped = most >= static_cast<int>(kLeastPairs) && most >= kWrappedShare * pairs &&
                       !is_verse(capitals, pairs, text) && !is_unspaced(text);
  return wrapped ? best : kNotWrapped;
}

// Editors cut lines short without ending them: in wrapped text, one that begins with a small letter
// goes on with the sentence before; where all is in capitals, so does what follows a line that is
// half full at least and ends no sentence.
bool goes_on(const Line& line, const Line& next, unsigned width, bool small_letters) {
  if (small_letters) return ascii::is_lower(next.text.front());
  return line.columns * 2 >= width &&
         std::string_view(".!?:;\"").find(line.text.back()) == std::string_view::npos;
}

// "wide-" + "ranging": the hyphen already joins them.
bool ends_in_hyphen(std::string_view text, std::string_view next) {
  return text.size() >= 2 && text.back() == '-' && ascii::is_letter(text[text.size() - 2]) &&
         ascii::is_letter(next.front());
}

void append(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out.append(text);
  if (text.find('\t') == text.npos) return;
  std::replace(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), '\t', ' ');
}

}  // namespace

std::string lay_out(std::string_view text, unsigned width) {
  std::vector<Line> lines = lines_of(text);
  if (width == kFindWidth) {
    drop_common_indent(lines);
    width = width_of(lines, text);
  }
  const bool small_letters = has_small_letters(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.text.empty()) continue;
    if (!out.empty()) {
      const Line& before = lines[i - 1];
      if (width != kNotWrapped && may_continue(before, line) &&
          (reach_of(before, line) > width || goes_on(before, line, width, small_letters))) {
        if (!ends_in_hyphen(before.text, line.text)) out.push_back(' ');
      } else {
        out.append(before.text.empty() ? "\n\n" : "\n");
      }
    }
    append(out, line.text);
  }
  return out;
}

}  // namespace newsdex
