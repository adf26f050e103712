// What an index stores of an article, told piece by piece to a sink: the one place that says which
// terms, values and record an article has, whoever writes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <newsdex/analyzer.hpp>
#include <newsdex/article.hpp>

#include "common/passages.hpp"
#include "common/schema.hpp"
#include "common/sentences.hpp"

namespace newsdex {

// Xapian holds about 130 MB as a document's data; what is longer is not indexed.
inline constexpr std::size_t kMaxStoredBytes = std::size_t{100} << 20;

struct ArticleCounts {
  std::uint64_t passages = 0;
  std::uint64_t words = 0;  // of title and text
};

// Keeps an analyzer a language. One thread at a time.
//
// A sink has these; a term is never empty and belongs to the caller, positions ascend from 1:
//   posting(std::string_view term, std::uint32_t position)    one more occurrence, at a position
//   occurrence(std::string_view term)                         one more occurrence, without
//   flag(std::string_view term)                               is there; its count does not grow
//   value(std::uint32_t slot, std::string_view bytes)         each slot once, slots ascend
//   data(std::string record)                                  once
class ArticleTerms {
 public:
  template <class Sink>
  ArticleCounts tell(const Article& article, Sink& sink);

 private:
  // A term made of a prefix and a word, its storage used again and again.
  class Term {
   public:
    std::string_view operator()(std::string_view prefix, std::string_view word) {
      bytes_.assign(prefix).append(word);
      return bytes_;
    }

   private:
    std::string bytes_;
  };

  Analyzer& analyzer_for(const std::string& language);
  [[nodiscard]] std::string cut_title(const Article& article);
  [[nodiscard]] static bool begins_with_line(std::string_view text, std::string_view line);
  [[nodiscard]] static std::vector<std::string> field_terms(const Article& article);
  [[nodiscard]] static std::string published_value(Date date);
  [[nodiscard]] static std::string passage_lengths(std::size_t title_words,
                                                   const std::vector<PassageSpan>& passages);
  [[nodiscard]] static std::string record_of(const Article& article,
                                             const std::vector<PassageSpan>& passages);

  template <class Sink>
  void tell_word(const Token& token, std::uint32_t position, Sink& sink);
  template <class Sink>
  void tell_title(Sink& sink);
  template <class Sink>
  void tell_text(std::string_view text, std::uint32_t first_position, Sink& sink);

  std::map<std::string, Analyzer> analyzers_;
  std::vector<Token> title_tokens_;
  std::vector<Token> tokens_;
  Term term_;
};

template <class Sink>
void ArticleTerms::tell_word(const Token& token, std::uint32_t position, Sink& sink) {
  sink.posting(term_(schema::kStem, token.stem), position);
  if (!token.other_stem.empty()) sink.posting(term_(schema::kStem, token.other_stem), position);
  sink.occurrence(token.word);
}

template <class Sink>
void ArticleTerms::tell_title(Sink& sink) {
  std::uint32_t position = 0;
  for (const Token& token : title_tokens_) {
    tell_word(token, ++position, sink);
    sink.occurrence(term_(schema::kTitleStem, token.stem));
    if (!token.other_stem.empty()) sink.occurrence(term_(schema::kTitleStem, token.other_stem));
    sink.flag(term_(schema::kTitleWord, token.word));
  }
}

template <class Sink>
void ArticleTerms::tell_text(std::string_view text, std::uint32_t first_position, Sink& sink) {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    tell_word(token, first_position + static_cast<std::uint32_t>(i), sink);
    // A sentence's first word is capitalised whatever it is; inside, that marks a name.
    const auto is_inside = [&] {
      return i > 0 && !sentence_ends_between(text, tokens_[i - 1], token);
    };
    if (token.caseless || (token.capitalised && is_inside())) {
      sink.flag(term_(schema::kName, token.word));
    }
  }
}

template <class Sink>
ArticleCounts ArticleTerms::tell(const Article& article, Sink& sink) {
  Analyzer& analyzer = analyzer_for(article.language);
  analyzer.analyze(article.byline, tokens_);
  for (const Token& token : tokens_) sink.flag(term_(schema::kBylineWord, token.word));

  analyzer.analyze(article.title, title_tokens_);
  std::string rest_of_title = cut_title(article);
  // An article that was read back from its record has it already.
  if (begins_with_line(article.text, rest_of_title)) rest_of_title.clear();
  tell_title(sink);
  const std::size_t title_words = title_tokens_.size();

  Article longer;  // only of an article whose title is too long for the index
  if (!rest_of_title.empty()) {
    longer = article;
    longer.text = rest_of_title + "\n" + article.text;
  }
  const Article& stored = rest_of_title.empty() ? article : longer;

  analyzer.analyze(stored.text, tokens_);
  tell_text(stored.text, static_cast<std::uint32_t>(title_words) + schema::kTitleGap, sink);
  const std::vector<PassageSpan> passages = split_passages(stored.text, tokens_);
  for (const std::string& term : field_terms(stored)) sink.flag(term);
  if (stored.date) sink.value(schema::kPublishedSlot, published_value(*stored.date));
  sink.value(schema::kPassageLengthsSlot, passage_lengths(title_words, passages));
  sink.data(record_of(stored, passages));
  return {passages.size(), title_words + tokens_.size()};
}

}  // namespace newsdex
