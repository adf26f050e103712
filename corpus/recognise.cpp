#include "corpus/recognise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "common/ascii.hpp"
#include "corpus/compression.hpp"
#include "corpus/csv_table.hpp"
#include "corpus/json_document.hpp"
#include "corpus/mail_signs.hpp"
#include "corpus/recognise_xml.hpp"
#include "corpus/signatures.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kHeadBytes = 64 << 10;

// The first part of a text, of which the head tells the most.
struct FirstPart {
  std::string_view text;
  bool ended;  // there is no more

  [[nodiscard]] std::string_view head() const { return text.substr(0, kHeadBytes); }
};

Recognition read_as(Format format) { return {Verdict::kRead, format, {}}; }

Recognition skip(std::string_view kind) {
  return {Verdict::kSkip, Format::kText,
          fmt::format("{}: a kind that newsdex does not read", kind)};
}

Recognition mismatch(std::string_view kind) {
  return {Verdict::kFail, Format::kText,
          fmt::format("its content is not what its name says: {}", kind)};
}

// Of a name that says that something is packed, bytes that are nothing known are damage.
bool promises_articles_inside(std::string_view name) {
  constexpr std::array kArchives =
      std::to_array<std::string_view>({".tar", ".zip", ".7z", ".warc", ".arc"});
  return is_compressed_name(name) ||
         std::ranges::any_of(
             kArchives, [name](std::string_view ending) { return ascii::ends_with(name, ending); });
}

bool begins_with_tag(std::string_view text, std::string_view name) {
  if (!text.starts_with('<') || !ascii::starts_with(text.substr(1), name)) return false;
  const auto after = text.substr(1 + name.size());
  return after.empty() || ascii::is_space(after[0]) || after[0] == '>' || after[0] == '/';
}

bool is_html_document(std::string_view markup) {
  return ascii::starts_with(markup, "<!doctype html") || begins_with_tag(markup, "html");
}

// A page without its outer tags; enough only where the name does not say otherwise.
bool is_html_part(std::string_view markup) {
  static constexpr std::array<std::string_view, 14> kTags = {
      "head", "body", "title",   "meta",    "div",  "p",     "h1",
      "h2",   "main", "article", "section", "link", "table", "script"};
  return std::any_of(kTags.begin(), kTags.end(),
                     [&](std::string_view tag) { return begins_with_tag(markup, tag); });
}

bool is_json_object(std::string_view line) {
  if (!line.starts_with('{')) return false;
  line = ascii::trimmed(line.substr(1));
  return line.starts_with('"') || line.starts_with('}');
}

// One of the first lines is a whole object: the first may be broken, or longer than the head.
bool has_json_line(std::string_view head) {
  for (bool first = true; !head.empty(); first = false) {
    const auto end = head.find('\n');
    const bool indented = !first && ascii::is_space(head[0]);  // a part of something larger
    const auto line = ascii::trimmed(head.substr(0, end));
    if (!indented && is_json_object(line)) {
      const bool cut = end == std::string_view::npos && head.size() > kHeadBytes / 2;
      const bool is_whole = line.ends_with('}') && !goes_on_behind_value(line);
      if (is_whole || (first && cut)) return true;
    }
    if (end == std::string_view::npos) return false;
    head.remove_prefix(end + 1);
  }
  return false;
}

// The line that a file of SGML records begins with, or has somewhere where its name says SGML.
bool has_record(std::string_view head, std::string_view markup, std::string_view tag,
                bool anywhere) {
  if (begins_with_tag(markup, tag)) return true;
  for (; anywhere && !head.empty(); ascii::take_line(head)) {
    if (begins_with_tag(head, tag)) return true;
  }
  return false;
}

// Articles in an array, or an object over many lines: no file of lines begins so.
bool is_json_document(std::string_view head, std::string_view start) {
  if (start.starts_with('[')) {
    return ascii::trimmed(start.substr(1)).starts_with('{') && article_keys(head).any();
  }
  return ascii::trimmed(start.substr(0, start.find('\n'))) == "{" && article_keys(head).both();
}

// A document whose first part shows no keys of an article: they may stand behind long others, or
// behind where it was cut short.
Recognition recognise_by_all(const FirstPart& part, std::string_view start) {
  const bool is_object = start.starts_with('{');
  const std::string_view inside = ascii::trimmed(start.substr(1));
  const bool may_hold_articles = is_object || inside.empty() || inside.starts_with('{');
  if (!may_hold_articles) return skip("JSON without articles");
  const ArticleKeys keys = article_keys(part.text);
  if (is_object ? keys.both() : keys.any()) return read_as(Format::kJson);
  if (!part.ended && part.text.size() <= kMaxJsonObjectBytes) {
    return {Verdict::kUnsure, Format::kJson, {}};
  }
  // Its reader says what it finds, or what is missing.
  if (!part.ended || is_cut_short(part.text)) return read_as(Format::kJson);
  return skip("JSON without articles");
}

Recognition recognise_json(const FirstPart& part, std::string_view start, NameSays says) {
  const std::string_view head = part.head();
  if (is_json_document(head, start)) return read_as(Format::kJson);
  const bool has_lines = has_json_line(head);
  const bool says_lines = says == NameSays::kJsonLines;
  const bool is_value = start.starts_with('{') || start.starts_with('[');
  if (says_lines && start.starts_with('{')) return read_as(Format::kJsonLines);
  if (has_lines && (says_lines || !is_value || article_keys(head).any())) {
    return read_as(Format::kJsonLines);
  }
  if (is_value) {
    Recognition whole = recognise_by_all(part, start);
    if (!says_lines || whole.verdict != Verdict::kSkip) return whole;
  }
  return mismatch(says_lines ? "no line of it is a JSON object" : "it is not JSON");
}

// An object or an array of them, as far as the first key: prose goes on otherwise.
bool begins_json(std::string_view start) {
  if (start.starts_with('[')) start = ascii::trimmed(start.substr(1));
  if (!start.starts_with('{')) return false;
  start = ascii::trimmed(start.substr(1));
  if (start.starts_with('}')) return true;
  if (!start.starts_with('"')) return false;
  const auto end = start.find('"', 1);
  return end != start.npos && ascii::trimmed(start.substr(end + 1, 64)).starts_with(':');
}

// Mail is known by its header, whatever it is called; where its name says so, any field will do.
std::optional<Recognition> recognise_mail(std::string_view start, NameSays says) {
  if (begins_mbox(start)) return read_as(Format::kMbox);
  if (begins_mail(start)) return read_as(Format::kMail);
  if (says != NameSays::kMail) return std::nullopt;
  if (is_field_line(start.substr(0, start.find('\n')))) return read_as(Format::kMail);
  return mismatch("it does not begin like mail");
}

Recognition recognise_text(const FirstPart& part, NameKind name) {
  const std::string_view head = part.head();
  const std::string_view start = ascii::trimmed(head);
  const std::string_view markup = first_markup(head);
  const bool says_sgml = name.says == NameSays::kSgml;
  if (ascii::starts_with(markup, "<!doctype lewis") ||
      has_record(head, markup, "reuters", says_sgml)) {
    return read_as(Format::kReutersSgml);
  }
  if (has_record(head, markup, "doc", says_sgml)) return read_as(Format::kTrecSgml);
  const std::string_view root = root_element(head);
  if (is_html_document(markup) || root == "html") {
    // A document type of HTML stands before other things too.
    return is_known_root(root) ? recognise_xml(head) : read_as(Format::kHtml);
  }
  if (name.says == NameSays::kXml || is_known_root(root)) return recognise_xml(head);
  if (name.says == NameSays::kJson || name.says == NameSays::kJsonLines) {
    return recognise_json(part, start, name.says);
  }
  if (name.says == NameSays::kTable) {
    if (examine_csv(head).holds_articles()) return read_as(Format::kCsv);
    return skip("table without a column of titles or texts");
  }
  if (name.says == NameSays::kOtherText) return skip(name.kind);
  if (name.says == NameSays::kHtml) return read_as(Format::kHtml);
  if (const auto mail = recognise_mail(start, name.says)) return *mail;
  if (says_sgml) return mismatch("no <REUTERS> or <DOC> record begins a line of it");
  if (begins_json(start)) {
    Recognition json = recognise_json(part, start, NameSays::kJson);
    // What is called text is text, whatever its shape, until it shows articles.
    if (json.verdict != Verdict::kSkip || name.says == NameSays::kNothing) return json;
  }
  if (is_json_object(start) && has_json_line(head)) return read_as(Format::kJsonLines);
  if (is_json_document(head, start)) return read_as(Format::kJson);
  if (begins_with_header(head)) return read_as(Format::kCsv);
  if (name.says == NameSays::kNothing && is_html_part(markup)) return read_as(Format::kHtml);
  if (start.starts_with("<?xml")) return recognise_xml(head);
  return read_as(Format::kText);
}

}  // namespace

std::string_view format_name(Format format) {
  switch (format) {
    case Format::kText:
      return "text";
    case Format::kHtml:
      return "html";
    case Format::kJsonLines:
      return "jsonl";
    case Format::kJson:
      return "json";
    case Format::kCsv:
      return "csv";
    case Format::kReutersSgml:
      return "reuters-sgml";
    case Format::kTrecSgml:
      return "trec-sgml";
    case Format::kFeed:
      return "feed";
    case Format::kNitf:
      return "nitf";
    case Format::kNewsmlG2:
      return "newsml-g2";
    case Format::kNewsml1:
      return "newsml1";
    case Format::kMail:
      return "mail";
    case Format::kMbox:
      return "mbox";
    case Format::kTar:
      return "tar";
    case Format::kZip:
      return "zip";
    case Format::kSevenZip:
      return "7z";
    case Format::kWarc:
      return "warc";
    case Format::kArc:
      return "arc";
  }
  return {};
}

Recognition recognise(std::string_view text, std::string_view name, bool ended) {
  const FirstPart part{text, ended};
  const std::string_view head = part.head();
  const NameKind kind = kind_of_name(name);
  const std::string_view binary = binary_kind(head);
  if (!binary.empty()) return promises_text(kind.says) ? mismatch(binary) : skip(binary);
  if (!looks_binary(head)) return recognise_text(part, kind);
  const bool is_damaged = promises_text(kind.says) || promises_articles_inside(name);
  const std::string_view what = head.find_first_not_of('\0') == head.npos ? "zeros" : "binary data";
  return is_damaged ? mismatch(what) : skip(what);
}

}  // namespace newsdex
