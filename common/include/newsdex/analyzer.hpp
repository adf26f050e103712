// From text to words and stems: the one analyzer that indexing, querying and highlighting share, so
// that they cannot disagree.
//
// Words are those of Unicode's UAX #29 (by dictionary for Chinese, Japanese, Thai, Lao, Khmer and
// Burmese) that hold a letter or a digit. A word is folded: NFKC case folding, accents taken off
// Latin and Greek letters (й and が stay themselves), a possessive 's dropped, U.S. read as US. Its
// stem is the Snowball stem, in the analyzer's language, of the word with its accents, then folded.
// A word of more than 240 bytes is cut and ends in a hash of its whole, so it can still be found.
//
// Text is cut at ASCII white space first and a word never crosses it: analysing a piece of a text
// that begins and ends at white space gives the tokens that the whole text has there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

// The strings belong to the analyzer and stay valid until its next call.
struct Token {
  std::size_t begin = 0;  // bytes in the text, half-open, without a possessive's 's
  std::size_t end = 0;
  std::string_view word;        // folded
  std::string_view accented;    // case-folded, accents kept: what a query keeps of a word
  std::string_view stem;        // folded stem of the accented word
  std::string_view other_stem;  // stem of the folded word where it differs from `stem`, else empty
  // The same for the same bytes, small; begins anew when Analyzer::forgotten() changes.
  std::uint32_t number = 0;
  bool capitalised = false;  // begins with a capital, or is of a script without case
  bool caseless = false;     // is of a script without case
};

// A word's forms in one language, as Token has them.
struct WordForms {
  std::string word;
  std::string accented;
  std::string stem;
  std::string other_stem;
};

// One thread at a time; make one a thread. Keeps a cache of words: analyze() empties it first where
// it has more than about 32 MB, and then adds the words of its text, however many. Its buffers stay
// as large as the longest text made them.
class Analyzer {
 public:
  // `language` is BCP 47 ("en", "pt-BR"); one without a Snowball stemmer gives stem = word. Throws
  // Error(kInternal) where ICU lacks its data, as the calls below do.
  explicit Analyzer(std::string_view language);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  // Replaces `tokens` with those of `text`, in order. Text that is not valid UTF-8 is read with
  // each bad byte as a separator. No text makes it throw, but that memory runs out.
  void analyze(std::string_view text, std::vector<Token>& tokens);

  // The forms of one word that analysis made (Token::accented), exactly as its token had them; of a
  // text from elsewhere, of its first token, all empty when it has none.
  [[nodiscard]] WordForms forms_of(std::string_view accented_word);

  // How many times the cache was full and emptied, which happens at the beginning of a call.
  [[nodiscard]] std::uint64_t forgotten() const noexcept;

  [[nodiscard]] const std::string& language() const noexcept;

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

// The languages (BCP 47) that have a stemmer, sorted.
[[nodiscard]] const std::vector<std::string>& stemmed_languages();

}  // namespace newsdex
