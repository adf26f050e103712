#include "corpus/json_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "common/ascii.hpp"
#include "corpus/field_names.hpp"
#include "corpus/json_record.hpp"
#include "corpus/reader.hpp"

namespace newsdex {
namespace {

constexpr std::string_view kBetweenValues = " \t\r\n,";

// Finds where a value ends, in a text that may grow: by its brackets, whatever is between them.
//
// No string goes beyond its line. Behind one that lacks its quote brackets cannot be relied on: a
// line that begins with an object then begins the next value.
class ValueEnd {
 public:
  // The bytes of the value that `text` begins with; npos: it does not end in it.
  std::size_t find(std::string_view text) {
    for (; at_ < text.size(); ++at_) {
      const char c = text[at_];
      if (at_line_start_ && unsure_ && c == '{') return at_;
      at_line_start_ = c == '\n' || (at_line_start_ && ascii::is_space(c));
      if (in_string_) {
        pass_string(c);
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if (c == '}' || c == ']') {
        if (depth_ == 0) return at_;
        if (--depth_ == 0) return at_ + 1;
      } else if (c == ',' && depth_ == 0) {
        return at_;
      }
    }
    return std::string_view::npos;
  }

 private:
  void pass_string(char c) {
    if (c == '\n') {
      unsure_ = true;
      in_string_ = escaped_ = false;
    } else if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
  }

  std::size_t at_ = 0;
  int depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool unsure_ = false;
  bool at_line_start_ = false;
};

class DocumentReader {
 public:
  DocumentReader(TextWindow& window, RecordSink& sink)
      : window_(window), sink_(sink), records_(sink) {}

  std::string run() {
    while (failure_.empty() && skip_to_value()) {
      const char c = window_.text().front();
      if (c == '[' && !in_array_) {
        in_array_ = true;
        window_.drop(1);
      } else if (c == ']' && in_array_) {
        in_array_ = false;
        window_.drop(1);
      } else {
        read_value();
      }
    }
    if (failure_.empty() && in_array_) failure_ = "cut short: its array has no end";
    if (failure_.empty() && !any_) sink_.note(1, {}, "JSON without any article");
    return failure_;
  }

 private:
  // To the next byte that is neither blank nor between values; false: there is none.
  bool skip_to_value() {
    for (;;) {
      const std::string_view text = window_.text();
      const auto at = text.find_first_not_of(kBetweenValues);
      window_.drop(at == std::string_view::npos ? text.size() : at);
      if (at != std::string_view::npos) return true;
      if (!window_.more()) return false;
    }
  }

  void read_value() {
    const std::uint64_t most = in_array_ ? kMaxRecordBytes : kMaxJsonObjectBytes;
    ValueEnd end;
    std::size_t bytes = end.find(window_.text());
    while (bytes == std::string_view::npos) {
      if (window_.text().size() > most) return fail_too_long(most);
      if (!window_.more()) break;
      bytes = end.find(window_.text());
    }
    const std::uint64_t line = window_.line();
    if (bytes == std::string_view::npos || bytes == 0) {
      failure_ = bytes == 0 ? fmt::format("line {}: no JSON", line)
                            : fmt::format("the value that begins in line {} has no end", line);
      return;
    }
    read(window_.text().substr(0, bytes), line);
    window_.drop(bytes);
  }

  void read(std::string_view value, std::uint64_t line) {
    any_ = true;
    if (in_array_) {
      records_.read(value, line);
    } else if (!records_.read_document(value, line)) {
      sink_.note(line, {}, "an object without a title and a text: not an article");
    }
  }

  void fail_too_long(std::uint64_t most) {
    failure_ = fmt::format("the value that begins in line {} has more than {} MB: split it",
                           window_.line(), most >> 20);
  }

  TextWindow& window_;
  RecordSink& sink_;
  JsonRecords records_;
  bool in_array_ = false;
  bool any_ = false;
  std::string failure_;
};

}  // namespace

std::string read_json_document(TextWindow& window, RecordSink& sink) {
  return DocumentReader(window, sink).run();
}

bool goes_on_behind_value(std::string_view json) {
  const auto bytes = ValueEnd().find(json);
  return bytes != std::string_view::npos && !ascii::trimmed(json.substr(bytes)).empty();
}

bool is_cut_short(std::string_view json) {
  for (;;) {
    json.remove_prefix(std::min(json.find_first_not_of(kBetweenValues), json.size()));
    if (json.empty()) return false;
    const auto bytes = ValueEnd().find(json);
    if (bytes == std::string_view::npos) return true;
    if (bytes == 0) return false;  // the end of what has not begun
    json.remove_prefix(bytes);
  }
}

ArticleKeys article_keys(std::string_view head) {
  ArticleKeys keys;
  for (auto at = head.find('"'); at != std::string_view::npos; at = head.find('"', at + 1)) {
    const auto end = head.find('"', at + 1);
    if (end == std::string_view::npos) break;
    const NamedField* field = named_field(head.substr(at + 1, end - at - 1));
    if (field == nullptr || !ascii::trimmed(head.substr(end + 1, 64)).starts_with(':')) continue;
    keys.title = keys.title || is_title(*field);
    keys.text = keys.text || is_text(*field);
  }
  return keys;
}

}  // namespace newsdex
