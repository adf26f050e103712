#include "corpus/web_record_head.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "common/ascii.hpp"
#include "corpus/headers.hpp"

namespace newsdex {
namespace {

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

class Warc final : public WebRecordDialect {
 public:
  [[nodiscard]] bool begins_header(std::string_view line) const override {
    return line.starts_with("WARC/1.") || line.starts_with("WARC/0.");
  }
  [[nodiscard]] std::optional<WebRecordHead> read(std::string_view text) const override {
    if (!has_end(text)) return std::nullopt;
    const Headers headers(text, true);
    WebRecordHead head;
    head.bytes = headers.bytes();
    head.length = number_of(headers.value("Content-Length"));
    head.record.type = ascii::lower(headers.value("WARC-Type"));
    head.record.id = without_brackets(headers.value("WARC-TREC-ID"));
    if (head.record.id.empty()) head.record.id = without_brackets(headers.value("WARC-Record-ID"));
    if (head.record.id.starts_with("urn:uuid:")) head.record.id.erase(0, 9);
    head.record.url = without_brackets(headers.value("WARC-Target-URI"));
    head.record.date = headers.value("WARC-Date");
    head.record.content_type = headers.value("Content-Type");
    return head;
  }

 private:
  // A header that another follows before its empty line is none.
  static bool has_end(std::string_view text) {
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
      const std::string_view line = text.substr(at + 1);
      if (line.starts_with('\n') || line.starts_with("\r\n")) return true;
      if (line.starts_with("WARC/")) return false;
    }
    return false;
  }

  static std::string without_brackets(std::string_view value) {
    if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
    return std::string(value);
  }
};

// "URL IP-address date type length" on a line; in version 2 five more before the length. A URL may
// hold blanks, so the line is read from its end.
class Arc final : public WebRecordDialect {
 public:
  [[nodiscard]] bool begins_header(std::string_view line) const override {
    return fields_of(line).has_value();
  }
  [[nodiscard]] std::optional<WebRecordHead> read(std::string_view text) const override {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto fields = fields_of(text.substr(0, end));
    if (!fields) return std::nullopt;
    WebRecordHead head;
    head.bytes = end + 1;
    head.length = number_of(fields->length);
    const bool describes_file = fields->url.starts_with("filedesc:");
    head.record.type = describes_file ? "warcinfo" : "response";
    head.record.url = fields->url;
    head.record.date = written_out(fields->date);
    head.record.id = fmt::format("{}/{}", fields->date, fields->url);
    head.record.content_type = fields->type;
    return head;
  }

 private:
  struct Fields {
    std::string_view url;
    std::string_view date;
    std::string_view type;
    std::string_view length;
  };

  // "20140216050221" is 2014-02-16T05:02:21Z.
  static std::string written_out(std::string_view date) {
    const auto part = [&](std::size_t at) { return date.substr(at, at == 0 ? 4 : 2); };
    std::string text = fmt::format("{}-{}-{}T{}:{}", part(0), part(4), part(6), part(8), part(10));
    if (date.size() >= 14) text += fmt::format(":{}", part(12));
    return text + "Z";
  }

  static bool is_date(std::string_view text) {
    return text.size() >= 12 && text.size() <= 18 &&
           std::all_of(text.begin(), text.end(), ascii::is_digit);
  }

  static std::optional<Fields> fields_of(std::string_view line) {
    line = ascii::trimmed(line);
    const auto colon = line.find(':');  // of the URL's scheme
    if (colon == 0 || colon == line.npos || colon > line.find_first_of(" /")) return std::nullopt;
    std::vector<std::string_view> parts;  // from the end
    std::string_view rest = line;
    while (parts.size() < 10) {
      const auto space = rest.rfind(' ');
      if (space == std::string_view::npos) break;
      parts.push_back(rest.substr(space + 1));
      rest = rest.substr(0, space);
      // The date stands third from the end in version 1, eighth in version 2; behind it the type,
      // before it the address.
      if ((parts.size() == 3 || parts.size() == 8) && is_date(parts.back())) {
        const std::string_view url = rest.substr(0, rest.rfind(' '));
        return Fields{url, parts.back(), parts[parts.size() - 2], parts.front()};
      }
    }
    return std::nullopt;
  }
};

}  // namespace

const WebRecordDialect& warc_dialect() {
  static const Warc dialect;
  return dialect;
}

const WebRecordDialect& arc_dialect() {
  static const Arc dialect;
  return dialect;
}

}  // namespace newsdex
