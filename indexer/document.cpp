#include "indexer/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "common/passages.hpp"
#include "common/record.hpp"
#include "common/schema.hpp"
#include "common/sentences.hpp"

namespace newsdex {
namespace {

// A term made of a prefix and a word, its storage used again and again.
class TermBuffer {
 public:
  const std::string& operator()(std::string_view prefix, std::string_view word) {
    term_.assign(prefix).append(word);
    return term_;
  }

 private:
  std::string term_;
};

void add_word_at(Xapian::Document& document, const Token& token, unsigned position,
                 TermBuffer& term) {
  document.add_posting(term(schema::kStem, token.stem), position);
  if (!token.other_stem.empty()) {
    document.add_posting(term(schema::kStem, token.other_stem), position);
  }
  document.add_term(term({}, token.word));
}

void add_title(Xapian::Document& document, const std::vector<Token>& tokens) {
  TermBuffer term;
  unsigned position = 0;
  for (const Token& token : tokens) {
    add_word_at(document, token, ++position, term);
    document.add_term(term(schema::kTitleStem, token.stem));
    if (!token.other_stem.empty()) document.add_term(term(schema::kTitleStem, token.other_stem));
    document.add_boolean_term(term(schema::kTitleWord, token.word));
  }
}

void add_text(Xapian::Document& document, std::string_view text, const std::vector<Token>& tokens,
              unsigned first_position) {
  TermBuffer term;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    add_word_at(document, token, first_position + static_cast<unsigned>(i), term);
    // A sentence's first word is capitalised whatever it is; inside, that marks a name.
    const auto is_inside = [&] {
      return i > 0 && !sentence_ends_between(text, tokens[i - 1], token);
    };
    if (token.caseless || (token.capitalised && is_inside())) {
      document.add_boolean_term(term(schema::kName, token.word));
    }
  }
}

void add_value_term(Xapian::Document& document, std::string_view prefix, std::string_view value) {
  if (!value.empty()) document.add_boolean_term(schema::value_term(prefix, value));
}

void add_date(Xapian::Document& document, Date date) {
  document.add_value(schema::kPublishedSlot,
                     Xapian::sortable_serialise(static_cast<double>(date.seconds)));
  const CivilDay day = civil_day(date.seconds);
  document.add_boolean_term(fmt::format("{}{:04}", schema::kYear, day.year));
  if (date.precision == Precision::kYear) return;
  document.add_boolean_term(fmt::format("{}{:04}{:02}", schema::kMonth, day.year, day.month));
  if (date.precision == Precision::kMonth) return;
  document.add_boolean_term(
      fmt::format("{}{:04}{:02}{:02}", schema::kDay, day.year, day.month, day.day));
}

void add_fields(Xapian::Document& document, const Article& article) {
  document.add_boolean_term(schema::key_term(schema::kId, article.id));
  document.add_boolean_term(schema::key_term(schema::kPath, article.path));
  add_value_term(document, schema::kSource, article.source);
  add_value_term(document, schema::kLanguage, article.language);
  add_value_term(document, schema::kUrl, article.url);
  for (const std::string& topic : article.topics) add_value_term(document, schema::kTopic, topic);
  if (article.date) add_date(document, *article.date);
}

std::string passage_lengths(std::size_t title_words, const std::vector<PassageSpan>& passages) {
  std::string lengths(1, static_cast<char>(title_words));
  for (const PassageSpan& passage : passages) lengths += static_cast<char>(passage.words);
  return lengths;
}

}  // namespace

Analyzer& DocumentBuilder::analyzer_for(const std::string& language) {
  return analyzers_.try_emplace(language, language).first->second;
}

// What stands in the index of a title beyond its first words: the text's first sentence.
std::string DocumentBuilder::cut_title(const Article& article) {
  if (title_tokens_.size() <= schema::kMaxTitleWords) return {};
  std::string rest = article.title.substr(title_tokens_[schema::kMaxTitleWords].begin);
  title_tokens_.resize(schema::kMaxTitleWords);
  return rest;
}

BuiltDocument DocumentBuilder::build(const Article& article) {
  Analyzer& analyzer = analyzer_for(article.language);
  BuiltDocument built;
  Xapian::Document& document = built.document;

  analyzer.analyze(article.byline, tokens_);
  for (const Token& token : tokens_) {
    document.add_boolean_term(std::string(schema::kBylineWord).append(token.word));
  }
  analyzer.analyze(article.title, title_tokens_);
  const std::string rest_of_title = cut_title(article);
  add_title(document, title_tokens_);
  const std::size_t title_words = title_tokens_.size();

  Article longer;  // only of an article whose title is too long for the index
  if (!rest_of_title.empty()) {
    longer = article;
    longer.text = rest_of_title + "\n" + article.text;
  }
  const Article& stored = rest_of_title.empty() ? article : longer;

  analyzer.analyze(stored.text, tokens_);
  add_text(document, stored.text, tokens_, static_cast<unsigned>(title_words) + schema::kTitleGap);
  const std::vector<PassageSpan> passages = split_passages(stored.text, tokens_);
  PassageRanges ranges;
  for (const PassageSpan& passage : passages) ranges.emplace_back(passage.begin, passage.end);

  add_fields(document, stored);
  document.add_value(schema::kPassageLengthsSlot, passage_lengths(title_words, passages));
  document.set_data(encode_record(stored, ranges));
  built.passages = passages.size();
  built.words = title_words + tokens_.size();
  return built;
}

}  // namespace newsdex
