#include <newsdex/analyzer.hpp>

#include <unicode/uchar.h>

#include <string>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <fmt/format.h>

#include "common/fold.hpp"
#include "common/stemmer.hpp"
#include "common/utf8.hpp"
#include "common/word_breaks.hpp"
#include "common/word_cache.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kMaxWordBytes = 240;

// Typographic apostrophes as the typewriter's.
std::string with_plain_apostrophes(std::string word) {
  for (const std::string_view curly : {"\u2019", "\u2018", "\u02BC"}) {
    for (std::size_t at = word.find(curly); at != std::string::npos; at = word.find(curly, at)) {
      word.replace(at, curly.size(), "'");
    }
  }
  return word;
}

// Mark-up at a word's ends that word breaking leaves there: _emphasis_, @name.
bool is_decoration(char c) { return c == '_' || c == '@'; }

// The bytes of a possessive's 's at the word's end, whatever its apostrophe and case; 0: none.
std::size_t possessive_bytes(std::string_view bytes) {
  if (bytes.size() < 3 || (bytes.back() != 's' && bytes.back() != 'S')) return 0;
  const std::string_view before = bytes.substr(0, bytes.size() - 1);
  for (const std::string_view apostrophe : {"'", "\u2019", "\u2018", "\u02BC", "\uFF07"}) {
    if (before.ends_with(apostrophe)) return before.size() > apostrophe.size() ? apostrophe.size() + 1 : 0;
  }
  return 0;
}

// "u.s" → "us": single letters with full stops between them.
std::string without_acronym_stops(const std::string& word) {
  std::string letters;
  for (std::size_t i = 0; i < word.size();) {
    const std::size_t begin = i;
    if (!u_isalpha(next_code_point(word, i))) return word;
    letters.append(word, begin, i - begin);
    if (i == word.size()) break;
    if (word[i] != '.' || ++i == word.size()) return word;
  }
  return letters;
}

bool is_capitalised(std::string_view bytes) {
  std::size_t first = 0;
  const int8_t type = u_charType(next_code_point(bytes, first));
  return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER || type == U_OTHER_LETTER;
}

// Words are bounded; the hash keeps two long ones apart.
std::string bounded(std::string word) {
  if (word.size() <= kMaxWordBytes) return word;
  const std::string ending = fmt::format("#{:016x}", XXH3_64bits(word.data(), word.size()));
  std::size_t keep = kMaxWordBytes - ending.size();
  while ((static_cast<unsigned char>(word[keep]) & 0xC0) == 0x80) --keep;
  word.resize(keep);
  return word + ending;
}

WordForms make_forms(const Stemmer& stemmer, std::string accented) {
  WordForms forms;
  if (accented.size() > kMaxWordBytes) {
    forms.word = forms.stem = bounded(fold_accents(accented));
    forms.accented = std::move(accented);
    return forms;
  }
  forms.word = bounded(fold_accents(accented));
  forms.stem = bounded(fold_accents(stemmer.stem(accented)));
  if (forms.word != accented) {
    forms.other_stem = bounded(fold_accents(stemmer.stem(forms.word)));
    if (forms.other_stem == forms.stem) forms.other_stem.clear();
  }
  forms.accented = std::move(accented);
  return forms;
}

CachedWord make_word(const Stemmer& stemmer, std::string_view bytes) {
  const std::size_t length = bytes.size() - possessive_bytes(bytes);
  WordForms forms = make_forms(
      stemmer,
      without_acronym_stops(with_plain_apostrophes(fold_case(bytes.substr(0, length)))));
  return {.bytes = std::string(bytes),
          .word = std::move(forms.word),
          .accented = std::move(forms.accented),
          .stem = std::move(forms.stem),
          .other_stem = std::move(forms.other_stem),
          .length = length,
          .capitalised = is_capitalised(bytes)};
}

}  // namespace

class Analyzer::Internal {
 public:
  explicit Internal(std::string_view language) : language_(language), stemmer_(language) {}

  void analyze(std::string_view text, std::vector<Token>& tokens) {
    if (cache_.full()) cache_.clear();
    breaker_.find(text, spans_);
    tokens.clear();
    tokens.reserve(spans_.size());
    for (const WordSpan span : spans_) add(text, span, tokens);
  }

  [[nodiscard]] const Stemmer& stemmer() const { return stemmer_; }
  [[nodiscard]] const std::string& language() const { return language_; }

 private:
  void add(std::string_view text, WordSpan span, std::vector<Token>& tokens) {
    while (is_decoration(text[span.begin])) ++span.begin;
    while (is_decoration(text[span.end - 1])) --span.end;
    const CachedWord& word =
        cache_.get(text.substr(span.begin, span.end - span.begin),
                   [this](std::string_view bytes) { return make_word(stemmer_, bytes); });
    if (word.word.empty()) return;
    tokens.push_back({.begin = span.begin,
                      .end = span.begin + word.length,
                      .word = word.word,
                      .accented = word.accented,
                      .stem = word.stem,
                      .other_stem = word.other_stem,
                      .capitalised = word.capitalised});
  }

  std::string language_;
  Stemmer stemmer_;
  WordBreaker breaker_;
  WordCache cache_;
  std::vector<WordSpan> spans_;
};

Analyzer::Analyzer(std::string_view language) : internal_(std::make_unique<Internal>(language)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, std::vector<Token>& tokens) {
  internal_->analyze(text, tokens);
}

WordForms Analyzer::forms_of(std::string_view accented_word) {
  std::vector<Token> tokens;
  analyze(accented_word, tokens);
  if (tokens.empty()) return {};
  const Token& first = tokens.front();
  return {std::string(first.word), std::string(first.accented), std::string(first.stem),
          std::string(first.other_stem)};
}

const std::string& Analyzer::language() const noexcept { return internal_->language(); }

}  // namespace newsdex
