#include "corpus/newsml_g2.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "corpus/clean_text.hpp"
#include "corpus/newsml_content.hpp"
#include "corpus/xml.hpp"
#include "corpus/xml_node.hpp"

namespace newsdex {
namespace {

// What identifies a concept, in the order of what says most.
constexpr std::array kIdentifiers = {"qcode", "literal", "uri"};

std::string identifier_of(const xmlNode& concept_node) {
  for (const char* name : kIdentifiers) {
    if (auto value = xml::attribute(concept_node, name); !value.empty()) return value;
  }
  return {};
}

// "nprov:REUTERS" → "REUTERS", "http://www.acmenews.com/about/" → "acmenews.com"
std::string readable(const std::string& identifier) {
  const auto scheme = identifier.find("://");
  std::string name = scheme == std::string::npos ? identifier.substr(identifier.find(':') + 1)
                                                 : identifier.substr(scheme + 3);
  if (scheme != std::string::npos) name.resize(std::min(name.find('/'), name.size()));
  return name.starts_with("www.") ? name.substr(4) : name;
}

class Item {
 public:
  explicit Item(const xmlNode& item)
      : item_(item),
        item_meta_(xml::child(item, "itemMeta")),
        content_meta_(xml::child(item, "contentMeta")) {
    record_.line = xml::line_of(item);
    record_.id = xml::attribute(item, "guid");
    xml::for_each_element(item, [this](const xmlNode& node) {
      if (xml::name_of(node) == "assert") names_.emplace(identifier_of(node), name_in(node));
    });
  }

  RawRecord read() {
    read_language();
    // What the item says itself counts before what its content does.
    record_.title = first_text({{content_meta_, "headline"}, {item_meta_, "title"}});
    record_.byline = first_text({{content_meta_, "by"}});
    read_topics();
    read_content();
    if (record_.byline.empty()) record_.byline = creators();
    if (record_.title.empty()) record_.title = first_text({{content_meta_, "slugline"}});
    read_source();
    read_dates();
    return std::move(record_);
  }

  // What a package says of the items that it packs.
  RawRecord read_package() {
    RawRecord record = read();
    if (!record.text.empty()) return record;
    xml::for_each_descendant(item_, "itemRef", [&](const xmlNode& reference) {
      for (const char* name : {"headline", "title", "description"}) {
        const std::string line = one_line(xml::text_of(xml::child(reference, name)));
        if (!line.empty()) record.text.append(line).append("\n");
      }
      record.text.append("\n");
    });
    return record;
  }

 private:
  struct Place {
    const xmlNode* parent;
    const char* element;
  };

  // The first that has words; of several of one name, the one in the item's language.
  std::string first_text(std::initializer_list<Place> places) const {
    for (const Place& place : places) {
      if (place.parent == nullptr) continue;
      std::string text = one_line(xml::text_of(in_language(*place.parent, place.element)));
      if (!text.empty()) return text;
    }
    return {};
  }

  const xmlNode* in_language(const xmlNode& parent, std::string_view element) const {
    const xmlNode* best = nullptr;
    xml::for_each_element(parent, [&](const xmlNode& node) {
      if (xml::name_of(node) != element) return;
      const bool own = xml::attribute(node, "lang") == record_.language;
      if (best == nullptr || (own && xml::attribute(*best, "lang") != record_.language)) {
        best = &node;
      }
    });
    return best;
  }

  std::string name_in(const xmlNode& node) const {
    return one_line(xml::text_of(in_language(node, "name")));
  }

  // A concept's name, where it stands or where the item asserts it.
  std::string name_of_concept(const xmlNode& node) const {
    if (std::string name = name_in(node); !name.empty()) return name;
    const auto asserted = names_.find(identifier_of(node));
    return asserted == names_.end() ? std::string() : asserted->second;
  }

  void read_language() {
    if (content_meta_ != nullptr) {
      record_.language = xml::attribute(xml::child(*content_meta_, "language"), "tag");
    }
    if (record_.language.empty()) record_.language = xml::attribute(item_, "lang");
  }

  void read_topics() {
    if (content_meta_ == nullptr) return;
    xml::for_each_element(*content_meta_, [this](const xmlNode& node) {
      if (xml::name_of(node) == "keyword") record_.topics.push_back(xml::text_of(node));
      if (xml::name_of(node) != "subject") return;
      const xmlNode* main = xml::child(node, "mainConcept");
      const xmlNode& subject = main == nullptr ? node : *main;
      std::string topic = name_of_concept(subject);
      record_.topics.push_back(topic.empty() ? identifier_of(subject) : std::move(topic));
    });
  }

  void read_content() {
    if (const xmlNode* set = xml::child(item_, "contentSet")) {
      xml::for_each_element(*set, [this](const xmlNode& content) {
        if (xml::name_of(content) == "inlineXML" || xml::name_of(content) == "inlineData") {
          read_inline_content(content, xml::attribute(content, "contenttype"), record_);
        }
      });
    }
    if (!record_.text.empty() || content_meta_ == nullptr) return;
    // Pictures, videos and links are known by what is said of them.
    xml::for_each_element(*content_meta_, [this](const xmlNode& node) {
      if (xml::name_of(node) != "description") return;
      if (!record_.text.empty()) record_.text.append("\n\n");
      record_.text.append(one_line(xml::text_of(node)));
    });
  }

  std::string creators() const {
    std::string names;
    if (content_meta_ == nullptr) return names;
    xml::for_each_element(*content_meta_, [&](const xmlNode& node) {
      if (xml::name_of(node) != "creator") return;
      const std::string name = name_of_concept(node);
      if (!names.empty() && !name.empty()) names.append(", ");
      names.append(name);
    });
    return names;
  }

  void read_source() {
    const xmlNode* provider = item_meta_ == nullptr ? nullptr : xml::child(*item_meta_, "provider");
    if (provider != nullptr) record_.source = name_of_concept(*provider);
    const std::string identifier = provider == nullptr ? std::string() : identifier_of(*provider);
    if (record_.source.empty() && identifier.find("://") == std::string::npos) {
      record_.source = readable(identifier);
    }
    const xmlNode* rights = xml::child(item_, "rightsInfo");
    const xmlNode* holder = rights == nullptr ? nullptr : xml::child(*rights, "copyrightHolder");
    if (record_.source.empty() && holder != nullptr) record_.source = name_of_concept(*holder);
    if (record_.source.empty()) record_.source = readable(identifier);
  }

  // The item's first version was published; what came after is an update. Of a text the time that
  // it was written at stands for the first, of a picture that may be any time before.
  void read_dates() {
    const std::string version = first_text({{item_meta_, "versionCreated"}});
    std::string first = first_text({{item_meta_, "firstCreated"}});
    const xmlNode* kind = item_meta_ == nullptr ? nullptr : xml::child(*item_meta_, "itemClass");
    if (first.empty() && xml::attribute(kind, "qcode").ends_with(":text")) {
      first = first_text({{content_meta_, "contentCreated"}});
    }
    record_.date = first.empty() ? version : first;
    if (version != record_.date) record_.updated = version;
  }

  const xmlNode& item_;
  const xmlNode* item_meta_;
  const xmlNode* content_meta_;
  std::map<std::string, std::string> names_;  // that the item asserts, by identifier
  RawRecord record_;
};

constexpr std::array<std::string_view, 4> kNoNews = {"conceptItem", "knowledgeItem", "planningItem",
                                                     "catalogItem"};

// Inside a message; a file that is nothing else is skipped (recognise_xml).
bool is_no_news(std::string_view name) {
  return std::find(kNoNews.begin(), kNoNews.end(), name) != kNoNews.end();
}

void read_item(const xmlNode& node, RecordSink& sink) {
  const std::string_view name = xml::name_of(node);
  if (name == "newsItem") return sink.record(Item(node).read());
  if (name == "packageItem") {
    RawRecord package = Item(node).read_package();
    if (package.title.empty() && one_line(package.text).empty()) {
      return sink.note(package.line, package.id, "a package of mere references: nothing to read");
    }
    return sink.record(std::move(package));
  }
  if (is_no_news(name)) {
    return sink.note(xml::line_of(node), xml::attribute(node, "guid"),
                     fmt::format("a {} is no news: left out", name));
  }
  xml::for_each_element(node, [&](const xmlNode& inner) { read_item(inner, sink); });
}

}  // namespace

std::string read_newsml_g2(TextWindow& window, RecordSink& sink) {
  const XmlDocument document = read_xml_file(window, XmlCare::kStrict);
  if (document.root() == nullptr) return document.flaw;
  read_item(*document.root(), sink);
  return {};
}

}  // namespace newsdex
