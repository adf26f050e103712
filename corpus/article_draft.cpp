#include "corpus/article_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/ascii.hpp"
#include "common/language.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/detect_language.hpp"
#include "corpus/mojibake.hpp"
#include "corpus/text_layout.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kShownBytes = 60;  // of a value in a message

std::string clean_line(std::string& value) {
  clean(value);
  return one_line(value);
}

// "by Janie Gabbett, Reuters" names Janie Gabbett, Reuters.
std::string without_by(std::string byline) {
  if (ascii::starts_with(byline, "by ")) byline.erase(0, 3);
  return byline;
}

// Publishers are known by their site where they are not named.
std::string host_of(std::string_view url) {
  const auto scheme = url.find("//");  // "https://…", or "//…" as pages write it
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 2);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const auto user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  url = url.substr(0, url.find(':'));
  if (ascii::starts_with(url, "www.")) url.remove_prefix(4);
  return ascii::lower(url);
}

std::vector<std::string> clean_topics(std::vector<std::string>& topics) {
  std::vector<std::string> kept;
  for (std::string& raw : topics) {
    std::string topic = clean_line(raw);
    if (!topic.empty() && std::find(kept.begin(), kept.end(), topic) == kept.end()) {
      kept.push_back(std::move(topic));
    }
  }
  return kept;
}

// Before control characters go, which may be parts of letters.
bool repair_letters(RawRecord& record) {
  std::vector<std::string*> fields = {&record.title, &record.text, &record.byline, &record.source};
  for (std::string& topic : record.topics) fields.push_back(&topic);
  return repair_mojibake(fields);
}

bool has_words(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return ascii::is_letter(c) || ascii::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

void warn(ArticleDraft& draft, std::string reason) {
  draft.remarks.push_back({IssueKind::kWarning, std::move(reason)});
}

// Nothing where there is none, or it cannot be read.
std::optional<Date> read_date(const std::string& text, ArticleDraft& draft) {
  if (text.empty()) return std::nullopt;
  if (auto date = parse_date(text)) return date;
  draft.unread_date = true;
  const auto day_end = text.find_first_of(" Tt", 1);
  if (day_end != std::string::npos) {
    const auto day = parse_date(std::string_view(text).substr(0, day_end));
    if (day && day->precision == Precision::kDay) {
      warn(draft,
           fmt::format("the time of its date cannot be read: {} (the day is kept)", shown(text)));
      return day;
    }
  }
  warn(draft, fmt::format("its date cannot be read: {}", shown(text)));
  return std::nullopt;
}

}  // namespace

std::string shown(std::string_view value) {
  if (value.size() <= kShownBytes) return std::string(value);
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return std::string(value.substr(0, end)) + "…";
}

// A file's records mostly declare the same, and a tag takes longer to find than the rest of them.
std::string ArticleDrafter::language_of(const std::string& declared, std::string_view text) {
  if (declared != declared_) {
    declared_ = declared;
    language_ = language_tag(declared);
  }
  if (!language_.empty()) return language_;
  std::string detected = options_.detect_language ? detected_language(text) : std::string();
  return detected.empty() ? options_.default_language : detected;
}

void ArticleDrafter::fill(ArticleDraft& draft, RawRecord& record) {
  if (record.date.empty()) record.date = member_.date;
  if (record.url.empty()) record.url = member_.url;
  Article& article = draft.article;
  article.date = read_date(clean_line(record.date), draft);
  article.updated = read_date(clean_line(record.updated), draft);
  article.url = clean_line(record.url);
  article.source = clean_line(record.source);
  if (article.source.empty()) article.source = host_of(article.url);
  article.language = language_of(record.language, article.text);
  article.byline = without_by(clean_line(record.byline));
  article.topics = clean_topics(record.topics);
}

ArticleDraft ArticleDrafter::draft(RawRecord&& record) {
  ArticleDraft draft;
  draft.line = record.line;
  draft.repaired = repair_letters(record);
  draft.id = clean_line(record.id);
  draft.article.title = clean_line(record.title);
  clean(record.text);
  draft.article.text = lay_out(record.text, record.wrap_width);
  record.text = {};  // it may be large
  const bool wordless = !has_words(draft.article.title) && !has_words(draft.article.text);
  draft.is_article = !wordless || !draft.id.empty() || !record.date.empty() || !record.url.empty();
  if (!draft.is_article) return draft;
  if (wordless) warn(draft, "no words: neither title nor text");
  for (std::string& warning : record.warnings) warn(draft, std::move(warning));
  for (const std::string& part : record.left_out) {
    draft.remarks.push_back({IssueKind::kSkipped, fmt::format("{}: not read", part)});
  }
  fill(draft, record);
  return draft;
}

}  // namespace newsdex
