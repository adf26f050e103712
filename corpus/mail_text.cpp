#include "corpus/mail_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/ascii.hpp"
#include "corpus/charset.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/flowed_text.hpp"
#include "corpus/html.hpp"

namespace newsdex {
namespace {

constexpr int kDeepestPart = 32;
constexpr std::size_t kEnoughBytes = 200;  // of a plain part: less may only point to the HTML
constexpr std::size_t kMuchMore = 4;       // times as long is what it points to

std::string type_of(GMimeObject* part) {
  GMimeContentType* type = g_mime_object_get_content_type(part);
  return type == nullptr ? "text/plain"
                         : ascii::lower(mime::taken(g_mime_content_type_get_mime_type(type)));
}

std::string parameter(GMimeObject* part, const char* name) {
  return mime::copied(g_mime_object_get_content_type_parameter(part, name));
}

bool is_attachment(GMimeObject* part) {
  return ascii::equal(mime::copied(g_mime_object_get_disposition(part)), "attachment");
}

std::string bytes_in(GMimeStream* memory) {
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

bool begins_base64(std::string_view text) {
  text = ascii::trimmed(text);
  const std::string_view line = ascii::trimmed(text.substr(0, text.find('\n')));
  return std::all_of(line.begin(), line.end(), [](char c) {
    return ascii::is_letter(c) || ascii::is_digit(c) || c == '+' || c == '/' || c == '=';
  });
}

// What is said to be base64 and is none was not encoded at all.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  if (g_mime_data_wrapper_get_encoding(content) == GMIME_CONTENT_ENCODING_BASE64) {
    GMimeStream* encoded = g_mime_data_wrapper_get_stream(content);
    const mime::Owned<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_stream_reset(encoded);
    g_mime_stream_write_to_stream(encoded, memory.get());
    if (std::string bytes = bytes_in(memory.get()); !begins_base64(bytes)) return bytes;
  }
  const mime::Owned<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  return bytes_in(memory.get());
}

class TextCollector {
 public:
  explicit TextCollector(std::string_view charset) : charset_(charset) {}

  MailText collect(GMimeObject* part, int depth) {
    MailText out;
    if (part == nullptr) return out;
    if (depth > kDeepestPart) {
      out.left_out.push_back(fmt::format("parts more than {} deep", kDeepestPart));
    } else if (GMIME_IS_MULTIPART(part)) {
      return collect_many(GMIME_MULTIPART(part), depth);
    } else if (GMIME_IS_MESSAGE_PART(part)) {
      return collect_message(GMIME_MESSAGE_PART(part), depth);
    } else if (GMIME_IS_PART(part)) {
      return collect_one(GMIME_PART(part));
    }
    return out;
  }

 private:
  MailText collect_many(GMimeMultipart* parts, int depth) {
    const std::string type = type_of(GMIME_OBJECT(parts));
    const int count = g_mime_multipart_get_count(parts);
    if (count == 0) return undivided(parts);
    if (type == "multipart/alternative") return collect_best(parts, depth);
    MailText out;
    for (int i = 0; i < count; ++i) {
      GMimeObject* part = g_mime_multipart_get_part(parts, i);
      // What a page shows belongs to it, and is not said.
      if (i > 0 && type == "multipart/related" && !is_attachment(part)) continue;
      append(out, collect(part, depth + 1));
    }
    return out;
  }

  // What has no line of the boundary that its header names, or names none: all of it comes before
  // the first.
  [[nodiscard]] MailText undivided(GMimeMultipart* parts) const {
    MailText out;
    out.text = decode(mime::copied(g_mime_multipart_get_prologue(parts)), charset_);
    return out;
  }

  // Alternatives come plainest first.
  MailText collect_best(GMimeMultipart* parts, int depth) {
    MailText best;
    const int count = g_mime_multipart_get_count(parts);
    for (int i = 0; i < count && best.text.size() < kEnoughBytes; ++i) {
      MailText next = collect(g_mime_multipart_get_part(parts, i), depth + 1);
      if (best.text.empty() || next.text.size() > kMuchMore * best.text.size()) {
        best = std::move(next);
      }
    }
    return best;
  }

  MailText collect_message(GMimeMessagePart* part, int depth) {
    MailText out;
    GMimeMessage* message = g_mime_message_part_get_message(part);
    if (message == nullptr) return out;
    std::string subject = clean_name(mail_field(*message, "Subject"));
    if (is_attachment(GMIME_OBJECT(part))) {
      out.left_out.push_back(fmt::format("attached message {}", subject));
      return out;
    }
    out.text = std::move(subject);
    append(out, collect(g_mime_message_get_mime_part(message), depth + 1));
    return out;
  }

  MailText collect_one(GMimePart* part) const {
    MailText out;
    GMimeObject* const object = GMIME_OBJECT(part);
    const std::string type = type_of(object);
    const std::string name = clean_name(mime::copied(g_mime_part_get_filename(part)));
    const bool is_html = type == "text/html";
    if (!name.empty() || is_attachment(object) || (!is_html && type != "text/plain")) {
      const std::string kind = clean_name(type);
      out.left_out.push_back(name.empty() ? fmt::format("part of type {}", kind)
                                          : fmt::format("attachment {} ({})", name, kind));
      return out;
    }
    const std::string bytes = content_of(part);
    std::string charset = parameter(object, "charset");
    if (charset.empty()) charset = charset_;
    if (is_html) {
      out.text = html_text(decode(bytes, charset.empty() ? declared_charset(bytes) : charset));
      out.wrap_width = kNotWrapped;
      return out;
    }
    out.text = decode(bytes, charset);
    if (ascii::equal(parameter(object, "format"), "flowed")) {
      out.text = unflowed(out.text, ascii::equal(parameter(object, "delsp"), "yes"));
      out.wrap_width = kNotWrapped;
    }
    return out;
  }

  static void append(MailText& out, MailText part) {
    for (std::string& one : part.left_out) out.left_out.push_back(std::move(one));
    if (part.text.empty()) return;
    if (out.text.empty()) {
      out.text = std::move(part.text);
      out.wrap_width = part.wrap_width;
      return;
    }
    if (part.wrap_width != out.wrap_width) out.wrap_width = kFindWidth;
    out.text.append("\n\n").append(part.text);
  }

  std::string charset_;
};

}  // namespace

MailText mail_text(GMimeMessage& message, std::string_view charset) {
  return TextCollector(charset).collect(g_mime_message_get_mime_part(&message), 0);
}

std::string mail_field(GMimeMessage& message, const char* name, WordsIn words) {
  GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(&message));
  GMimeHeader* header = g_mime_header_list_get_header(headers, name);
  const char* raw = header == nullptr ? nullptr : g_mime_header_get_raw_value(header);
  // Bytes in any encoding may stand there.
  return raw == nullptr ? std::string() : decode_words(decode(raw), words);
}

}  // namespace newsdex
