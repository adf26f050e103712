#include "corpus/html_calm.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/ascii.hpp"
#include "corpus/markup_limits.hpp"

namespace newsdex {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// They change how letters look. (`a` does more, and closes itself.)
bool is_formatting(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"});
  return is_one_of(name, kNames);
}

// Elements that are never inside one of their own without another between, as they end themselves
// or hold nothing: they add no depth that the others do not.
bool is_flat(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"html", "head",  "body",  "p",      "li",    "dt",     "dd",       "tr",       "td",
       "th",   "tbody", "thead", "tfoot",  "a",     "option", "optgroup", "colgroup", "col",
       "rt",   "rp",    "area",  "base",   "br",    "embed",  "hr",       "img",      "input",
       "link", "meta",  "param", "source", "track", "wbr",    "keygen",   "frame",    "image"});
  return is_one_of(name, kNames);
}

// What is inside is text, whatever it looks like.
bool is_raw_text(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"});
  return is_one_of(name, kNames);
}

struct Tag {
  std::string name;  // lower case
  bool close = false;
  std::size_t end = 0;  // behind the `>`
  std::size_t attributes = 0;
};

// Behind the `>` of the tag at `at`, past quoted values; the text's end where there is none. Counts
// the attributes, rather too many than too few.
std::size_t tag_end(std::string_view html, std::size_t at, std::size_t& attributes) {
  char quote = '\0';
  bool between = true;  // attributes: the next one begins at what is no blank
  bool after_equals = false;
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      between = quote == '\0';
    } else if (c == '>') {
      return at + 1;
    } else if (ascii::is_space(c) || c == '/') {
      between = true;
    } else {
      if (between && !after_equals) ++attributes;
      between = false;
      if (after_equals && (c == '"' || c == '\'')) quote = c;
      after_equals = c == '=' && !after_equals;
    }
  }
  return html.size();
}

bool read_tag(std::string_view html, std::size_t at, Tag& tag) {
  std::size_t name = at + 1;
  tag.close = html.substr(name).starts_with('/');
  if (tag.close) ++name;
  if (name >= html.size() || !ascii::is_letter(html[name])) return false;
  const auto end = std::min(html.find_first_of("/> \t\r\n\f", name), html.size());
  tag.name = ascii::lower(html.substr(name, end - name));
  tag.attributes = 0;
  tag.end = tag_end(html, end, tag.attributes);
  return true;
}

// How long the digits at the beginning are, and how many of them count.
struct Digits {
  std::size_t length = 0;
  std::size_t significant = 0;
};

Digits digits_of(std::string_view text, bool hex) {
  Digits digits;
  for (; digits.length < text.size(); ++digits.length) {
    const char c = text[digits.length];
    const bool is_digit =
        ascii::is_digit(c) || (hex && ascii::lower(c) >= 'a' && ascii::lower(c) <= 'f');
    if (!is_digit) break;
    if (c != '0' || digits.significant > 0) ++digits.significant;
  }
  return digits;
}

// Numbers beyond all characters ("&#xFFFFFFF0;") become the sign for such, as HTML has it: gumbo
// reckons in 32 bits, and writes what comes of it.
void append_with_sound_references(std::string& out, std::string_view text) {
  constexpr std::size_t kMostDigits = 7;
  for (auto at = text.find("&#"); at != std::string_view::npos; at = text.find("&#")) {
    std::size_t begin = at + 2;
    const bool hex = begin < text.size() && ascii::lower(text[begin]) == 'x';
    if (hex) ++begin;
    const Digits digits = digits_of(text.substr(begin), hex);
    std::size_t end = begin + digits.length;
    if (digits.significant <= kMostDigits) {
      out.append(text.substr(0, end));
    } else {
      out.append(text.substr(0, at)).append("\uFFFD");
      if (text.substr(end).starts_with(';')) ++end;
    }
    text.remove_prefix(end);
  }
  out.append(text);
}

class HtmlCalmer {
 public:
  explicit HtmlCalmer(std::string_view html) : html_(html) { out_.reserve(html.size()); }

  std::string run() {
    while (at_ < html_.size()) {
      const auto next = std::min(html_.find('<', at_), html_.size());
      copy_to(next);
      if (next == html_.size()) break;
      if (!take_comment() && !take_tag()) copy_to(at_ + 1);
    }
    return std::move(out_);
  }

 private:
  void copy_to(std::size_t end) {
    append_with_sound_references(out_, html_.substr(at_, end - at_));
    at_ = end;
  }

  bool take_comment() {
    if (!html_.substr(at_).starts_with("<!--")) return false;
    const auto end = html_.find("-->", at_);
    copy_to(end == std::string_view::npos ? html_.size() : end + 3);
    return true;
  }

  bool take_tag() {
    Tag tag;
    if (!read_tag(html_, at_, tag)) return false;
    const bool keep = !is_formatting(tag.name) && (tag.close ? closes(tag.name) : opens(tag.name));
    if (!keep) {
      at_ = tag.end;
    } else if (tag.attributes > kMostAttributes) {
      out_.append(tag.close ? "</" : "<").append(tag.name).append(">");
      at_ = tag.end;
    } else {
      copy_to(tag.end);
    }
    if (!tag.close && is_raw_text(tag.name)) copy_raw_text(tag.name);
    return true;
  }

  // Up to the end tag, which take_tag sees next.
  void copy_raw_text(const std::string& name) {
    if (name == unended_) return copy_to(html_.size());
    for (std::size_t from = at_;;) {
      const auto end = html_.find("</", from);
      if (end == std::string_view::npos) {
        unended_ = name;
        return copy_to(html_.size());
      }
      if (ascii::starts_with(html_.substr(end + 2), name)) return copy_to(end);
      from = end + 2;
    }
  }

  bool opens(const std::string& name) {
    if (is_flat(name) || is_raw_text(name)) return true;
    open_.push_back(name);
    return open_.size() <= kDeepestHtml;
  }

  // Only the end of what was opened last counts: a parser may ignore other end tags, and then the
  // elements stay open.
  bool closes(const std::string& name) {
    if (is_flat(name) || is_raw_text(name) || open_.empty()) return true;
    if (open_.back() != name) return open_.size() <= kDeepestHtml;
    open_.pop_back();
    return open_.size() < kDeepestHtml;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string> open_;
  std::string unended_;
};

}  // namespace

std::string calm_html(std::string html) { return HtmlCalmer(html).run(); }

}  // namespace newsdex
