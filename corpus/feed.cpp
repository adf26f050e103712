#include "corpus/feed.hpp"

#include <utility>
#include <vector>

#include "corpus/feed_fields.hpp"
#include "corpus/xml.hpp"
#include "corpus/xml_node.hpp"

namespace newsdex {
namespace {

bool is_item(const xmlNode& node) {
  const std::string_view name = xml::name_of(node);
  return name == "item" || name == "entry";
}

// The items wherever they stand (RSS 2.0 has them in its channel, 1.0 beside it), and the channel.
void collect(const xmlNode& parent, std::vector<const xmlNode*>& items, const xmlNode*& channel) {
  xml::for_each_element(parent, [&](const xmlNode& node) {
    if (is_item(node)) {
      items.push_back(&node);
    } else {
      if (channel == nullptr && xml::name_of(node) == "channel") channel = &node;
      collect(node, items, channel);
    }
  });
}

// What holds for every item that does not say otherwise.
struct Common {
  std::string source;
  std::string language;
  std::string byline;
};

Common common_of(const xmlNode& channel, bool atom, std::string_view root_space) {
  FeedFields fields(root_space);
  fields.read(channel);
  Common common;
  common.source = fields.record.source.empty() ? fields.record.title : fields.record.source;
  common.language = fields.record.language;
  if (atom) common.byline = fields.record.byline;
  return common;
}

void read_item(const xmlNode& item, const Common& common, std::string_view root_space,
               RecordSink& sink) {
  FeedFields fields(root_space);
  fields.read(item);
  RawRecord& record = fields.record;
  if (record.source.empty()) record.source = common.source;
  if (record.language.empty()) record.language = common.language;
  if (record.byline.empty()) record.byline = common.byline;
  // Items move down a feed and out of it: an address names one better than its place does.
  if (record.id.empty()) record.id = record.url;
  // Most of Atom says only when it was updated, which then is when it was last published.
  if (record.date.empty()) record.date = record.updated;
  sink.record(std::move(record));
}

}  // namespace

std::string read_feed(TextWindow& window, RecordSink& sink) {
  const XmlDocument document = read_xml_file(window, XmlCare::kRecover);
  const xmlNode* root = document.root();
  if (root == nullptr) return document.flaw.empty() ? "no element in it" : document.flaw;
  std::vector<const xmlNode*> items;
  const bool atom = xml::name_of(*root) == "feed";
  const xmlNode* channel = atom ? root : nullptr;
  if (is_item(*root)) {
    items.push_back(root);  // an entry of Atom that was saved alone
  } else {
    collect(*root, items, channel);
  }
  const std::string_view root_space = xml::space_of(*root);
  const Common common = channel == nullptr ? Common{} : common_of(*channel, atom, root_space);
  for (const xmlNode* item : items) read_item(*item, common, root_space, sink);
  if (items.empty()) sink.note(1, {}, "a feed without any item");
  if (document.flaw.empty()) return {};
  if (document.cut_short) return document.flaw;
  sink.note(1, {}, document.flaw);
  return {};
}

}  // namespace newsdex
