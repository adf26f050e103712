#include "corpus/feed_fields.hpp"

#include <algorithm>
#include <utility>

#include "common/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/html.hpp"
#include "corpus/markup_text.hpp"
#include "corpus/text_layout.hpp"
#include "corpus/xml_node.hpp"

namespace newsdex {
namespace {

// The vocabularies that feeds are written in. kCore: RSS of any kind and Atom.
enum class Space { kCore, kDublinCore, kTerms, kContent, kXhtml, kItunes, kFeedburner, kOther };

struct SpaceRow {
  std::string_view begin;   // of its address
  std::string_view prefix;  // by which it is known where nobody declares it
  Space space;
};

constexpr std::array kSpaces = std::to_array<SpaceRow>({
    {"http://www.w3.org/2005/Atom", "atom", Space::kCore},
    {"http://purl.org/atom/ns", "atom03", Space::kCore},
    {"http://purl.org/rss/1.0/modules/content/", "content", Space::kContent},
    {"http://purl.org/rss/1.0/modules/", "", Space::kOther},
    {"http://purl.org/rss/1.0/", "rss", Space::kCore},
    {"http://purl.org/net/rss1.1", "", Space::kCore},
    {"http://my.netscape.com/", "", Space::kCore},
    {"http://channel.netscape.com/", "", Space::kCore},
    {"http://backend.userland.com/", "", Space::kCore},
    {"http://blogs.law.harvard.edu/", "", Space::kCore},
    {"http://purl.org/dc/elements/", "dc", Space::kDublinCore},
    {"http://purl.org/dc/terms/", "dcterms", Space::kTerms},
    {"http://www.w3.org/1999/xhtml", "xhtml", Space::kXhtml},
    {"http://www.itunes.com/", "itunes", Space::kItunes},
    {"http://rssnamespace.org/feedburner/", "feedburner", Space::kFeedburner},
});

// In the order of the ranks' array.
enum Field : std::size_t { kTitle, kText, kDate, kUpdated, kId, kUrl, kByline, kSource, kLanguage };

constexpr std::array kMembers = {&RawRecord::title,   &RawRecord::text,   &RawRecord::date,
                                 &RawRecord::updated, &RawRecord::id,     &RawRecord::url,
                                 &RawRecord::byline,  &RawRecord::source, &RawRecord::language};

enum class Read { kProse, kLine, kPerson, kTopic, kGuid, kLink, kSource };

struct ElementRow {
  Space space;
  std::string_view element;
  Read as;
  Field field = kTitle;  // of kProse, kLine and kPerson
  int rank = 0;          // among those of its field: the lowest counts
};

constexpr std::array kElementRows = std::to_array<ElementRow>({
    {Space::kCore, "title", Read::kLine, kTitle, 0},
    {Space::kDublinCore, "title", Read::kLine, kTitle, 1},
    {Space::kContent, "encoded", Read::kProse, kText, 0},
    {Space::kXhtml, "body", Read::kProse, kText, 0},
    {Space::kXhtml, "div", Read::kProse, kText, 0},
    {Space::kCore, "fullitem", Read::kProse, kText, 1},
    {Space::kCore, "content", Read::kProse, kText, 1},
    {Space::kCore, "description", Read::kProse, kText, 2},
    {Space::kCore, "summary", Read::kProse, kText, 3},
    {Space::kDublinCore, "description", Read::kProse, kText, 4},
    {Space::kTerms, "abstract", Read::kProse, kText, 4},
    {Space::kItunes, "summary", Read::kProse, kText, 5},
    {Space::kCore, "pubDate", Read::kLine, kDate, 0},
    {Space::kCore, "published", Read::kLine, kDate, 0},
    {Space::kCore, "issued", Read::kLine, kDate, 0},
    {Space::kTerms, "issued", Read::kLine, kDate, 1},
    {Space::kDublinCore, "date", Read::kLine, kDate, 2},
    {Space::kCore, "date", Read::kLine, kDate, 2},
    {Space::kCore, "created", Read::kLine, kDate, 3},
    {Space::kTerms, "created", Read::kLine, kDate, 3},
    {Space::kCore, "updated", Read::kLine, kUpdated, 0},
    {Space::kCore, "modified", Read::kLine, kUpdated, 0},
    {Space::kTerms, "modified", Read::kLine, kUpdated, 1},
    {Space::kCore, "guid", Read::kGuid, kId, 0},
    {Space::kCore, "id", Read::kGuid, kId, 0},
    {Space::kDublinCore, "identifier", Read::kLine, kId, 2},
    {Space::kFeedburner, "origLink", Read::kLine, kUrl, 0},
    {Space::kCore, "link", Read::kLink},
    {Space::kCore, "author", Read::kPerson, kByline, 0},
    {Space::kDublinCore, "creator", Read::kPerson, kByline, 1},
    {Space::kDublinCore, "author", Read::kPerson, kByline, 1},
    {Space::kItunes, "author", Read::kPerson, kByline, 2},
    {Space::kCore, "source", Read::kSource},
    {Space::kDublinCore, "publisher", Read::kPerson, kSource, 1},
    {Space::kDublinCore, "language", Read::kLine, kLanguage, 0},
    {Space::kCore, "language", Read::kLine, kLanguage, 0},
    {Space::kCore, "category", Read::kTopic},
    {Space::kDublinCore, "subject", Read::kTopic},
});

Space space_of(const xmlNode& node, std::string_view root_space) {
  const std::string_view prefix = xml::undeclared_prefix(node);
  const std::string_view address = xml::space_of(node);
  if (prefix.empty() && (address.empty() || address == root_space)) return Space::kCore;
  const auto* row = std::find_if(kSpaces.begin(), kSpaces.end(), [&](const SpaceRow& known) {
    return prefix.empty() ? ascii::starts_with(address, known.begin) : prefix == known.prefix;
  });
  return row == kSpaces.end() ? Space::kOther : row->space;
}

bool is_atom(const xmlNode& node) {
  const std::string_view address = xml::space_of(node);
  return address == "http://www.w3.org/2005/Atom" || address.starts_with("http://purl.org/atom/");
}

struct Prose {
  std::string text;
  unsigned wrap_width = kNotWrapped;
};

// Plain text is indented with the markup around it, which means nothing.
std::string without_indents(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    lines.append(ascii::trimmed(ascii::take_line(text))).push_back('\n');
  }
  return lines;
}

Prose plain(const std::string& text) { return {without_indents(text), kFindWidth}; }

Prose prose_of_atom(const xmlNode& node) {
  const std::string type = ascii::lower(xml::attribute(node, "type"));
  const std::string mode = xml::attribute(node, "mode");  // of Atom 0.3
  if (type == "html" || mode == "escaped" || (type == "text/html" && !xml::has_elements(node))) {
    return {html_text(xml::text_of(node))};
  }
  if (mode == "base64") return {};
  if (xml::has_elements(node)) return {markup_text(node)};
  if (type.empty() || type == "xhtml" || type.starts_with("text") || type.ends_with("xml")) {
    return plain(xml::text_of(node));
  }
  return {};  // a picture, or what else was put into letters
}

// RSS does not say whether text is HTML; most is.
Prose prose_of(const xmlNode& node) {
  if (is_atom(node)) return prose_of_atom(node);
  if (xml::has_elements(node)) return {markup_text(node)};
  std::string text = xml::text_of(node);
  return looks_like_html(text) ? Prose{html_text(text)} : plain(text);
}

bool is_web_address(std::string_view text) {
  return ascii::starts_with(text, "http://") || ascii::starts_with(text, "https://");
}

// "jane@example.org (Jane Doe)" and "Jane Doe <jane@example.org>" are Jane Doe; an address alone
// names nobody.
std::string person_name(std::string_view text) {
  text = ascii::trimmed(text);
  if (text.find('@') == std::string_view::npos) return std::string(text);
  const auto open = text.find('(');
  const auto close = text.rfind(')');
  if (open != std::string_view::npos && close != std::string_view::npos && open < close) {
    const auto inside = text.substr(open + 1, close - open - 1);
    return std::string(inside.find('@') == std::string_view::npos ? inside : text.substr(0, open));
  }
  if (const auto angle = text.find('<'); angle != std::string_view::npos) {
    return std::string(ascii::trimmed(text.substr(0, angle)));
  }
  return {};
}

std::string person_of(const xmlNode& node) {
  if (const xmlNode* name = xml::child(node, "name")) return xml::text_of(*name);
  if (xml::has_elements(node)) return {};
  return person_name(one_line(prose_of(node).text));
}

std::string topic_of(const xmlNode& node) {
  for (const char* name : {"label", "term"}) {
    if (std::string value = xml::attribute(node, name); !value.empty()) return value;
  }
  return one_line(prose_of(node).text);
}

}  // namespace

void FeedFields::offer(std::size_t field, int rank, std::string value) {
  value = one_line(value);
  if (value.empty() || rank > ranks_[field]) return;
  std::string& member = record.*kMembers[field];
  if (rank == ranks_[field]) {
    if (field == kByline && member != value) member.append(", ").append(value);
    return;  // of equals the first counts, but all have written it
  }
  member = std::move(value);
  ranks_[field] = rank;
}

void FeedFields::offer_text(const xmlNode& node, int rank) {
  if (rank >= ranks_[kText]) return;
  Prose prose = prose_of(node);
  if (ascii::trimmed(prose.text).empty()) return;
  record.text = std::move(prose.text);
  record.wrap_width = prose.wrap_width;
  ranks_[kText] = rank;
}

void FeedFields::offer_link(const xmlNode& node) {
  const std::string relation = xml::attribute(node, "rel");
  if (!relation.empty() && relation != "alternate") return;
  const std::string type = xml::attribute(node, "type");
  const bool page = type.empty() || type == "text/html" || type == "application/xhtml+xml";
  std::string address = xml::attribute(node, "href");
  if (address.empty()) address = xml::text_of(node);
  offer(kUrl, page ? 1 : 2, std::move(address));
}

// It is the item's address too, where it does not say that it is not.
void FeedFields::offer_guid(const xmlNode& node, int rank) {
  std::string id = one_line(xml::text_of(node));
  if (is_web_address(id) && xml::attribute(node, "isPermaLink") != "false") offer(kUrl, 3, id);
  offer(kId, rank, std::move(id));
}

void FeedFields::read_child(const xmlNode& node) {
  const Space space = space_of(node, root_space_);
  const auto* row =
      std::find_if(kElementRows.begin(), kElementRows.end(), [&](const ElementRow& known) {
        return known.space == space && known.element == xml::name_of(node);
      });
  if (row == kElementRows.end()) return;
  switch (row->as) {
    case Read::kProse:
      return offer_text(node, row->rank);
    case Read::kLine:
      return offer(row->field, row->rank, prose_of(node).text);
    case Read::kPerson:
      return offer(row->field, row->rank, person_of(node));
    case Read::kTopic:
      return record.topics.push_back(topic_of(node));
    case Read::kGuid:
      return offer_guid(node, row->rank);
    case Read::kLink:
      return offer_link(node);
    case Read::kSource: {
      const xmlNode* title = xml::has_elements(node) ? xml::child(node, "title") : &node;
      if (title != nullptr) offer(kSource, 0, prose_of(*title).text);
      return;
    }
  }
}

void FeedFields::read(const xmlNode& item) {
  record.line = xml::line_of(item);
  record.wrap_width = kNotWrapped;
  const std::string about = xml::attribute(item, "about");  // of RDF
  offer(kId, 1, about);
  if (is_web_address(about)) offer(kUrl, 3, about);
  offer(kLanguage, 1, xml::attribute(item, "lang"));
  xml::for_each_element(item, [this](const xmlNode& node) { read_child(node); });
}

}  // namespace newsdex
