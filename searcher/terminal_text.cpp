#include "searcher/terminal_text.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "common/code_points.hpp"

namespace newsdex {

namespace {

constexpr std::int32_t kReplacement = 0xFFFD;

bool turns_direction(std::int32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::size_t columns_of(std::int32_t c) {
  const auto invisible = static_cast<std::uint32_t>(U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK);
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // vowels and finals join their syllable
  if ((U_GET_GC_MASK(c) & invisible) != 0 && c != 0xAD) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// What is shown for a code point (negative: an ill-formed sequence).
std::int32_t shown(std::int32_t c) {
  return c < 0 || u_charType(c) == U_CONTROL_CHAR ? kReplacement : c;
}

// Puts characters on lines.
class Lines {
 public:
  Lines(const StyledText& text, std::size_t width, const Terminal& terminal)
      : text_(text), width_(width), terminal_(terminal) {}

  // Bytes [begin, end), which may not be broken unless they are wider than a line; white space at
  // their end is where the next ones may begin a line.
  void add_unit(std::size_t begin, std::size_t end) {
    std::size_t solid_end = end;
    while (solid_end > begin) {
      std::size_t before = solid_end;
      if (!u_isUWhiteSpace(previous_code_point(text_.text, before))) break;
      solid_end = before;
    }
    const std::size_t needed = display_width(text_.text.substr(begin, solid_end - begin));
    if (column_ > 0 && column_ + (space_ ? 1 : 0) + needed > width_) end_line();
    for (std::size_t at = begin; at < solid_end;) put(at);
    const auto white = text_.text.substr(solid_end, end - solid_end);
    if (white.find('\n') != std::string_view::npos) {
      if (column_ > 0) end_line();
    } else if (!white.empty()) {
      space_ = column_ > 0;
    }
  }

  std::vector<std::string> finish() {
    if (column_ > 0) end_line();
    return std::move(lines_);
  }

 private:
  // Puts the character at byte `at`, which moves behind it.
  void put(std::size_t& at) {
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(text_.text, at);
    if (turns_direction(c)) return;
    if (c >= 0 && u_isUWhiteSpace(c)) {
      space_ = column_ > 0;
      return;
    }
    const std::int32_t visible = shown(c);
    const std::size_t columns = columns_of(visible);
    if (column_ > 0 && column_ + (space_ ? 1 : 0) + columns > width_) end_line();
    const bool match = in_highlight(begin);
    if (space_) {
      set_style(match && in_highlight(begin - 1) ? text_.highlight_style : text_.style);
      line_ += ' ';
      ++column_;
      space_ = false;
    }
    set_style(match ? text_.highlight_style : text_.style);
    append_code_point(line_, visible);
    column_ += columns;
  }

  // Bytes are asked about in order, but for the one before.
  [[nodiscard]] bool in_highlight(std::size_t byte) {
    while (highlight_ < text_.highlights.size() && text_.highlights[highlight_].end < byte) {
      ++highlight_;
    }
    for (std::size_t i = highlight_; i < text_.highlights.size(); ++i) {
      if (byte < text_.highlights[i].begin) return false;
      if (byte < text_.highlights[i].end) return true;
    }
    return false;
  }

  void set_style(Style style) {
    if (!terminal_.color || style == style_) return;
    if (style_ != Style::kPlain) line_ += kEndOfStyle;
    line_ += escape_of(style);
    style_ = style;
  }

  void end_line() {
    set_style(Style::kPlain);
    lines_.push_back(std::move(line_));
    line_.clear();
    column_ = 0;
    space_ = false;
  }

  const StyledText& text_;
  std::size_t width_;
  const Terminal& terminal_;
  std::vector<std::string> lines_;
  std::string line_;
  std::size_t column_ = 0;
  std::size_t highlight_ = 0;  // none before it is still to come
  bool space_ = false;         // is due before the next character of the line
  Style style_ = Style::kPlain;
};

icu::BreakIterator& line_breaks() {
  thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw Error(ErrorKind::kInternal, "ICU has no rules to break lines by");
    return made;
  }();
  return *breaks;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string line;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (turns_direction(c)) continue;
    if (c >= 0 && u_isUWhiteSpace(c)) {
      space = !line.empty();
      continue;
    }
    if (space) line += ' ';
    space = false;
    append_code_point(line, shown(c));
  }
  return line;
}

std::string printable_path(std::string_view path) {
  std::string line;
  for (std::size_t at = 0; at < path.size();) {
    const std::int32_t c = next_code_point(path, at);
    const bool ends_line = c == 0x2028 || c == 0x2029;
    append_code_point(line, turns_direction(c) || ends_line ? kReplacement : shown(c));
  }
  return line;
}

std::string capitalised(std::string_view word) {
  if (word.empty()) return {};
  std::size_t after = 0;
  const std::int32_t first = next_code_point(word, after);
  std::string title;
  if (first >= 0) append_code_point(title, u_totitle(first));
  return title.append(word.substr(first >= 0 ? after : 0));
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (!turns_direction(c)) columns += columns_of(shown(c));
  }
  return columns;
}

std::vector<std::string> wrapped(const StyledText& text, std::size_t width,
                                 const Terminal& terminal) {
  Lines lines(text, std::max<std::size_t>(width, 2), terminal);
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.text.data(), static_cast<std::int64_t>(text.text.size()), &status);
  icu::BreakIterator& breaks = line_breaks();
  breaks.setText(&source, status);
  std::int32_t begin = breaks.first();
  for (std::int32_t end = breaks.next(); end != icu::BreakIterator::DONE; end = breaks.next()) {
    lines.add_unit(static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
    begin = end;
  }
  utext_close(&source);
  return lines.finish();
}

}  // namespace newsdex
