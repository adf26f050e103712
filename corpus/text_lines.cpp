#include "corpus/text_lines.hpp"

#include "corpus/reader.hpp"

namespace newsdex {
namespace {

void skip_line(TextWindow& window) {
  for (;;) {
    const auto end = window.text().find('\n');
    if (end != std::string_view::npos) return window.drop(end + 1);
    window.drop(window.text().size());
    if (!window.more()) return;
  }
}

}  // namespace

void for_each_line(TextWindow& window, BrokenSink& sink,
                   const std::function<void(std::string_view line, std::uint64_t number)>& visit) {
  std::size_t searched = 0;  // bytes of the window that hold no line feed
  for (;;) {
    const std::string_view text = window.text();
    const auto end = text.find('\n', searched);
    if (end != std::string_view::npos) {
      visit(text.substr(0, end), window.line());
      window.drop(end + 1);
      searched = 0;
    } else if (text.size() > kMaxRecordBytes) {
      sink.broken(window.line(), {}, too_long_record());
      skip_line(window);
      searched = 0;
    } else {
      searched = text.size();
      if (!window.more()) break;
    }
  }
  if (window.failure().empty()) visit(window.text(), window.line());
  window.drop(window.text().size());
}

}  // namespace newsdex
