#include "corpus/newsml_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/html.hpp"
#include "corpus/markup_text.hpp"
#include "corpus/nitf.hpp"
#include "corpus/text_layout.hpp"
#include "corpus/xml_node.hpp"

namespace newsdex {
namespace {

// Elements of XHTML and NITF that text may stand in without a document around it.
bool is_prose(std::string_view element) {
  static constexpr std::array<std::string_view, 15> kElements = {
      "html", "body", "div", "section", "article", "p",     "h1",          "h2",
      "h3",   "ul",   "ol",  "table",   "pre",     "block", "body.content"};
  return std::find(kElements.begin(), kElements.end(), element) != kElements.end();
}

void append(std::string text, RawRecord& record) {
  if (ascii::trimmed(text).empty()) return;
  if (!record.text.empty()) record.text.append("\n\n");
  record.text.append(text);
}

void append_nitf(const xmlNode& nitf, RawRecord& record) {
  std::string before = std::exchange(record.text, {});
  read_nitf_element(nitf, record);
  std::string own = std::exchange(record.text, std::move(before));
  append(std::move(own), record);
}

void append_plain(const xmlNode& content, std::string_view type, RawRecord& record) {
  const std::string text = xml::text_of(content);
  const bool html = type.find("html") != std::string_view::npos ||
                    (type.find("plain") == std::string_view::npos && looks_like_html(text));
  if (html) return append(html_text(text), record);
  if (record.text.empty()) record.wrap_width = kFindWidth;
  append(text, record);
}

}  // namespace

void read_inline_content(const xmlNode& content, std::string_view type, RawRecord& record) {
  if (!xml::attribute(content, "encoding").empty()) {
    record.warnings.push_back("content that was put into letters is not read");
    return;
  }
  const xmlNode* first = nullptr;
  xml::for_each_element(content, [&](const xmlNode& node) {
    if (first == nullptr) first = &node;
  });
  if (first == nullptr) return append_plain(content, type, record);
  record.wrap_width = kNotWrapped;
  if (xml::name_of(*first) == "nitf") return append_nitf(*first, record);
  if (is_prose(xml::name_of(*first))) return append(markup_text(content), record);
  record.warnings.push_back(fmt::format("content of a kind that newsdex does not read: <{}>",
                                        one_line(xml::name_of(*first))));
}

}  // namespace newsdex
