#include "searcher/name_latin.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <vector>

#include <newsdex/error.hpp>

namespace newsdex {
namespace {

// Cyrillic goes by the BGN's rules, which spell as newspapers do (Any-Latin has š and h for ш and
// х); the letters that Russian lacks are left to Any-Latin.
constexpr const char* kCyrillic = "[:Cyrillic:] Russian-Latin/BGN";
constexpr const char* kOtherScripts = "Any-Latin; NFC; Lower";
// Letters that say more with their mark than without become what others write for them.
constexpr const char16_t* kPlainLetters =
    u"[šşșŝ] > sh; [čćç] > ch; [žż] > zh; đ > dj; ə > e; ::Latin-ASCII; ::Lower; [^a-z] > ;";

// In this order, one after the other: in one set of rules Any-Latin does nothing (ICU 72).
class Transliteration {
 public:
  Transliteration() {
    add(icu::Transliterator::createInstance(kCyrillic, UTRANS_FORWARD, place_, status_));
    add(icu::Transliterator::createInstance(kOtherScripts, UTRANS_FORWARD, place_, status_));
    add(icu::Transliterator::createFromRules("newsdex-plain-letters", kPlainLetters, UTRANS_FORWARD,
                                             place_, status_));
  }

  void apply(icu::UnicodeString& text) const {
    for (const auto& step : steps_) step->transliterate(text);
  }

 private:
  void add(icu::Transliterator* step) {
    steps_.emplace_back(step);
    if (U_FAILURE(status_)) {
      throw Error(ErrorKind::kInternal, std::string("ICU has no transliteration for names (") +
                                            u_errorName(status_) +
                                            "); is its data installed whole?");
    }
  }

  UErrorCode status_ = U_ZERO_ERROR;
  UParseError place_;
  std::vector<std::unique_ptr<icu::Transliterator>> steps_;
};

bool is_ascii(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_letters(std::string_view word) {
  std::string letters;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') letters += c;
    if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
  }
  return letters;
}

}  // namespace

std::string latin_letters(std::string_view word) {
  if (is_ascii(word)) return ascii_letters(word);
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
  // They serve one thread each, and take milliseconds to make.
  thread_local const Transliteration to_latin;
  to_latin.apply(text);
  std::string letters;
  text.toUTF8String(letters);
  return letters;
}

}  // namespace newsdex
