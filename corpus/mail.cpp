#include "corpus/mail.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "common/utf8.hpp"
#include "corpus/gmime.hpp"
#include "corpus/mail_calm.hpp"
#include "corpus/mail_text.hpp"

namespace newsdex {
namespace {

void begin_gmime() {
  static const bool begun = (g_mime_init(), true);
  (void)begun;
}

mime::Owned<GMimeMessage> parse_mail(std::string_view text) {
  begin_gmime();
  const mime::Owned<GMimeStream> stream(
      g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
  const mime::Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return mime::Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

// Those who wrote it, by their names; by their addresses where they have none.
std::string senders(const std::string& from) {
  std::string names;
  const mime::Owned<InternetAddressList> list(internet_address_list_parse(nullptr, from.c_str()));
  const int count = list == nullptr ? 0 : internet_address_list_length(list.get());
  for (int i = 0; i < count; ++i) {
    InternetAddress* one = internet_address_list_get_address(list.get(), i);
    std::string name = mime::copied(internet_address_get_name(one));
    if (name.empty() && INTERNET_ADDRESS_IS_MAILBOX(one)) {
      name = mime::copied(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)));
    }
    if (!names.empty() && !name.empty()) names += ", ";
    names += name;
  }
  return to_utf8(names.empty() ? from : names);
}

// "<id@host>" is id@host.
std::string without_brackets(std::string text) {
  const auto open = text.find('<');
  const auto close = text.find('>', open);
  return close == std::string::npos ? text : text.substr(open + 1, close - open - 1);
}

std::vector<std::string> keywords(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    words.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

void read_fields(GMimeMessage& message, RawRecord& record) {
  record.id = without_brackets(mail_field(message, "Message-ID"));
  record.title = mail_field(message, "Subject");
  record.date = mail_field(message, "Date");
  record.byline = senders(mail_field(message, "From", WordsIn::kAddress));
  record.source = mail_field(message, "Organization");
  record.language = mail_field(message, "Content-Language");
  record.url = without_brackets(mail_field(message, "Archived-At"));
  record.topics = keywords(mail_field(message, "Keywords"));
}

RawRecord read_message(std::string_view message, std::string_view charset, bool in_mbox) {
  const CalmMail calm = calm_mail(message, in_mbox);
  RawRecord record;
  record.line = 1;
  if (calm.lost) record.warnings.emplace_back("too much of a header: some of it was not read");
  const auto parsed = parse_mail(calm.text);
  if (parsed == nullptr) return record;
  read_fields(*parsed, record);
  MailText text = mail_text(*parsed, charset);
  record.text = std::move(text.text);
  record.wrap_width = text.wrap_width;
  record.left_out = std::move(text.left_out);
  return record;
}

}  // namespace

RawRecord read_mail(std::string_view message, std::string_view charset) {
  return read_message(message, charset, false);
}

RawRecord read_mail_of_mbox(std::string_view message) { return read_message(message, {}, true); }

}  // namespace newsdex
