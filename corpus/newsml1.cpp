#include "corpus/newsml1.hpp"

#include <utility>

#include "corpus/clean_text.hpp"
#include "corpus/newsml_content.hpp"
#include "corpus/xml.hpp"
#include "corpus/xml_node.hpp"

namespace newsdex {
namespace {

// An item says the same of itself and of the components inside: the first, outermost, counts.
std::string first_text(const xmlNode& item, std::string_view element) {
  return one_line(xml::text_of(xml::descendant(item, element)));
}

std::string formal_name(const xmlNode& item, std::string_view element) {
  const xmlNode* node = xml::descendant(item, element);
  if (node == nullptr) return {};
  if (const xmlNode* party = xml::child(*node, "Party")) node = party;
  return one_line(xml::attribute(*node, "FormalName"));
}

void read_topics(const xmlNode& item, RawRecord& record) {
  xml::for_each_descendant(item, "KeywordLine", [&](const xmlNode& line) {
    record.topics.push_back(xml::text_of(line));
  });
  for (const char* name : {"SubjectMatter", "SubjectDetail", "Subject"}) {
    xml::for_each_descendant(item, name, [&](const xmlNode& subject) {
      record.topics.push_back(xml::attribute(subject, "FormalName"));
    });
  }
}

void read_content(const xmlNode& item, RawRecord& record) {
  xml::for_each_descendant(item, "ContentItem", [&](const xmlNode& content) {
    const std::string type = formal_name(content, "MimeType");
    const bool encoded = xml::descendant(content, "Encoding") != nullptr;
    xml::for_each_descendant(content, "DataContent", [&](const xmlNode& data) {
      if (encoded) {
        record.warnings.push_back("content that was put into letters is not read");
      } else {
        read_inline_content(data, type, record);
      }
    });
  });
}

RawRecord read_item(const xmlNode& item) {
  RawRecord record;
  record.line = xml::line_of(item);
  record.id = first_text(item, "PublicIdentifier");
  if (record.id.empty()) record.id = first_text(item, "NewsItemId");
  record.title = first_text(item, "HeadLine");
  record.byline = first_text(item, "ByLine");
  record.date = first_text(item, "FirstCreated");
  record.updated = first_text(item, "ThisRevisionCreated");
  if (record.date.empty()) record.date = record.updated;
  if (record.date.empty()) record.date = first_text(item, "DateId");
  if (record.updated == record.date) record.updated.clear();
  record.source = formal_name(item, "Provider");
  if (record.source.empty()) record.source = formal_name(item, "Source");
  if (record.source.empty()) record.source = first_text(item, "CreditLine");
  if (record.source.empty()) record.source = first_text(item, "ProviderId");
  record.language = formal_name(item, "Language");
  if (record.language.empty()) record.language = xml::attribute(item, "lang");
  read_topics(item, record);
  const std::string below = first_text(item, "SubHeadLine");
  read_content(item, record);
  if (!below.empty()) record.text.insert(0, below + "\n");
  return record;
}

}  // namespace

std::string read_newsml1(TextWindow& window, RecordSink& sink) {
  const XmlDocument document = read_xml_file(window, XmlCare::kStrict);
  if (document.root() == nullptr) return document.flaw;
  bool any = false;
  xml::for_each_descendant(*document.root(), "NewsItem", [&](const xmlNode& item) {
    any = true;
    sink.record(read_item(item));
  });
  if (!any) sink.note(1, {}, "NewsML without a NewsItem");
  return {};
}

}  // namespace newsdex
