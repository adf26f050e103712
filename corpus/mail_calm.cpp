#include "corpus/mail_calm.hpp"

#include <utility>

#include "common/ascii.hpp"

namespace newsdex {
namespace {

// A parser may be lenient about what stands before the colon.
bool begins_field(std::string_view line) {
  return !ascii::is_space(line.front()) && line.substr(0, 200).find(':') != std::string_view::npos;
}

bool is_quoted_from(std::string_view line) {
  const auto quotes = line.find_first_not_of('>');
  return quotes != 0 && quotes != std::string_view::npos &&
         line.substr(quotes).starts_with("From ");
}

// Takes a message line by line. Where headers stand is guessed to the safe side: behind any line
// that could begin a part, and behind the header of a message in a message.
class MailCalmer {
 public:
  MailCalmer(std::size_t bytes, bool in_mbox) : in_mbox_(in_mbox) { calm_.text.reserve(bytes); }

  void line(std::string_view line) {
    const std::string_view content = ascii::trimmed(line);
    if (in_header_ && content.empty()) {
      end_header();
    } else if (line.starts_with("--")) {
      in_header_ = true;
      of_message_ = false;
      field_ = Field::kNone;
    }
    if (in_header_ && !content.empty() && !header_line(line)) {
      calm_.lost = true;
      return;
    }
    calm_.text.append(in_mbox_ && !in_header_ && is_quoted_from(line) ? line.substr(1) : line);
  }

  CalmMail finish() { return std::move(calm_); }

 private:
  enum class Field { kNone, kKept, kDropped };

  // Another header follows it where it is that of a message; in a digest of messages, of each part.
  void end_header() {
    in_header_ = of_message_ || (digest_ && !within_part_);
    within_part_ = in_header_;
    of_message_ = false;
    field_ = Field::kNone;
  }

  // False: it is to be left out.
  bool header_line(std::string_view line) {
    if (++lines_ > kMostHeaderLines) return false;
    if (begins_field(line)) {
      field_ = Field::kKept;
      field_begin_ = calm_.text.size();
    } else if (!ascii::is_space(line.front())) {
      field_ = Field::kNone;  // text, it seems, or the beginning of a part
    }
    if (field_ == Field::kNone) return true;
    if (calm_.text.size() - field_begin_ + line.size() > kMostFieldBytes) {
      if (field_ == Field::kKept) calm_.text.resize(field_begin_);
      field_ = Field::kDropped;
    }
    if (field_ == Field::kDropped) return false;
    of_message_ = of_message_ || ascii::find(line, "message/") != std::string_view::npos;
    digest_ = digest_ || ascii::find(line, "digest") != std::string_view::npos;
    return true;
  }

  bool in_mbox_;
  CalmMail calm_;
  bool in_header_ = true;
  bool of_message_ = false;   // the header says that a message follows
  bool digest_ = false;       // seen anywhere
  bool within_part_ = false;  // this header stands in a part, below the part's own
  Field field_ = Field::kNone;
  std::size_t field_begin_ = 0;
  std::size_t lines_ = 0;
};

}  // namespace

CalmMail calm_mail(std::string_view message, bool in_mbox) {
  MailCalmer calmer(message.size(), in_mbox);
  while (!message.empty()) calmer.line(ascii::take_whole_line(message));
  return calmer.finish();
}

}  // namespace newsdex
