#include "corpus/markup_text.hpp"

#include <algorithm>
#include <array>

#include "common/ascii.hpp"
#include "corpus/html.hpp"
#include "corpus/xml_node.hpp"

namespace newsdex {
namespace {

struct Translation {
  std::string_view nitf;
  std::string_view html;  // empty: not shown
};

constexpr std::array kTranslations = std::to_array<Translation>({
    {"hl1", "h1"},           {"hl2", "h2"},
    {"hedline", "div"},      {"block", "div"},
    {"abstract", "div"},     {"bq", "blockquote"},
    {"credit", "div"},       {"nitf-table", "div"},
    {"fn", "div"},           {"byline", "div"},
    {"dateline", "div"},     {"correction", "div"},
    {"body.head", "div"},    {"body.content", "div"},
    {"body", "div"},         {"media-caption", "p"},
    {"media-producer", "p"}, {"media-reference", ""},
    {"media-metadata", ""},  {"media-object", ""},
    {"custom-table", ""},    {"nitf-table-metadata", ""},
});

constexpr std::size_t kLongestHtmlReference = 32;  // "CounterClockwiseContourIntegral;"

constexpr std::array<std::string_view, 6> kVoid = {"br", "hr", "img", "wbr", "col", "input"};

std::string html_name(std::string_view name) {
  const auto* row = std::find_if(kTranslations.begin(), kTranslations.end(),
                                 [&](const Translation& t) { return t.nitf == name; });
  return ascii::lower(row == kTranslations.end() ? name : row->html);
}

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '<') {
      out.append("&lt;");
    } else if (c == '&') {
      out.append("&amp;");
    } else {
      out.push_back(c);
    }
  }
}

void append_html(const xmlNode& parent, std::string& out) {
  for (const xmlNode* node = parent.children; node != nullptr; node = node->next) {
    if (xml::is_text(*node)) append_escaped(xml::as_view(node->content), out);
    if (!xml::is_element(*node)) continue;
    const std::string name = html_name(xml::name_of(*node));
    if (name.empty()) continue;
    out.append("<").append(name).append(">");
    if (std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end()) continue;
    append_html(*node, out);
    out.append("</").append(name).append(">");
  }
}

}  // namespace

bool looks_like_html(std::string_view utf8) {
  const auto last_end = utf8.rfind('>');
  for (std::size_t at = 0; (at = utf8.find_first_of("<&", at)) != std::string_view::npos; ++at) {
    const auto rest = utf8.substr(at + 1, kLongestHtmlReference);
    if (rest.empty()) return false;
    const bool name = ascii::is_letter(rest[0]);
    if (utf8[at] == '<') {
      const bool tag = name || rest[0] == '/' || rest[0] == '!';
      if (tag && last_end != std::string_view::npos && last_end > at) return true;
    } else if (name || rest[0] == '#') {
      const auto end = std::find_if_not(rest.begin(), rest.end(), [](char c) {
        return ascii::is_letter(c) || ascii::is_digit(c) || c == '#';
      });
      if (end != rest.end() && *end == ';') return true;
    }
  }
  return false;
}

std::string markup_text(const xmlNode& element) {
  std::string html;
  append_html(element, html);
  return html_text(html);
}

}  // namespace newsdex
