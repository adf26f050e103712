#include "corpus/mail_signs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/ascii.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kLongestFromLine = 1000;

std::string_view field_name(std::string_view line) {
  const auto colon = line.find(':');
  return colon == std::string_view::npos ? std::string_view() : line.substr(0, colon);
}

// "10:30", with or without seconds.
bool is_time(std::string_view word) {
  const auto colon = word.find(':');
  return colon >= 1 && colon <= 2 && ascii::is_digit(word[0]) && word.size() >= colon + 3 &&
         ascii::is_digit(word[colon + 1]) && ascii::is_digit(word[colon + 2]);
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         ascii::is_digit(word[2]) && ascii::is_digit(word[3]);
}

}  // namespace

bool is_field_line(std::string_view line) {
  const std::string_view name = field_name(line);
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

bool is_from_line(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > kLongestFromLine) return false;
  line.remove_prefix(5);
  bool time = false;
  bool year = false;
  while (!line.empty()) {
    const auto end = std::min(line.find_first_of(" \t\r"), line.size());
    time = time || is_time(line.substr(0, end));
    year = year || is_year(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return time && year;
}

bool begins_mail(std::string_view head) {
  static constexpr std::array<std::string_view, 10> kOfMail = {
      "date",     "subject",     "message-id",   "received",   "to",
      "reply-to", "return-path", "mime-version", "newsgroups", "delivered-to"};
  bool from = false;
  std::size_t known = 0;
  while (!head.empty()) {
    const std::string_view line = ascii::take_line(head);
    if (line.empty()) break;
    if (ascii::is_space(line.front()) && known + (from ? 1U : 0U) > 0) continue;
    if (!is_field_line(line)) return false;
    const std::string_view name = field_name(line);
    from = from || ascii::equal(name, "from");
    known += std::any_of(kOfMail.begin(), kOfMail.end(),
                         [&](std::string_view field) { return ascii::equal(name, field); })
                 ? 1U
                 : 0U;
  }
  return from && known >= 2;
}

bool begins_mbox(std::string_view head) {
  return is_from_line(ascii::take_line(head)) && is_field_line(ascii::take_line(head));
}

}  // namespace newsdex
