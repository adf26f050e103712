#include "corpus/web_archive.hpp"

#include <fmt/format.h>

#include <utility>

#include "common/ascii.hpp"
#include "common/utf8.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/http_response.hpp"
#include "corpus/id_set.hpp"
#include "corpus/text_window.hpp"
#include "corpus/web_records.hpp"

namespace newsdex {
namespace {

bool is_page(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

std::string reason_to_skip(const WebRecord& record) {
  if (record.too_long) {
    return fmt::format("larger than {} MB, the most that is read as a page",
                       kMaxWebRecordBytes >> 20);
  }
  if (record.type == "response" || record.type == "resource") return {};
  return record.type.empty() ? "a record of no type"
                             : fmt::format("a record of type {}", clean_name(record.type));
}

// Why a response is none of a page; empty: it is one. `type` is of its content.
std::string reason_to_skip(int status, std::string_view type) {
  if (status == 0) return "not of HTTP";
  if (status != 200 && status != 203) return fmt::format("answered with status {}", status);
  if (type.empty()) return "its content has no type";
  if (!is_page(type)) return fmt::format("{}: no page", clean_name(type));
  return {};
}

class PageReader final : public WebRecordSink {
 public:
  PageReader(Expansion& expansion, MemberSink& sink) : expansion_(expansion), sink_(sink) {}

  bool web_record(const WebRecord& record) override {
    if (!expansion_.give_member()) return false;
    const std::string id = name_of(record.id);
    if (const std::string reason = reason_to_skip(record); !reason.empty()) {
      sink_.skipped(id, reason);
    } else if (record.type == "resource") {
      take_resource(record, id);
    } else {
      take_response(record, id);
    }
    return expansion_.refusal().empty();
  }

  void broken_record(const std::string& id, std::uint64_t line,
                     const std::string& reason) override {
    sink_.broken(name_of(id), line, reason);
  }
  void lost_records(const std::string& id, std::uint64_t line, const std::string& reason) override {
    sink_.lost(name_of(id), line, reason);
  }

 private:
  std::string name_of(const std::string& record_id) {
    ++records_;
    const std::string id = clean_name(record_id);
    return ids_.insert_renamed(id.empty() ? fmt::format("record {}", records_) : id);
  }

  // A page as it is, without what a server says before it.
  void take_resource(const WebRecord& record, const std::string& id) {
    const std::string type = media_type(record.content_type);
    if (const std::string reason = reason_to_skip(200, type); !reason.empty()) {
      return sink_.skipped(id, reason);
    }
    give(record, id, media_parameter(record.content_type, "charset"), std::string(record.block));
  }

  void take_response(const WebRecord& record, const std::string& id) {
    const HttpResponse response = read_http(record.block);
    std::string_view content_type = response.headers.value("Content-Type");
    const bool is_http = media_type(record.content_type) == "application/http";
    if (content_type.empty() && !is_http) content_type = record.content_type;  // as ARC says it
    const std::string reason = reason_to_skip(response.status, media_type(content_type));
    if (!reason.empty()) return sink_.skipped(id, reason);
    HttpContent content = content_of(response);
    if (!content.failure.empty()) return sink_.broken(id, record.line, content.failure);
    if (!expansion_.give(content.bytes.size())) return;
    give(record, id, media_parameter(content_type, "charset"), std::move(content.bytes));
  }

  void give(const WebRecord& record, const std::string& id, std::string charset,
            std::string content) {
    sink_.member({.id = id,
                  .name = "page.html",
                  .charset = std::move(charset),
                  .docno = id,
                  .url = to_utf8(record.url),
                  .date = to_utf8(record.date)},
                 bytes_kept(std::move(content)));
  }

  Expansion& expansion_;
  MemberSink& sink_;
  IdSet ids_;
  std::uint64_t records_ = 0;
};

}  // namespace

std::string read_web_archive(Format format, ByteStream& bytes, Expansion& expansion,
                             MemberSink& sink) {
  TextWindow window(bytes);
  PageReader pages(expansion, sink);
  const auto cut = format == Format::kWarc ? cut_warc : cut_arc;
  std::string failure = cut(window, pages);
  if (!expansion.refusal().empty()) return expansion.refusal();
  return window.failure().empty() ? failure : window.failure();
}

}  // namespace newsdex
