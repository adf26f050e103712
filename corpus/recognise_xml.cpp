#include "corpus/recognise_xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/ascii.hpp"
#include "corpus/xml_node.hpp"

namespace newsdex {
namespace {

struct Root {
  std::string_view element;
  Verdict verdict;
  Format format;          // of kRead
  std::string_view kind;  // of kSkip
};

constexpr Root read_as(std::string_view element, Format format) {
  return {element, Verdict::kRead, format, {}};
}
constexpr Root skip_as(std::string_view element, std::string_view kind) {
  return {element, Verdict::kSkip, Format::kText, kind};
}

constexpr std::array kRoots = std::to_array<Root>({
    read_as("rss", Format::kFeed),
    read_as("RDF", Format::kFeed),
    read_as("feed", Format::kFeed),
    read_as("entry", Format::kFeed),
    read_as("nitf", Format::kNitf),
    read_as("newsItem", Format::kNewsmlG2),
    read_as("packageItem", Format::kNewsmlG2),
    read_as("newsMessage", Format::kNewsmlG2),
    read_as("NewsML", Format::kNewsml1),
    skip_as("conceptItem", "description of a concept (NewsML-G2 conceptItem)"),
    skip_as("knowledgeItem", "vocabulary (NewsML-G2 knowledgeItem)"),
    skip_as("planningItem", "plan of coverage (NewsML-G2 planningItem)"),
    skip_as("catalogItem", "catalogue of vocabularies (NewsML-G2 catalogItem)"),
    skip_as("contentSet", "piece of a NewsML-G2 document"),
    skip_as("contentMeta", "piece of a NewsML-G2 document"),
    skip_as("groupSet", "piece of a NewsML-G2 document"),
    skip_as("opml", "list of feeds (OPML)"),
    skip_as("urlset", "list of addresses (sitemap)"),
    skip_as("sitemapindex", "list of addresses (sitemap)"),
    skip_as("svg", "image (SVG)"),
});

const Root* row_of(std::string_view element) {
  const auto* row = std::find_if(kRoots.begin(), kRoots.end(),
                                 [&](const Root& root) { return root.element == element; });
  return row == kRoots.end() ? nullptr : row;
}

// Behind the markup that `text` begins with and that `end` ends; empty where it does not.
std::string_view behind(std::string_view text, std::string_view end) {
  const auto at = text.find(end);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + end.size());
}

// Behind a document type, which may hold declarations in brackets.
std::string_view behind_document_type(std::string_view text) {
  const auto end = text.find_first_of("[>");
  if (end == std::string_view::npos) return {};
  return text[end] == '>' ? text.substr(end + 1) : behind(behind(text, "]"), ">");
}

// RDF says many things, and many things have entries.
bool is_feed(std::string_view head) {
  static constexpr std::array<std::string_view, 4> kAddresses = {
      "purl.org/rss/", "netscape.com/rdf/", "www.w3.org/2005/Atom", "purl.org/atom/"};
  return std::any_of(kAddresses.begin(), kAddresses.end(), [&](std::string_view address) {
    return head.find(address) != std::string_view::npos;
  });
}

}  // namespace

std::string_view first_markup(std::string_view head) {
  for (;;) {
    head = ascii::trimmed(head);
    if (head.starts_with("<!--")) {
      head = behind(head, "-->");
    } else if (head.starts_with("<?")) {
      const auto instruction = head.substr(0, head.find('<', 1));
      const bool of_xml = instruction.find("?>") != std::string_view::npos;  // SGML's end in ">"
      head = behind(head, of_xml ? "?>" : ">");
    } else {
      return head;
    }
  }
}

std::string_view root_element(std::string_view head) {
  head = first_markup(head);
  while (ascii::starts_with(head, "<!doctype")) head = first_markup(behind_document_type(head));
  if (!head.starts_with('<')) return {};
  return xml::without_prefix(head.substr(1, head.find_first_of("> \t\r\n/", 1) - 1));
}

bool is_known_root(std::string_view root) { return row_of(root) != nullptr; }

Recognition recognise_xml(std::string_view head) {
  const std::string_view element = root_element(head);
  if (element.empty()) {
    return {Verdict::kFail, Format::kText, "its content is not what its name says: no XML element"};
  }
  const Root* root = row_of(element);
  const bool loose = element == "RDF" || element == "entry";
  if (root == nullptr || (loose && !is_feed(head))) {
    return {Verdict::kSkip, Format::kText,
            fmt::format("XML of a kind that newsdex does not read: <{}>", element.substr(0, 40))};
  }
  if (root->verdict == Verdict::kRead) return {Verdict::kRead, root->format, {}};
  return {Verdict::kSkip, Format::kText,
          fmt::format("{}: a kind that newsdex does not read", root->kind)};
}

}  // namespace newsdex
