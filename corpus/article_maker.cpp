#include "corpus/article_maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/language.hpp"
#include "common/utf8.hpp"
#include "corpus/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/compression.hpp"
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

std::string shown(std::string_view value) {
  if (value.size() <= kShownBytes) return std::string(value);
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return std::string(value.substr(0, end)) + "…";
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

}  // namespace

ArticleMaker::ArticleMaker(std::string path, bool many, const ReadOptions& options,
                           ArticleSink& sink, Member member)
    : path_(std::move(path)),
      member_(std::move(member)),
      stem_(file_stem(member_.name.empty() ? path_ : member_.name)),
      many_(many),
      options_(options),
      sink_(sink) {}

void ArticleMaker::broken(std::uint64_t line, const std::string& id, const std::string& reason) {
  ++ordinal_;
  std::string name = id;
  if (name.empty() && many_) name = fmt::format("#{}", ordinal_);
  sink_.issue({IssueKind::kFailed, name, line, reason});
}

void ArticleMaker::note(std::uint64_t line, const std::string& id, const std::string& reason) {
  sink_.issue({IssueKind::kWarning, one_line(id), line, reason});
}

void ArticleMaker::warn(const RawRecord& record, const std::string& name, std::string reason) {
  sink_.issue({IssueKind::kWarning, name, record.line, std::move(reason)});
}

// The record's own id or its ordinal, made unique in the file; empty in a file of one.
std::string ArticleMaker::name_of(const RawRecord& record) {
  if (!many_) return {};
  std::string name = record.id.empty() ? std::to_string(ordinal_) : record.id;
  std::string unique = names_.insert_renamed(name);
  if (unique == name) return name;
  warn(record, unique,
       fmt::format("its id {} is another record's too: called {}", shown(name), shown(unique)));
  return unique;
}

std::optional<Date> ArticleMaker::read_date(const std::string& text, const RawRecord& record,
                                            const std::string& name, bool& all_read) {
  if (text.empty()) return std::nullopt;
  if (auto date = parse_date(text)) return date;
  all_read = false;
  const auto day_end = text.find_first_of(" Tt", 1);
  if (day_end != std::string::npos) {
    const auto day = parse_date(std::string_view(text).substr(0, day_end));
    if (day && day->precision == Precision::kDay) {
      warn(record, name,
           fmt::format("the time of its date cannot be read: {} (the day is kept)", shown(text)));
      return day;
    }
  }
  warn(record, name, fmt::format("its date cannot be read: {}", shown(text)));
  return std::nullopt;
}

// A file's records mostly declare the same, and a tag takes longer to find than the rest of them.
std::string ArticleMaker::language_of(const std::string& declared, std::string_view text) {
  if (declared != declared_) {
    declared_ = declared;
    language_ = language_tag(declared);
  }
  if (!language_.empty()) return language_;
  std::string detected = options_.detect_language ? detected_language(text) : std::string();
  return detected.empty() ? options_.default_language : detected;
}

void ArticleMaker::fill(Article& article, RawRecord& record, const std::string& name) {
  if (record.date.empty()) record.date = member_.date;
  if (record.url.empty()) record.url = member_.url;
  bool dates_read = true;
  article.date = read_date(clean_line(record.date), record, name, dates_read);
  article.updated = read_date(clean_line(record.updated), record, name, dates_read);
  if (!dates_read) ++unread_dates_;
  article.url = clean_line(record.url);
  article.source = clean_line(record.source);
  if (article.source.empty()) article.source = host_of(article.url);
  article.language = language_of(record.language, article.text);
  article.byline = without_by(clean_line(record.byline));
  article.topics = clean_topics(record.topics);
}

std::string ArticleMaker::docno_of(const RawRecord& record) const {
  if (!record.id.empty()) return record.id;
  if (many_) return fmt::format("{}#{}", stem_, ordinal_);
  return member_.docno.empty() ? stem_ : member_.docno;
}

void ArticleMaker::record(RawRecord&& record) {
  ++ordinal_;
  const bool repaired = repair_letters(record);
  record.id = clean_line(record.id);
  Article article;
  article.path = path_;
  article.title = clean_line(record.title);
  clean(record.text);
  article.text = lay_out(record.text, record.wrap_width);
  record.text = {};  // it may be large
  const bool wordless = !has_words(article.title) && !has_words(article.text);
  if (wordless && record.id.empty() && record.date.empty() && record.url.empty()) {
    const std::string name = many_ ? fmt::format("#{}", ordinal_) : std::string();
    return warn(record, name, "no words, and nothing else to know it by: not an article");
  }
  const std::string name = name_of(record);
  if (wordless) warn(record, name, "no words: neither title nor text");
  for (const std::string& warning : record.warnings) warn(record, name, warning);
  for (const std::string& part : record.left_out) {
    sink_.issue({IssueKind::kSkipped, name, record.line, fmt::format("{}: not read", part)});
  }
  fill(article, record, name);
  article.docno = docno_of(record);
  ++articles_;
  if (repaired) ++repaired_;
  sink_.article(std::move(article), name);
}

std::string file_stem(const std::string& path) {
  const std::string whole = without_compression(path.substr(path.rfind('/') + 1));
  std::string_view name = whole;
  const auto dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return to_utf8(one_line(name));
}

}  // namespace newsdex
