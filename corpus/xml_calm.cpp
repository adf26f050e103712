#include "corpus/xml_calm.hpp"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/ascii.hpp"
#include "common/code_points.hpp"
#include "corpus/markup_limits.hpp"
#include "corpus/windows_1252.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kLongestXmlReference = 12;  // "&#1114111;", "&thetasym;"
constexpr std::uint32_t kLastCodePoint = 0x10FFFF;
constexpr unsigned kLastHtmlEntity = 9830;  // &diams;

// What HTML names: "eacute" → U+00E9.
const std::unordered_map<std::string_view, unsigned>& html_entities() {
  static const auto table = [] {
    std::unordered_map<std::string_view, unsigned> names;
    for (unsigned value = 160; value <= kLastHtmlEntity; ++value) {
      const htmlEntityDesc* entity = htmlEntityValueLookup(value);
      if (entity != nullptr) names.emplace(entity->name, value);
    }
    return names;
  }();
  return table;
}

bool is_xml_entity(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kNames = {"amp", "lt", "gt", "quot", "apos"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_xml_character(std::uint32_t value) {
  if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
  return value < 0xD800 || (value > 0xDFFF && value < 0xFFFE) ||
         (value >= 0x10000 && value <= kLastCodePoint);
}

class XmlCalmer {
 public:
  explicit XmlCalmer(std::string_view text) : rest_(text) { out_.reserve(text.size()); }

  std::string run() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '<') {
        angle();
      } else if (c == '&') {
        reference();
      } else {
        plain();
      }
    }
    return std::move(out_);
  }

 private:
  // Text up to the next character that needs care.
  void plain() {
    const auto end = std::find_if(rest_.begin() + 1, rest_.end(), needs_care) - rest_.begin();
    copy(static_cast<std::size_t>(end));
  }
  static bool needs_care(char c) { return c == '<' || c == '&'; }

  void angle() {
    if (rest_.starts_with("<!--")) return drop(rest_.find("-->", 4), 3);
    if (rest_.starts_with("<?")) return drop(rest_.find("?>", 2), 2);
    if (rest_.starts_with("<![CDATA[")) {
      const auto end = rest_.find("]]>", 9);
      return copy(end == std::string_view::npos ? rest_.size() : end + 3);
    }
    if (ascii::starts_with(rest_, "<!doctype")) return drop(document_type_end(), 1);
    const char next = rest_.size() > 1 ? rest_[1] : ' ';
    const bool tag = ascii::is_letter(next) || next == '/' || next == '_' || next == '!' ||
                     static_cast<unsigned char>(next) >= 0x80;
    if (tag) return copy(1);
    out_.append("&lt;");
    rest_.remove_prefix(1);
  }

  // Where the ">" of a document type is, behind its declarations in brackets.
  [[nodiscard]] std::size_t document_type_end() const {
    char quote = '\0';
    bool inside = false;
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      const char c = rest_[i];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (rest_.substr(i).starts_with("<!--")) {
        i = std::min(rest_.find("-->", i), rest_.size());
      } else if (c == '[' || c == ']') {
        inside = c == '[';
      } else if (c == '>' && !inside) {
        return i;
      }
    }
    return std::string_view::npos;
  }

  void reference() {
    const auto end = rest_.substr(0, kLongestXmlReference).find(';');
    const auto name = end == std::string_view::npos ? std::string_view() : rest_.substr(1, end - 1);
    if (is_xml_entity(name)) return copy(end + 1);
    if (name.starts_with('#') && number(name.substr(1))) return rest_.remove_prefix(end + 1);
    if (const auto found = html_entities().find(name); found != html_entities().end()) {
      append_code_point(out_, static_cast<std::int32_t>(found->second));
      return rest_.remove_prefix(end + 1);
    }
    out_.append("&amp;");
    rest_.remove_prefix(1);
  }

  // Appends the character of that number; false where it is none.
  bool number(std::string_view digits) {
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex) digits.remove_prefix(1);
    std::uint32_t value = 0;
    const auto read =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return false;
    if (value > kLastCodePoint) return false;
    if (value >= 0x80 && value <= 0x9F) value = windows_1252::code_point(value);
    if (!is_xml_character(value)) return true;
    if (value < 0x80) {
      out_.append(
          fmt::format("&#{};", value));  // a quotation mark may stand inside quotation marks
    } else {
      append_code_point(out_, static_cast<std::int32_t>(value));
    }
    return true;
  }

  // Without what stands up to `end` and the `length` bytes there, but for line feeds.
  void drop(std::size_t end, std::size_t length) {
    const auto size = end == std::string_view::npos ? rest_.size() : end + length;
    const auto gone = rest_.substr(0, size);
    out_.append(static_cast<std::size_t>(std::count(gone.begin(), gone.end(), '\n')), '\n');
    rest_.remove_prefix(size);
  }

  void copy(std::size_t size) {
    const auto text = rest_.substr(0, size);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte < 0x80) {
        ++at;
        if (is_xml_character(byte)) out_.push_back(text[begin]);
      } else if (is_xml_character(static_cast<std::uint32_t>(next_code_point(text, at)))) {
        out_.append(text.substr(begin, at - begin));
      }
    }
    rest_.remove_prefix(size);
  }

  std::string_view rest_;
  std::string out_;
};

struct XmlTag {
  std::size_t end;  // its ">", or where it has none the next tag's "<" or the text's end
  std::size_t attributes = 0;
  std::size_t namespaces = 0;  // that they declare
};

// A parser ends a tag where it finds it wrong, so it sees no more attributes than are counted here.
XmlTag read_xml_tag(std::string_view xml, std::size_t at) {
  XmlTag tag{at + 1};
  char quote = '\0';
  char before = '\0';  // but for white space
  for (; tag.end < xml.size() && xml[tag.end] != '<'; ++tag.end) {
    const char c = xml[tag.end];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      continue;
    }
    if (c == '>') break;
    if (c == '=') ++tag.attributes;
    if (c == 'x' && xml.substr(tag.end).starts_with("xmlns")) ++tag.namespaces;
    if (before == '=' && (c == '"' || c == '\'')) quote = c;
    if (!ascii::is_space(c)) before = c;
  }
  return tag;
}

// Takes the attributes off tags where there are too many, in markup that was calmed otherwise: each
// "<" begins a tag or CDATA. Line feeds stay.
class AttributeDropper {
 public:
  explicit AttributeDropper(std::string xml) : xml_(std::move(xml)) {}

  std::string run() {
    for (std::size_t at = xml_.find('<'); at != std::string::npos; at = xml_.find('<', at)) {
      if (std::string_view(xml_).substr(at).starts_with("<![CDATA[")) {
        at = xml_.find("]]>", at);
        continue;
      }
      const XmlTag tag = read_xml_tag(xml_, at);
      if (xml_[at + 1] == '/') {
        close();
      } else {
        open(at, tag);
      }
      at = tag.end;
    }
    if (copied_ > 0) out_.append(xml_, copied_);
    return std::move(copied_ > 0 ? out_ : xml_);
  }

 private:
  void open(std::size_t at, const XmlTag& tag) {
    const bool too_many =
        tag.attributes > kMostAttributes || open_namespaces_ + tag.namespaces > kMostOpenNamespaces;
    const std::size_t end = xml_[tag.end - 1] == '/' ? tag.end - 1 : tag.end;
    if (too_many) drop_attributes(at, end);
    if (end != tag.end) return;
    open_.push_back(too_many ? 0 : tag.namespaces);
    open_namespaces_ += open_.back();
  }

  // Any end tag ends, to a parser that recovers, what was opened last.
  void close() {
    if (open_.empty()) return;
    open_namespaces_ -= open_.back();
    open_.pop_back();
  }

  void drop_attributes(std::size_t at, std::size_t end) {
    const std::size_t name_end = std::min(xml_.find_first_of(" \t\r\n/=>", at + 1), end);
    const auto gone = std::string_view(xml_).substr(name_end, end - name_end);
    out_.append(xml_, copied_, name_end - copied_);
    out_.append(static_cast<std::size_t>(std::count(gone.begin(), gone.end(), '\n')), '\n');
    copied_ = end;
  }

  std::string xml_;
  std::string out_;
  std::size_t copied_ = 0;
  std::vector<std::size_t> open_;  // how many namespaces each open element declares
  std::size_t open_namespaces_ = 0;
};

}  // namespace

std::string calm_xml(std::string_view utf8) {
  return AttributeDropper(XmlCalmer(utf8).run()).run();
}

}  // namespace newsdex
