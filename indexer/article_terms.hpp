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

#include "common/glass_encoding.hpp"
#include "common/passages.hpp"
#include "common/schema.hpp"
#include "common/sentences.hpp"
#include "common/short_lines.hpp"
#include "indexer/byte_buffer.hpp"

namespace newsdex {

// Xapian holds about 130 MB as a document's data; what is longer is not indexed.
inline constexpr std::size_t kMaxStoredBytes = std::size_t{100} << 20;

struct ArticleCounts {
  std::uint64_t passages = 0;
  std::uint64_t words = 0;  // of title and text
};

// Keeps an analyzer a stemmer. One thread at a time.
//
// A sink numbers terms, and has these; positions ascend from 1:
//   number(std::string_view term) -> std::uint32_t      of a term, which is never empty and is the
//                                                       caller's; good until forget()
//   hash(std::string_view term) -> std::uint32_t        of the sink's own making, for these two:
//   number(term, hash)                                  as above, without hashing it again
//   expect(hash)                                        its number will be wanted soon
//   posting(std::uint32_t term, std::uint32_t position) one more occurrence, at a position
//   occurrence(std::uint32_t term)                      one more occurrence, without
//   flag(std::uint32_t term)                            is there; its count does not grow
//   value(std::uint32_t slot, std::string_view bytes)   each slot once, slots ascend
//   data(std::string record)                            once
class ArticleTerms {
 public:
  // What is kept of words to know them again takes about so many bytes at most, in all languages
  // together; then all is forgotten.
  static constexpr std::uint64_t kWordBytes = 128 << 20;
  explicit ArticleTerms(std::uint64_t word_bytes = kWordBytes)
      : most_words_(word_bytes / kBytesAWord) {}

  template <class Sink>
  ArticleCounts tell(const Article& article, Sink& sink);
  // From here on the sink numbers terms anew.
  void forget() { ++numbering_; }

 private:
  static constexpr std::size_t kLookAhead = 8;       // tokens
  static constexpr std::uint64_t kBytesAWord = 250;  // about: an analyzer's, and Language::terms

  // The numbers of a word's terms: most words of a text came before, and are not looked up again.
  struct alignas(32) WordTerms {  // so that it takes one line of the processor's cache
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    std::uint32_t word_hash = 0;  // these two hold whatever the numbering
    std::uint32_t stem_hash = 0;
    std::uint32_t numbering = 0;  // the sink's, as counted here; of another one no number holds
    std::uint32_t word = kNone;
    std::uint32_t stem = kNone;
    std::uint32_t other_stem = kNone;  // stays so where there is none
    std::uint32_t name = kNone;        // only once it was wanted
  };
  // Those of a word in titles.
  struct TitleTerms {
    std::uint32_t numbering = 0;
    std::uint32_t word = 0;
    std::uint32_t stem = 0;
    std::uint32_t other_stem = WordTerms::kNone;  // stays so where there is none
  };
  struct Language {
    explicit Language(const std::string& name) : analyzer(name) {}

    void analyze(std::string_view text, std::vector<Token>& tokens);
    // Tells the processor that the token's numbers will be wanted soon.
    void expect(const Token& token) const {
      if (token.number < terms.size()) __builtin_prefetch(&terms[token.number]);
    }

    Analyzer analyzer;
    std::uint64_t forgotten = 0;
    std::vector<WordTerms> terms;  // by Token::number, as these are
    std::vector<TitleTerms> title_terms;
  };
  // A term made of a prefix and a word, its storage used again and again.
  class Term {
   public:
    std::string_view operator()(std::string_view prefix, std::string_view word) {
      bytes_.clear();
      char* const at = bytes_.room(prefix.size() + word.size());
      bytes_.end_at(glass::put_bytes(glass::put_bytes(at, prefix), word));
      return bytes_.view();
    }

   private:
    ByteBuffer bytes_;
  };

  Language& language_of(const Article& article);
  [[nodiscard]] std::string cut_title(const Article& article);
  [[nodiscard]] static bool begins_with_line(std::string_view text, std::string_view line);
  [[nodiscard]] static std::vector<std::string> field_terms(const Article& article);
  [[nodiscard]] static std::string published_value(Date date);
  [[nodiscard]] static std::string passage_lengths(std::size_t title_words,
                                                   const std::vector<PassageSpan>& passages);
  [[nodiscard]] static std::string record_of(const Article& article,
                                             const std::vector<PassageSpan>& passages);

  template <class Sink>
  void expect(const Language& language, std::size_t token, Sink& sink) const;
  template <class Sink>
  WordTerms& terms_of(Language& language, const Token& token, Sink& sink);
  template <class Sink>
  TitleTerms& title_terms_of(Language& language, const Token& token, Sink& sink);
  template <class Sink>
  WordTerms& tell_word(Language& language, const Token& token, std::uint32_t position, Sink& sink);
  template <class Sink>
  void tell_title(Language& language, Sink& sink);
  template <class Sink>
  void tell_text(Language& language, std::string_view text, std::uint32_t first_position,
                 Sink& sink);

  std::uint64_t most_words_;
  std::map<std::string, Language> languages_;  // by stemmer: those that share one are one
  std::uint32_t numbering_ = 1;
  std::vector<Token> title_tokens_;
  std::vector<Token> tokens_;
  Term term_;
};

// Of a token that comes later: first its numbers, a little later, where those do not hold, its
// terms in the sink.
template <class Sink>
void ArticleTerms::expect(const Language& language, std::size_t token, Sink& sink) const {
  if (token + kLookAhead < tokens_.size()) language.expect(tokens_[token + kLookAhead]);
  if (token >= tokens_.size() || tokens_[token].number >= language.terms.size()) return;
  const WordTerms& terms = language.terms[tokens_[token].number];
  if (terms.numbering == numbering_) return;
  sink.expect(terms.stem_hash);
  sink.expect(terms.word_hash);
}

template <class Sink>
ArticleTerms::WordTerms& ArticleTerms::terms_of(Language& language, const Token& token,
                                                Sink& sink) {
  if (token.number >= language.terms.size()) language.terms.resize(token.number + 1);
  WordTerms& terms = language.terms[token.number];
  if (terms.numbering != numbering_) {
    const std::string_view stem = term_(schema::kStem, token.stem);
    if (terms.numbering == 0) {
      terms.stem_hash = sink.hash(stem);
      terms.word_hash = sink.hash(token.word);
    }
    terms.numbering = numbering_;
    terms.stem = sink.number(stem, terms.stem_hash);
    terms.word = sink.number(token.word, terms.word_hash);
    terms.name = WordTerms::kNone;
    if (!token.other_stem.empty()) {
      terms.other_stem = sink.number(term_(schema::kStem, token.other_stem));
    }
  }
  return terms;
}

template <class Sink>
ArticleTerms::WordTerms& ArticleTerms::tell_word(Language& language, const Token& token,
                                                 std::uint32_t position, Sink& sink) {
  WordTerms& terms = terms_of(language, token, sink);
  sink.posting(terms.stem, position);
  if (terms.other_stem != WordTerms::kNone) sink.posting(terms.other_stem, position);
  sink.occurrence(terms.word);
  return terms;
}

template <class Sink>
ArticleTerms::TitleTerms& ArticleTerms::title_terms_of(Language& language, const Token& token,
                                                       Sink& sink) {
  if (token.number >= language.title_terms.size()) language.title_terms.resize(token.number + 1);
  TitleTerms& terms = language.title_terms[token.number];
  if (terms.numbering != numbering_) {
    terms.numbering = numbering_;
    terms.word = sink.number(term_(schema::kTitleWord, token.word));
    terms.stem = sink.number(term_(schema::kTitleStem, token.stem));
    if (!token.other_stem.empty()) {
      terms.other_stem = sink.number(term_(schema::kTitleStem, token.other_stem));
    }
  }
  return terms;
}

template <class Sink>
void ArticleTerms::tell_title(Language& language, Sink& sink) {
  std::uint32_t position = 0;
  for (const Token& token : title_tokens_) {
    tell_word(language, token, ++position, sink);
    const TitleTerms& terms = title_terms_of(language, token, sink);
    sink.occurrence(terms.stem);
    if (terms.other_stem != WordTerms::kNone) sink.occurrence(terms.other_stem);
    sink.flag(terms.word);
  }
}

template <class Sink>
void ArticleTerms::tell_text(Language& language, std::string_view text,
                             std::uint32_t first_position, Sink& sink) {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    expect(language, i + kLookAhead, sink);
    const Token& token = tokens_[i];
    WordTerms& terms =
        tell_word(language, token, first_position + static_cast<std::uint32_t>(i), sink);
    // A sentence's first word is capitalised whatever it is; inside, that marks a name.
    const auto is_inside = [&] {
      return i > 0 && !sentence_ends_between(text, tokens_[i - 1], token);
    };
    if (token.caseless || (token.capitalised && is_inside())) {
      if (terms.name == WordTerms::kNone) {
        terms.name = sink.number(term_(schema::kName, token.word));
      }
      sink.flag(terms.name);
    }
  }
}

template <class Sink>
ArticleCounts ArticleTerms::tell(const Article& article, Sink& sink) {
  Language& language = language_of(article);
  language.analyze(article.byline, tokens_);
  for (const Token& token : tokens_) sink.flag(sink.number(term_(schema::kBylineWord, token.word)));

  language.analyze(article.title, title_tokens_);
  std::string rest_of_title = cut_title(article);
  // An article that was read back from its record has it already.
  if (begins_with_line(article.text, rest_of_title)) rest_of_title.clear();
  tell_title(language, sink);
  const std::size_t title_words = title_tokens_.size();

  Article longer;  // only of an article whose title is too long for the index
  if (!rest_of_title.empty()) {
    longer = article;
    longer.text = rest_of_title + "\n" + article.text;
  }
  const Article& stored = rest_of_title.empty() ? article : longer;

  language.analyze(stored.text, tokens_);
  tell_text(language, stored.text, static_cast<std::uint32_t>(title_words) + schema::kTitleGap,
            sink);
  const std::vector<PassageSpan> passages = split_passages(stored.text, tokens_);
  for (const std::string& term : field_terms(stored)) sink.flag(sink.number(term));
  if (stored.date) sink.value(schema::kPublishedSlot, published_value(*stored.date));
  sink.value(schema::kPassageLengthsSlot, passage_lengths(title_words, passages));
  sink.value(schema::kLinesSlot,
             lines_value(stored.source, stored.text, tokens_,
                         static_cast<std::uint32_t>(title_words) + schema::kTitleGap));
  sink.data(record_of(stored, passages));
  return {passages.size(), title_words + tokens_.size()};
}

}  // namespace newsdex
