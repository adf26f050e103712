// Where words are in a text: Unicode's UAX #29 word boundaries, as ICU draws them.
//
// A word never crosses ASCII white space, so the text is cut there first. A piece of ASCII, or of
// scripts whose words the plain rules decide, is segmented here by a table of classes; only what
// needs a dictionary or a rarer rule is given to ICU, which is far slower.
// tests/common/word_breaks_test.cpp proves the two equal.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace newsdex {

struct WordSpan {
  std::size_t begin = 0;  // bytes, half-open
  std::size_t end = 0;

  friend bool operator==(const WordSpan&, const WordSpan&) = default;
};

// One thread at a time. Text need not be valid UTF-8: a bad byte is no part of a word.
class WordBreaker {
 public:
  WordBreaker();
  ~WordBreaker();
  WordBreaker(WordBreaker&&) noexcept;
  WordBreaker& operator=(WordBreaker&&) noexcept;

  // Replaces `words` with the spans of `text` that hold a letter or a digit.
  void find(std::string_view text, std::vector<WordSpan>& words);
  // The same by ICU alone over the whole text: the reference that find() is tested against.
  void find_by_icu(std::string_view text, std::vector<WordSpan>& words);

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace newsdex
