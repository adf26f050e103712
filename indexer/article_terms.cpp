#include "indexer/article_terms.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>
#include <xapian.h>

#include "common/record.hpp"
#include "common/stemmer.hpp"

namespace newsdex {
namespace {

void add_value_term(std::vector<std::string>& terms, std::string_view prefix,
                    std::string_view value) {
  if (!value.empty()) terms.push_back(schema::value_term(prefix, value));
}

void add_date_terms(std::vector<std::string>& terms, Date date) {
  const CivilDay day = civil_day(date.seconds);
  terms.push_back(fmt::format(FMT_COMPILE("{}{:04}"), schema::kYear, day.year));
  if (date.precision == Precision::kYear) return;
  terms.push_back(fmt::format(FMT_COMPILE("{}{:04}{:02}"), schema::kMonth, day.year, day.month));
  if (date.precision == Precision::kMonth) return;
  terms.push_back(
      fmt::format(FMT_COMPILE("{}{:04}{:02}{:02}"), schema::kDay, day.year, day.month, day.day));
}

}  // namespace

void ArticleTerms::Language::analyze(std::string_view text, std::vector<Token>& tokens) {
  analyzer.analyze(text, tokens);
  if (analyzer.forgotten() != forgotten) {
    terms.clear();
    title_terms.clear();
  }
  forgotten = analyzer.forgotten();
}

// By its stemmer: a language tag can be any of millions, and each would take an analyzer.
ArticleTerms::Language& ArticleTerms::language_of(const Article& article) {
  std::uint64_t words = 0;
  for (const auto& [name, language] : languages_) words += language.terms.size();
  if (words > most_words_) languages_.clear();
  const std::string stemmer(stemmer_name(article.language));
  return languages_.try_emplace(stemmer, article.language).first->second;
}

// What stands in the index of a title beyond its first words: the text's first sentence.
std::string ArticleTerms::cut_title(const Article& article) {
  if (title_tokens_.size() <= schema::kMaxTitleWords) return {};
  std::string rest = article.title.substr(title_tokens_[schema::kMaxTitleWords].begin);
  title_tokens_.resize(schema::kMaxTitleWords);
  return rest;
}

bool ArticleTerms::begins_with_line(std::string_view text, std::string_view line) {
  return text.size() > line.size() && text.starts_with(line) && text[line.size()] == '\n';
}

std::vector<std::string> ArticleTerms::field_terms(const Article& article) {
  std::vector<std::string> terms;
  terms.push_back(schema::key_term(schema::kId, article.id));
  terms.push_back(schema::key_term(schema::kPath, article.path));
  add_value_term(terms, schema::kSource, article.source);
  add_value_term(terms, schema::kLanguage, article.language);
  add_value_term(terms, schema::kUrl, article.url);
  for (const std::string& topic : article.topics) add_value_term(terms, schema::kTopic, topic);
  if (article.date) add_date_terms(terms, *article.date);
  return terms;
}

std::string ArticleTerms::published_value(Date date) {
  return Xapian::sortable_serialise(static_cast<double>(date.seconds));
}

std::string ArticleTerms::passage_lengths(std::size_t title_words,
                                          const std::vector<PassageSpan>& passages) {
  std::string lengths(1, static_cast<char>(title_words));
  for (const PassageSpan& passage : passages) lengths += static_cast<char>(passage.words);
  return lengths;
}

std::string ArticleTerms::record_of(const Article& article,
                                    const std::vector<PassageSpan>& passages) {
  PassageRanges ranges;
  ranges.reserve(passages.size());
  for (const PassageSpan& passage : passages) ranges.emplace_back(passage.begin, passage.end);
  return encode_record(article, ranges);
}

}  // namespace newsdex
