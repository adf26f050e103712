#include "corpus/web_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/headers.hpp"
#include "corpus/web_record_head.hpp"

namespace newsdex {
namespace {

class Cutter {
 public:
  Cutter(const WebRecordDialect& dialect, TextWindow& window, WebRecordSink& sink)
      : dialect_(dialect), window_(window), sink_(sink) {}

  std::string run() {
    while (!stopped_ && pass_blank_lines()) {
      widen(kMostHeaderBytes);
      auto head = dialect_.begins_header(first_line(window_.text()))
                      ? dialect_.read(window_.text().substr(0, kMostHeaderBytes))
                      : std::nullopt;
      if (!head) {
        break_record({}, "no header of a record where one should begin", next_header(1));
      } else if (!head->length) {
        break_record(head->record.id, "its length is missing or no number",
                     next_header(head->bytes));
      } else {
        take(*head);
      }
    }
    return window_.failure().empty() ? std::move(failure_) : std::string();
  }

 private:
  static std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find('\n'));
  }

  // Goes on at `next`, or at the first header behind the window. What damage of the whole stream
  // cut through is no fault of its own.
  void break_record(const std::string& id, const std::string& reason, std::size_t next) {
    const bool is_cut = next == kNone && !window_.failure().empty();
    if (is_cut && pass_damage(id)) return;
    if (!is_cut) sink_.broken_record(id, window_.line(), reason);
    pass_to(next);
  }

  // Where the stream is damaged behind what the window holds: true where it goes on at a record.
  // That in the window, or the next, is lost.
  bool pass_damage(const std::string& id) {
    const auto damage = resume();
    if (damage) lose(id, *damage);
    return damage.has_value();
  }

  std::optional<Damage> resume() {
    if (window_.failure().empty()) return std::nullopt;
    return window_.resume(
        [this](std::string_view text) { return dialect_.begins_header(first_line(text)); });
  }

  void lose(const std::string& id, const Damage& damage) {
    sink_.lost_records(id, window_.line(), damage.reason);
    window_.drop(window_.text().size());
  }

  // Widens the window to so many bytes, where there are as many.
  void widen(std::uint64_t bytes) {
    while (window_.text().size() < bytes && window_.more()) {
    }
  }

  // False at the end.
  bool pass_blank_lines() {
    for (;;) {
      const std::string_view text = window_.text();
      const auto at = text.find_first_not_of("\r\n");
      if (at != std::string_view::npos) {
        window_.drop(at);
        return true;
      }
      window_.drop(text.size());
      if (!window_.more() && !pass_damage({})) return false;
    }
  }

  void take(WebRecordHead& head) {
    const std::uint64_t length = *head.length;
    head.record.line = window_.line();
    if (length > kMaxWebRecordBytes) return pass_over(head);
    widen(head.bytes + length);
    const std::string_view rest = window_.text().substr(head.bytes);
    if (rest.size() < length) {
      const std::size_t next = next_header(head.bytes);
      if (next == kNone) {
        if (!pass_damage(head.record.id)) end_short(head, length - rest.size());
        return;
      }
      return break_record(head.record.id,
                          fmt::format("its length is wrong: {} bytes are said, {} follow", length,
                                      next - head.bytes),
                          next);
    }
    if (!another_follows(head.bytes + length)) {
      return break_record(head.record.id,
                          fmt::format("its length is wrong: {} bytes are said", length),
                          next_header(head.bytes));
    }
    head.record.block = window_.text().substr(head.bytes, length);
    give(head.record, head.bytes + length);
  }

  // A record that is whole, of so many bytes: unless the damage behind it is of its own member.
  void give(const WebRecord& record, std::size_t bytes) {
    const auto damage = ends_behind(bytes) ? resume() : std::nullopt;
    const bool is_sound = !damage || bytes + damage->text_bytes <= window_.text().size();
    if (is_sound) {
      stopped_ = !sink_.web_record(record);
      window_.drop(bytes);
    }
    if (damage) lose(is_sound ? std::string() : record.id, *damage);
  }

  // A record that is not held: its bytes go by.
  void pass_over(WebRecordHead& head) {
    window_.drop(head.bytes);
    std::uint64_t left = *head.length;
    while (left > 0) {
      const std::size_t bytes = std::min<std::uint64_t>(left, window_.text().size());
      window_.drop(bytes);
      left -= bytes;
      if (left > 0 && window_.text().empty() && !window_.more()) break;
    }
    if (left > 0) {
      if (!pass_damage(head.record.id)) end_short(head, left);
      return;
    }
    head.record.too_long = true;
    stopped_ = !sink_.web_record(head.record);
  }

  // The stream ends in a record.
  void end_short(const WebRecordHead& head, std::uint64_t missing) {
    failure_ = fmt::format(
        "cut short, or the length of its last record is wrong: {} of the {} bytes of the record at "
        "line {} are missing",
        missing, *head.length, head.record.line);
    window_.drop(window_.text().size());
  }

  // Behind `at` there are empty lines and then a header, or nothing.
  bool another_follows(std::size_t at) {
    for (;;) {
      const std::string_view rest = window_.text().substr(at);
      const auto begin = rest.find_first_not_of("\r\n");
      if (begin != std::string_view::npos) {
        const std::string_view line = rest.substr(begin, kMostHeaderBytes);
        if (line.find('\n') != line.npos || line.size() == kMostHeaderBytes) {
          return dialect_.begins_header(first_line(line));
        }
      } else if (rest.size() > kMostHeaderBytes) {
        return true;  // whatever follows so many empty lines, the length is not what put it there
      }
      if (!window_.more()) {
        return begin == std::string_view::npos ||
               dialect_.begins_header(window_.text().substr(at + begin));
      }
    }
  }

  // Of the window, empty lines at most lie behind `at`.
  [[nodiscard]] bool ends_behind(std::size_t at) const {
    return window_.text().find_first_not_of("\r\n", at) == kNone;
  }

  static constexpr std::size_t kNone = std::string_view::npos;

  // The begin of the next line from `from` on that begins a header, of those in the window; kNone:
  // none does.
  std::size_t next_header(std::size_t from) {
    const std::string_view text = window_.text();
    for (auto at = text.find('\n', from == 0 ? 0 : from - 1); at != kNone;
         at = text.find('\n', at + 1)) {
      const std::string_view line = first_line(text.substr(at + 1, kMostHeaderBytes));
      if (dialect_.begins_header(line)) return at + 1;
    }
    return kNone;
  }

  // Goes on at `next`, or at the first header behind the window.
  void pass_to(std::size_t next) {
    while (next == kNone) {
      // A header may begin in the last line.
      const std::string_view text = window_.text();
      const auto line = text.rfind('\n');
      const bool long_line = text.size() > kMostHeaderBytes && (line == kNone || line == 0);
      window_.drop(long_line ? text.size() : (line == kNone ? 0 : line));
      if (!window_.more()) return window_.drop(window_.text().size());
      next = next_header(0);
    }
    window_.drop(next);
  }

  const WebRecordDialect& dialect_;
  TextWindow& window_;
  WebRecordSink& sink_;
  bool stopped_ = false;
  std::string failure_;
};

}  // namespace

std::string cut_warc(TextWindow& window, WebRecordSink& sink) {
  return Cutter(warc_dialect(), window, sink).run();
}

std::string cut_arc(TextWindow& window, WebRecordSink& sink) {
  return Cutter(arc_dialect(), window, sink).run();
}

}  // namespace newsdex
