#include "corpus/nitf.hpp"

#include <utility>

#include "common/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/markup_text.hpp"
#include "corpus/text_layout.hpp"
#include "corpus/xml.hpp"
#include "corpus/xml_node.hpp"

namespace newsdex {
namespace {

void offer(std::string& field, std::string_view value) {
  if (field.empty()) field = one_line(value);
}
void offer(std::string& field, const xmlNode* node) {
  if (node != nullptr) offer(field, xml::text_of(*node));
}

// "By Jane Doe, <byttl>Staff Reporter</byttl>" → "By Jane Doe, Staff Reporter"
std::string byline_of(const xmlNode& byline) {
  std::string name;
  std::string title;
  for (const xmlNode* part = byline.children; part != nullptr; part = part->next) {
    if (xml::is_text(*part)) name.append(xml::as_view(part->content));
    if (!xml::is_element(*part)) continue;
    xml::append_text(*part, xml::name_of(*part) == "byttl" ? title : name.append(" "));
  }
  name = one_line(name);
  while (name.ends_with(',') || name.ends_with(' ')) name.pop_back();
  title = one_line(title);
  if (!name.empty() && !title.empty()) name.append(", ");
  return name + title;
}

void read_docdata(const xmlNode& docdata, RawRecord& record) {
  offer(record.id, xml::attribute(xml::child(docdata, "doc-id"), "id-string"));
  for (const char* name : {"date.issue", "date.release"}) {
    offer(record.date, xml::attribute(xml::child(docdata, name), "norm"));
  }
  if (const xmlNode* keys = xml::child(docdata, "key-list")) {
    xml::for_each_element(*keys, [&](const xmlNode& keyword) {
      record.topics.push_back(xml::attribute(keyword, "key"));
    });
  }
}

void read_head(const xmlNode& head, RawRecord& record) {
  offer(record.title, xml::child(head, "title"));
  xml::for_each_descendant(head, "tobject.subject", [&](const xmlNode& subject) {
    std::string topic = xml::attribute(subject, "tobject.subject.matter");
    if (topic.empty()) topic = xml::attribute(subject, "tobject.subject.type");
    if (topic.empty()) topic = xml::attribute(subject, "tobject.subject.refnum");
    record.topics.push_back(std::move(topic));
  });
  if (const xmlNode* docdata = xml::child(head, "docdata")) read_docdata(*docdata, record);
  const xmlNode* pubdata = xml::child(head, "pubdata");
  offer(record.source, xml::attribute(pubdata, "name"));
  offer(record.date, xml::attribute(pubdata, "date.publication"));
  const std::string address = xml::attribute(pubdata, "ex-ref");
  if (ascii::starts_with(address, "http")) offer(record.url, address);
  xml::for_each_descendant(head, "revision-history", [&](const xmlNode& revision) {
    // The last counts.
    if (auto when = xml::attribute(revision, "norm"); !when.empty()) record.updated = when;
  });
}

// Title lines below the first are the first lines of the text.
std::string lines_below(const xmlNode& body_head) {
  std::string lines;
  xml::for_each_descendant(body_head, "hl2", [&](const xmlNode& line) {
    lines.append(one_line(xml::text_of(line))).append("\n");
  });
  return lines;
}

void read_body_head(const xmlNode& head, RawRecord& record) {
  offer(record.title, xml::descendant(head, "hl1"));
  std::string bylines;
  xml::for_each_descendant(head, "byline", [&](const xmlNode& byline) {
    if (!bylines.empty()) bylines.append(", ");
    bylines.append(byline_of(byline));
  });
  offer(record.byline, bylines);
  offer(record.source, xml::child(head, "distributor"));
  offer(record.date, xml::attribute(xml::descendant(head, "story.date"), "norm"));
}

}  // namespace

void read_nitf_element(const xmlNode& nitf, RawRecord& record) {
  record.wrap_width = kNotWrapped;
  const xmlNode* head = xml::child(nitf, "head");
  const xmlNode* body = xml::child(nitf, "body");
  offer(record.language, xml::attribute(nitf, "lang"));
  offer(record.language, xml::attribute(body, "lang"));
  const xmlNode* body_head = body == nullptr ? nullptr : xml::child(*body, "body.head");
  // The headline, before the document's title.
  if (body_head != nullptr) read_body_head(*body_head, record);
  if (head != nullptr) {
    read_head(*head, record);
    const xmlNode* rights = xml::descendant(*head, "doc.copyright");
    offer(record.source, xml::attribute(rights, "holder"));
  }
  if (body == nullptr || !record.text.empty()) return;
  const xmlNode* content = xml::child(*body, "body.content");
  if (content != nullptr) record.text = markup_text(*content);
  if (body_head == nullptr) return;
  const xmlNode* abstract = xml::child(*body_head, "abstract");
  if (record.text.empty() && abstract != nullptr) record.text = markup_text(*abstract);
  record.text.insert(0, lines_below(*body_head));
}

std::string read_nitf(TextWindow& window, RecordSink& sink) {
  const XmlDocument document = read_xml_file(window, XmlCare::kStrict);
  const xmlNode* root = document.root();
  if (root == nullptr) return document.flaw;
  RawRecord record;
  record.line = xml::line_of(*root);
  record.id = xml::attribute(*root, "uno");
  read_nitf_element(*root, record);
  sink.record(std::move(record));
  return {};
}

}  // namespace newsdex
