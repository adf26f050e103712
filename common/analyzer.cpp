#include <newsdex/analyzer.hpp>

#include <unicode/uchar.h>

#include <string>
#include <utility>

#include "common/canonical_word.hpp"
#include "common/code_points.hpp"
#include "common/fold.hpp"
#include "common/schema.hpp"
#include "common/stemmer.hpp"
#include "common/word_breaks.hpp"
#include "common/word_cache.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kMaxWordBytes = 240;

// Georgian letters are lower case by name, but the script has no capitals in use: they have no
// title case that differs.
bool is_caseless(std::string_view bytes) {
  std::size_t after_first = 0;
  const UChar32 first = next_code_point(bytes, after_first);
  const int8_t type = u_charType(first);
  return type == U_OTHER_LETTER ||
         (u_totitle(first) == first && u_toupper(first) != first && type == U_LOWERCASE_LETTER);
}

bool is_capital(std::string_view bytes) {
  std::size_t after_first = 0;
  const int8_t type = u_charType(next_code_point(bytes, after_first));
  return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}

// The s of "U.S.'s", which word breaking parts from its acronym.
bool is_parted_possessive(std::string_view text, WordSpan span) {
  if (span.end - span.begin != 1 || (text[span.begin] != 's' && text[span.begin] != 'S'))
    return false;
  const std::string_view before = text.substr(0, span.begin);
  return before.ends_with(".'") || before.ends_with(".\u2019");
}

std::string bounded(std::string word) {
  if (word.size() <= kMaxWordBytes) return word;
  return schema::bounded_term(word, word, kMaxWordBytes);
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

}  // namespace

class Analyzer::Internal {
 public:
  explicit Internal(std::string_view language) : language_(language), stemmer_(language) {}

  void analyze(std::string_view text, std::vector<Token>& tokens) {
    if (cache_.full()) {
      cache_.clear();
      ++forgotten_;
    }
    breaker_.find(text, spans_);
    keys_.clear();
    for (const WordSpan span : spans_) keys_.emplace_back(text, span);
    tokens.clear();
    tokens.reserve(spans_.size());
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      if (i + 2 * kLookAhead < keys_.size()) cache_.expect(keys_[i + 2 * kLookAhead]);
      if (i + kLookAhead < keys_.size()) cache_.expect_entry(keys_[i + kLookAhead]);
      add(text, spans_[i], keys_[i], tokens);
    }
  }

  WordForms forms_of(std::string_view accented_word) {
    std::string canonical = canonical_word(accented_word, breaker_);
    if (canonical == accented_word) return forms_of_canonical(std::move(canonical));
    std::vector<Token> tokens;
    analyze(accented_word, tokens);
    if (tokens.empty()) return {};
    const Token& first = tokens.front();
    return {std::string(first.word), std::string(first.accented), std::string(first.stem),
            std::string(first.other_stem)};
  }

  [[nodiscard]] std::uint64_t forgotten() const { return forgotten_; }
  [[nodiscard]] const std::string& language() const { return language_; }

 private:
  // Words from one to the next: a look-up that waits for memory costs more than all else.
  static constexpr std::size_t kLookAhead = 8;

  // Kept beside the words of texts; but those are forgotten by analyze() alone.
  WordForms forms_of_canonical(std::string word) {
    if (word.empty() || cache_.full()) return make_forms(stemmer_, std::move(word));
    const WordKey key(word, {0, word.size()});
    const CachedWord& known =
        cache_.get(key, word, [this](std::string_view bytes) { return facts_of(bytes); });
    if (known.core() != WordSpan{0, word.size()}) return make_forms(stemmer_, std::move(word));
    return {std::string(known.word()), std::string(known.accented()), std::string(known.stem()),
            std::string(known.other_stem())};
  }

  void add(std::string_view text, WordSpan span, const WordKey& key, std::vector<Token>& tokens) {
    const CachedWord& word = cache_.get(key, text.substr(span.begin, span.end - span.begin),
                                        [this](std::string_view bytes) { return facts_of(bytes); });
    if (word.word().empty() || is_parted_possessive(text, span)) return;
    tokens.push_back({.begin = span.begin + word.core().begin,
                      .end = span.begin + word.core().end,
                      .word = word.word(),
                      .accented = word.accented(),
                      .stem = word.stem(),
                      .other_stem = word.other_stem(),
                      .number = word.number(),
                      .capitalised = word.capitalised(),
                      .caseless = word.caseless()});
  }

  WordFacts facts_of(std::string_view bytes) {
    const WordSpan core = core_of_word(bytes);
    const std::string_view core_bytes = bytes.substr(core.begin, core.end - core.begin);
    return {.forms = make_forms(stemmer_, canonical_word(core_bytes, breaker_)),
            .core = core,
            .capitalised = is_capital(core_bytes) || is_caseless(core_bytes),
            .caseless = is_caseless(core_bytes)};
  }

  std::string language_;
  Stemmer stemmer_;
  WordBreaker breaker_;
  WordCache cache_;
  std::uint64_t forgotten_ = 0;
  // Of the text being analysed.
  std::vector<WordSpan> spans_;
  std::vector<WordKey> keys_;
};

Analyzer::Analyzer(std::string_view language) : internal_(std::make_unique<Internal>(language)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, std::vector<Token>& tokens) {
  internal_->analyze(text, tokens);
}

WordForms Analyzer::forms_of(std::string_view accented_word) {
  return internal_->forms_of(accented_word);
}

std::uint64_t Analyzer::forgotten() const noexcept { return internal_->forgotten(); }

const std::string& Analyzer::language() const noexcept { return internal_->language(); }

}  // namespace newsdex
