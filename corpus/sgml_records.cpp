#include "corpus/sgml_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/ascii.hpp"
#include "corpus/reader.hpp"
#include "corpus/sgml.hpp"

namespace newsdex {
namespace {

struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the `>`
  bool close = false;
  std::string_view attributes;
};

class RecordCutter {
 public:
  RecordCutter(TextWindow& window, std::string_view name, BrokenSink& sink,
               const CutRecordVisitor& visit)
      : window_(window), name_(name), sink_(sink), visit_(visit) {}

  void run() {
    for (;;) {
      const auto mark = find_mark(0);
      if (too_long_) {
        pass_over();
        continue;
      }
      if (!mark) break;
      const bool passing_over = std::exchange(passing_over_, false);
      if (!passing_over) check_outside(window_.text().substr(0, mark->begin));
      window_.drop(mark->begin);
      const std::size_t bytes = mark->end - mark->begin;
      if (!mark->close) {
        read_record(bytes);
        continue;
      }
      if (!passing_over) {
        sink_.broken(window_.line(), {}, fmt::format("</{0}> without its <{0}>", name_));
      }
      window_.drop(bytes);
    }
    if (window_.failure().empty() && !passing_over_) check_outside(window_.text());
  }

 private:
  // The next tag of `name` from byte `from` of the window on, which is widened as needed, up to
  // what a record may hold: then too_long_ is set and there is none.
  std::optional<Mark> find_mark(std::size_t from) {
    for (std::size_t at = from;;) {
      const std::string_view text = window_.text();
      at = std::min(text.find('<', at), text.size());
      if (at + kLongestMark <= text.size() || !window_.more()) {
        if (at == window_.text().size()) return std::nullopt;
        if (auto mark = mark_at(window_.text(), at)) return mark;
        ++at;
      } else if (window_.text().size() > kMaxRecordBytes) {
        too_long_ = true;
        return std::nullopt;
      }
    }
  }

  [[nodiscard]] std::optional<Mark> mark_at(std::string_view text, std::size_t at) const {
    const bool close = text.substr(at + 1).starts_with('/');
    const auto name = at + (close ? 2 : 1);
    if (!ascii::starts_with(text.substr(name), name_)) return std::nullopt;
    const auto attributes = name + name_.size();
    if (attributes >= text.size()) return std::nullopt;
    if (text[attributes] != '>' && !ascii::is_space(text[attributes])) return std::nullopt;
    const auto end = text.substr(0, at + kLongestMark).find('>', attributes);
    if (end == std::string_view::npos) return std::nullopt;
    return Mark{at, end + 1, close, text.substr(attributes, end - attributes)};
  }

  // The window begins with an opening tag of `open_bytes`.
  void read_record(std::size_t open_bytes) {
    const auto mark = find_mark(open_bytes);
    if (too_long_) return;
    const std::string_view text = window_.text();
    if (mark && mark->close) {
      const std::string_view open = text.substr(0, open_bytes - 1);
      visit_({open.substr(1 + name_.size()), text.substr(open_bytes, mark->begin - open_bytes),
              window_.line()});
      return window_.drop(mark->end);
    }
    // The last record of a file that was cut short is known to be broken, and so is the file.
    if (mark || window_.failure().empty()) {
      sink_.broken(window_.line(), {},
                   mark ? fmt::format("<{0}> has no </{0}> before the next <{0}>", name_)
                        : fmt::format("<{0}> has no </{0}> before the file ends", name_));
    }
    window_.drop(mark ? mark->begin : text.size());
  }

  // Tags and white space around records are a frame; text is something that would be lost.
  void check_outside(std::string_view text) {
    SgmlScanner scanner(text);
    SgmlToken token;
    while (scanner.next(token)) {
      if (token.kind != SgmlToken::Kind::kText || ascii::trimmed(token.text).empty()) continue;
      const auto at = static_cast<std::size_t>(ascii::trimmed(token.text).data() - text.data());
      return sink_.broken(window_.line_at(at), {}, fmt::format("text outside of any <{}>", name_));
    }
  }

  // Forgets a record that is too long, with what follows up to the next tag.
  void pass_over() {
    if (!passing_over_) sink_.broken(window_.line(), {}, too_long_record());
    window_.drop(window_.text().size());
    too_long_ = false;
    passing_over_ = true;
  }

  static constexpr std::size_t kLongestMark = 2048;

  TextWindow& window_;
  std::string_view name_;
  BrokenSink& sink_;
  const CutRecordVisitor& visit_;
  bool too_long_ = false;
  bool passing_over_ = false;
};

}  // namespace

void cut_sgml_records(TextWindow& window, std::string_view name, BrokenSink& sink,
                      const CutRecordVisitor& visit) {
  RecordCutter(window, name, sink, visit).run();
}

}  // namespace newsdex
