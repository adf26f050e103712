#include "corpus/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/html_node.hpp"

namespace newsdex {
namespace {

using Field = std::string RawRecord::*;

struct MetaRow {
  std::string_view name;  // of a meta element's name, property or itemprop, in lower case
  Field field;
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

constexpr auto kTopicMeta =
    std::to_array<std::string_view>({"article:tag", "news_keywords", "keywords"});

// Ranks behind every row of kMeta, so that these fill what is still empty.
enum Rank : std::size_t { kTitleElement = 1000, kTimeElement, kFirstHeading, kNone };

// A relative address means nothing away from its page.
bool is_address(std::string_view value) {
  return value.starts_with("//") || value.find("://") != std::string_view::npos;
}

class MetadataReader {
 public:
  explicit MetadataReader(RawRecord& record) : record_(record) {}

  void visit(const GumboNode& node) {
    if (!html::is_element(node)) return;
    read_element(node);
    html::for_each_child(node, [this](const GumboNode& child) { visit(child); });
  }

 private:
  struct Held {
    Field field;
    std::size_t rank;
  };

  // Keeps `value` unless a better one is held.
  void offer(Field field, std::string_view value, std::size_t rank) {
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
    }
  }

  void offer_text(Field field, const GumboNode& node, std::size_t rank) {
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
    for (const char* attribute : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string name = ascii::lower(ascii::trimmed(html::attribute(node, attribute)));
      if (name.empty()) continue;
      const auto is_name = [&](std::string_view known) { return known == name; };
      if (std::any_of(kTopicMeta.begin(), kTopicMeta.end(), is_name)) add_topics(content);
      const std::size_t rank = rank_of(name);
      if (rank == kMeta.size()) continue;
      // Some give their author's page on a social network for a name.
      if (kMeta[rank].field == &RawRecord::byline && is_address(content)) continue;
      offer(kMeta[rank].field, content, rank + 2);  // behind the attributes of html and link
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
};

}  // namespace

void read_page_metadata(const GumboNode& root, RawRecord& record) {
  MetadataReader(record).visit(root);
}

}  // namespace newsdex
