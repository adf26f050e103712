#include "corpus/mbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "common/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/mail.hpp"
#include "corpus/mail_signs.hpp"

namespace newsdex {
namespace {

class MboxReader {
 public:
  MboxReader(TextWindow& window, RecordSink& sink) : window_(window), sink_(sink) {}

  void run() {
    for (;;) {
      const std::size_t next = next_message();
      if (next != kNone) {
        give(window_.text().substr(0, next));
        drop(next);
      } else if (window_.text().size() > kMaxMailBytes) {
        sink_.broken(window_.line(), {}, too_long());
        pass_over();
      } else if (ended_) {
        // The last message of a file that was cut short is broken, and so is the file.
        if (window_.failure().empty()) give(window_.text());
        return;
      } else {
        ended_ = !window_.more();
      }
    }
  }

 private:
  static constexpr std::size_t kNone = std::string_view::npos;
  static constexpr std::string_view kFrom = "\nFrom ";

  static std::string too_long() {
    return fmt::format("longer than {} MB, the most that is read as one message",
                       kMaxMailBytes >> 20);
  }

  void drop(std::size_t bytes) {
    window_.drop(bytes);
    searched_ = 0;
  }

  // Where the window's next message begins; kNone: not in what it holds, and `searched_` is where
  // to go on.
  std::size_t next_message() {
    const std::string_view text = window_.text();
    for (;;) {
      const auto at = text.find(kFrom, searched_);
      if (at == kNone) {
        searched_ = std::max(searched_, text.size() - std::min(text.size(), kFrom.size()));
        return kNone;
      }
      const std::string_view lines = text.substr(at + 1);
      const auto line = lines.find('\n');
      // A field of the header must be seen below.
      if (!ended_ && lines.size() <= kLookAhead &&
          (line == kNone || lines.find('\n', line + 1) == kNone)) {
        searched_ = at;
        return kNone;
      }
      const std::string_view before = text.substr(0, at);
      const bool behind_empty_line = before.ends_with('\n') || before.ends_with("\n\r");
      if (behind_empty_line && begins_mbox(lines.substr(0, kLookAhead))) return at + 1;
      searched_ = at + 1;
    }
  }

  void give(std::string_view message) {
    const auto line_end = message.find('\n');
    if (begins_mbox(message.substr(0, kLookAhead))) message.remove_prefix(line_end + 1);
    if (ascii::trimmed(message).empty()) return;
    RawRecord record = read_mail_of_mbox(message);
    record.line = window_.line();
    if (record.title.empty() && record.byline.empty() && record.date.empty()) {
      return sink_.broken(record.line, clean_name(record.id),
                          "no mail: it has no From, Subject or Date");
    }
    sink_.record(std::move(record));
  }

  // Drops the message that the window begins in; what is behind a line's end is needed to know the
  // next one.
  void pass_over() {
    for (;;) {
      const std::size_t next = next_message();
      if (next != kNone) return drop(next);
      constexpr std::size_t kBefore = 2;
      const std::size_t passed = std::max(searched_, kBefore) - kBefore;
      window_.drop(passed);
      searched_ -= passed;
      if (!window_.more()) return drop(window_.text().size());
    }
  }

  static constexpr std::size_t kLookAhead = 4096;

  TextWindow& window_;
  RecordSink& sink_;
  std::size_t searched_ = 0;
  bool ended_ = false;
};

}  // namespace

void read_mbox(TextWindow& window, RecordSink& sink) { MboxReader(window, sink).run(); }

}  // namespace newsdex
