#include "corpus/html_metadata.hpp"

#include <newsdex/date.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "common/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/html.hpp"
#include "corpus/html_json_ld.hpp"
#include "corpus/html_node.hpp"
#include "corpus/markup_text.hpp"

namespace newsdex {
namespace {

using TextField = std::string RawRecord::*;

struct MetaRow {
  std::string_view name;  // of a meta element's name, property or itemprop, in lower case
  TextField field;
};

// Of one field, earlier rows count before later ones.
constexpr auto kMeta = std::to_array<MetaRow>({
    {"og:title", &RawRecord::title},
    {"twitter:title", &RawRecord::title},
    {"dc.title", &RawRecord::title},
    {"article:published_time", &RawRecord::date},
    {"datepublished", &RawRecord::date},
    {"og:published_time", &RawRecord::date},
    {"dc.date.issued", &RawRecord::date},
    {"dcterms.issued", &RawRecord::date},
    {"dcterms.created", &RawRecord::date},
    {"dc.date", &RawRecord::date},
    {"parsely-pub-date", &RawRecord::date},
    {"sailthru.date", &RawRecord::date},
    {"pubdate", &RawRecord::date},
    {"publishdate", &RawRecord::date},
    {"publish-date", &RawRecord::date},
    {"publication_date", &RawRecord::date},
    {"date", &RawRecord::date},
    {"article:modified_time", &RawRecord::updated},
    {"datemodified", &RawRecord::updated},
    {"og:updated_time", &RawRecord::updated},
    {"dcterms.modified", &RawRecord::updated},
    {"lastmod", &RawRecord::updated},
    {"last-modified", &RawRecord::updated},
    {"og:site_name", &RawRecord::source},
    {"dc.publisher", &RawRecord::source},
    {"publisher", &RawRecord::source},
    {"author", &RawRecord::byline},
    {"byl", &RawRecord::byline},
    {"dc.creator", &RawRecord::byline},
    {"parsely-author", &RawRecord::byline},
    {"article:author", &RawRecord::byline},
    {"og:url", &RawRecord::url},
    {"content-language", &RawRecord::language},
    {"og:locale", &RawRecord::language},
});

constexpr auto kTopicMeta = std::to_array<std::string_view>(
    {"article:section", "article:tag", "news_keywords", "keywords"});

// Ranks behind every row of kMeta, so that these fill what is still empty.
enum Rank : std::size_t {
  kLinkedData = 1,  // behind the attributes of html and link
  kFirstMeta = 2,
  kMicrodata = 900,
  kTitleElement = 1000,
  kTimeElement,
  kFirstHeading,
  kLayout,
  kNone
};

constexpr std::size_t kLongestLabel =
    200;  // bytes of a byline, date or headline that is no meta element

// A relative address means nothing away from its page.
bool is_address(std::string_view value) {
  return value.starts_with("//") || value.find("://") != std::string_view::npos;
}

// "2022-01-25" of "https://daily.example/2022/01/25/oil".
std::string date_in(std::string_view url) {
  constexpr std::string_view kForm = "/dddd/dd/dd/";
  for (std::size_t at = url.find('/'); at != url.npos; at = url.find('/', at + 1)) {
    const std::string_view part = url.substr(at, kForm.size());
    const bool fits =
        std::equal(part.begin(), part.end(), kForm.begin(), kForm.end(),
                   [](char c, char form) { return form == 'd' ? ascii::is_digit(c) : c == form; });
    if (!fits) continue;
    std::string date(part.substr(1, 10));
    std::replace(date.begin(), date.end(), '/', '-');
    if (parse_date(date)) return date;
  }
  return {};
}

// Text of an element, until it is more than a label with its white space.
void append_some(const GumboNode& node, std::string& out) {
  if (out.size() > 4 * kLongestLabel) return;
  if (html::is_text(node)) {
    out.append(node.v.text.text);
  } else if (html::is_element(node)) {
    html::for_each_child(node, [&](const GumboNode& child) { append_some(child, out); });
  }
}

class MetadataReader {
 public:
  explicit MetadataReader(RawRecord& record) : record_(record) {}

  void visit(const GumboNode& node) {
    if (!html::is_element(node)) return;
    read_element(node);
    read_microdata(node);
    read_label(node);
    html::for_each_child(node, [this](const GumboNode& child) { visit(child); });
  }

  bool says_article() const { return says_article_; }

 private:
  struct Held {
    TextField field;
    std::size_t rank;
  };

  // Keeps `value` unless a better one is held.
  void offer(TextField field, std::string_view value, std::size_t rank) {
    value = ascii::trimmed(value);
    if (value.empty() || (field == &RawRecord::url && !is_address(value))) return;
    auto held = std::find_if(held_.begin(), held_.end(),
                             [&](const Held& one) { return one.field == field; });
    if (held == held_.end()) held = held_.insert(held_.end(), Held{field, kNone});
    if (rank >= held->rank) return;
    held->rank = rank;
    record_.*field = value;
  }

  void read_element(const GumboNode& node) {
    const GumboTag tag = node.v.element.tag;
    const bool in_svg = node.v.element.tag_namespace != GUMBO_NAMESPACE_HTML;
    if (in_svg) return;
    if (tag == GUMBO_TAG_META) {
      read_meta(node);
    } else if (tag == GUMBO_TAG_HTML) {
      offer(&RawRecord::language, html::attribute(node, "lang"), 0);
      offer(&RawRecord::language, html::attribute(node, "xml:lang"), 1);
    } else if (tag == GUMBO_TAG_LINK) {
      if (ascii::equal(html::attribute(node, "rel"), "canonical")) {
        offer(&RawRecord::url, html::attribute(node, "href"), 0);
      }
    } else if (tag == GUMBO_TAG_TITLE) {
      offer_text(&RawRecord::title, node, kTitleElement);
    } else if (tag == GUMBO_TAG_H1) {
      offer_text(&RawRecord::title, node, kFirstHeading);
    } else if (tag == GUMBO_TAG_TIME) {
      read_time(node);
    } else if (tag == GUMBO_TAG_SCRIPT) {
      if (ascii::equal(html::attribute(node, "type"), "application/ld+json")) read_script(node);
    }
  }

  void read_script(const GumboNode& node) {
    std::string json;
    html::append_text(node, json);
    html::LinkedData data = html::read_linked_data(json);
    if (!data.is_article) return;
    says_article_ = true;
    offer(&RawRecord::title, data.title, kLinkedData);
    offer(&RawRecord::date, data.date, kLinkedData);
    offer(&RawRecord::updated, data.updated, kLinkedData);
    offer(&RawRecord::source, data.source, kLinkedData);
    offer(&RawRecord::language, data.language, kLinkedData);
    offer(&RawRecord::url, data.url, kLinkedData);
    offer(&RawRecord::text, looks_like_html(data.text) ? html_text(data.text) : data.text,
          kLinkedData);
    if (!is_address(data.byline)) offer(&RawRecord::byline, data.byline, kLinkedData);
    for (const std::string& section : data.sections) add_topics(section);
  }

  void read_microdata(const GumboNode& node) {
    if (html::attribute(node, "itemtype").ends_with("Article")) says_article_ = true;
    const std::string_view property = html::attribute(node, "itemprop");
    if (property.empty() || node.v.element.tag == GUMBO_TAG_META) return;
    if (ascii::equal(property, "headline")) offer_label(&RawRecord::title, node, kMicrodata);
    if (ascii::equal(property, "author")) offer_label(&RawRecord::byline, node, kMicrodata);
    const bool published = ascii::equal(property, "datepublished");
    if (!published && !ascii::equal(property, "datemodified")) return;
    const TextField field = published ? &RawRecord::date : &RawRecord::updated;
    for (const char* name : {"content", "datetime"}) {
      offer(field, html::attribute(node, name), kMicrodata);
    }
  }

  // By layout: what an element is called, where it is as short as such things are.
  void read_label(const GumboNode& node) {
    const std::string_view name = html::attribute(node, "class");
    if (ascii::equal(html::attribute(node, "rel"), "author")) {
      offer_label(&RawRecord::byline, node, kLayout);
    }
    if (name.empty() || name.size() > kLongestLabel) return;
    const std::string called = ascii::lower(name);
    const auto says = [&](std::string_view word) { return called.find(word) != called.npos; };
    if (says("byline")) offer_label(&RawRecord::byline, node, kLayout);
    if (!says("date") && !says("publish") && !says("time")) return;
    const std::string text = label(node);
    if (!text.empty() && parse_date(text)) offer(&RawRecord::date, text, kLayout);
  }

  static std::string label(const GumboNode& node) {
    std::string text;
    append_some(node, text);
    text = one_line(text);
    return text.size() <= kLongestLabel ? text : std::string();
  }
  void offer_label(TextField field, const GumboNode& node, std::size_t rank) {
    offer(field, label(node), rank);
  }

  void offer_text(TextField field, const GumboNode& node, std::size_t rank) {
    std::string text;
    html::append_text(node, text);
    offer(field, one_line(text), rank);
  }

  void read_time(const GumboNode& node) {
    const bool says_published = ascii::equal(html::attribute(node, "itemprop"), "datepublished") ||
                                html::has_attribute(node, "pubdate");
    const std::string_view value = html::attribute(node, "datetime");
    offer(&RawRecord::date, value, says_published ? rank_of("datepublished") : kTimeElement);
  }

  static std::size_t rank_of(std::string_view name) {
    const auto* row = std::find_if(kMeta.begin(), kMeta.end(),
                                   [&](const MetaRow& one) { return one.name == name; });
    return static_cast<std::size_t>(row - kMeta.begin());
  }

  void read_meta(const GumboNode& node) {
    const std::string_view content = html::attribute(node, "content");
    if (content.empty()) return;
    if (ascii::equal(html::attribute(node, "property"), "og:type")) {
      says_article_ = says_article_ || ascii::equal(content, "article");
    }
    for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string name = ascii::lower(ascii::trimmed(html::attribute(node, attribute)));
      if (name.empty()) continue;
      const auto is_name = [&](std::string_view known) { return known == name; };
      if (std::any_of(kTopicMeta.begin(), kTopicMeta.end(), is_name)) add_topics(content);
      const std::size_t rank = rank_of(name);
      if (rank == kMeta.size()) continue;
      // Some give their author's page on a social network for a name.
      if (kMeta[rank].field == &RawRecord::byline && is_address(content)) continue;
      offer(kMeta[rank].field, content, rank + kFirstMeta);
    }
  }

  void add_topics(std::string_view list) {
    while (!list.empty()) {
      const auto end = std::min(list.find_first_of(",;"), list.size());
      record_.topics.emplace_back(ascii::trimmed(list.substr(0, end)));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }

  RawRecord& record_;
  std::vector<Held> held_;
  bool says_article_ = false;
};

}  // namespace

bool read_page_metadata(const GumboNode& root, RawRecord& record) {
  MetadataReader reader(record);
  reader.visit(root);
  if (record.date.empty()) record.date = date_in(record.url);
  return reader.says_article();
}

}  // namespace newsdex
