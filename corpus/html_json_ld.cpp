#include "corpus/html_json_ld.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "common/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/html.hpp"

namespace newsdex::html {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kDeepest = 4;  // an article in the @graph of an array, an author in a list

// Line ends inside strings, which JSON forbids, and comments around it all are frequent.
std::string repaired(std::string_view json) {
  const auto begin = json.find_first_of("{[");
  const auto end = json.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string clean(json.substr(begin, end + 1 - begin));
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return clean;
}

bool is_article_type(std::string_view type) {
  static constexpr auto kEnds =
      std::to_array<std::string_view>({"Article", "BlogPosting", "Report", "NewsItem"});
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return type.ends_with(end); });
}

bool is_article(const object& thing) {
  element type;
  if (thing["@type"].get(type) != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return is_article_type(name);
  array names;
  if (type.get(names) != simdjson::SUCCESS) return false;
  return std::any_of(names.begin(), names.end(), [&](element one) {
    return one.get(name) == simdjson::SUCCESS && is_article_type(name);
  });
}

class LinkedDataReader {
 public:
  explicit LinkedDataReader(element root) : root_(root) { visit(root, 0); }

  LinkedData take() {
    LinkedData data;
    if (articles_.size() != 1) return data;
    const object& article = articles_.front();
    data.is_article = true;
    data.title = first(article, {"headline", "name"});
    data.date = first(article, {"datePublished", "dateCreated"});
    data.updated = first(article, {"dateModified"});
    data.source = first(article, {"publisher", "sourceOrganization"});
    data.language = first(article, {"inLanguage"});
    data.text = text_of(article);
    data.url = first(article, {"url", "mainEntityOfPage"});
    data.byline = first(article, {"author", "creator"});
    for (const char* key : {"articleSection", "keywords"}) {
      for (std::string& value : values_of(article, key)) data.sections.push_back(std::move(value));
    }
    return data;
  }

 private:
  using Names = std::unordered_map<std::string_view, element>;

  void visit(element value, int depth) {
    if (depth > kDeepest) return;
    array list;
    object thing;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element part : list) visit(part, depth + 1);
    } else if (value.get(thing) == simdjson::SUCCESS) {
      if (is_article(thing)) return articles_.push_back(thing);
      for (const char* key : {"@graph", "mainEntity"}) {
        element inner;
        if (thing[key].get(inner) == simdjson::SUCCESS) visit(inner, depth + 1);
      }
    }
  }

  // In its lines.
  static std::string text_of(const object& article) {
    std::string_view text;
    return article["articleBody"].get(text) == simdjson::SUCCESS ? std::string(text)
                                                                 : std::string();
  }

  std::string first(const object& thing, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
      std::string joined;
      for (const std::string& value : values_of(thing, key)) {
        joined.append(joined.empty() ? "" : ", ").append(value);
      }
      if (!joined.empty()) return joined;
    }
    return {};
  }

  std::vector<std::string> values_of(const object& thing, const char* key) {
    followed_.clear();
    std::vector<std::string> values;
    element value;
    if (thing[key].get(value) == simdjson::SUCCESS) collect(value, values, 0);
    return values;
  }

  void collect(element value, std::vector<std::string>& values, int depth) {
    std::string_view text;
    array list;
    object thing;
    if (value.get(text) == simdjson::SUCCESS) {
      // Many write HTML's references here, too.
      std::string line =
          one_line(text.find('&') == text.npos ? std::string(text) : html_text(text));
      if (!line.empty()) values.push_back(std::move(line));
    } else if (depth < kDeepest && value.get(list) == simdjson::SUCCESS) {
      for (const element part : list) collect(part, values, depth + 1);
    } else if (depth < kDeepest && value.get(thing) == simdjson::SUCCESS) {
      collect_thing(thing, values, depth);
    }
  }

  // A person or publisher is its name, a language its code, a page its address.
  void collect_thing(const object& thing, std::vector<std::string>& values, int depth) {
    std::string_view type;
    const bool is_language = thing["@type"].get(type) == simdjson::SUCCESS && type == "Language";
    element name;
    if (thing[is_language ? "alternateName" : "name"].get(name) == simdjson::SUCCESS) {
      return collect(name, values, depth + 1);
    }
    std::string_view id;
    if (thing["@id"].get(id) != simdjson::SUCCESS) return;
    if (const auto referred = names().find(id); referred != names().end()) {
      // Once a field: of references to long names, a hostile page has many.
      if (followed_.insert(id).second) collect(referred->second, values, depth + 1);
    } else if (id.find("://") != id.npos) {
      values.emplace_back(id);
    }
  }

  // Of things that have both, @id → name.
  const Names& names() {
    if (!names_) add_names(root_, names_.emplace(), 0);
    return *names_;
  }

  // Of several things of an @id the first counts.
  static void add_names(element value, Names& names, int depth) {
    if (depth > kDeepest) return;
    array list;
    object thing;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element part : list) add_names(part, names, depth + 1);
    } else if (value.get(thing) == simdjson::SUCCESS) {
      std::string_view id;
      element name;
      if (thing["@id"].get(id) == simdjson::SUCCESS &&
          thing["name"].get(name) == simdjson::SUCCESS) {
        names.emplace(id, name);
      }
      element graph;
      if (thing["@graph"].get(graph) == simdjson::SUCCESS) add_names(graph, names, depth + 1);
    }
  }

  element root_;
  std::vector<object> articles_;
  std::optional<Names> names_;                     // once one is asked for
  std::unordered_set<std::string_view> followed_;  // of the field that is being read
};

}  // namespace

LinkedData read_linked_data(std::string_view json) {
  const std::string clean = repaired(json);
  simdjson::dom::parser parser;
  element root;
  if (clean.empty() || parser.parse(clean).get(root) != simdjson::SUCCESS) return {};
  return LinkedDataReader(root).take();
}

}  // namespace newsdex::html
