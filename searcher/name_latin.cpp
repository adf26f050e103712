#include "searcher/name_latin.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include <newsdex/error.hpp>

#include "common/ascii.hpp"
#include "common/code_points.hpp"

namespace newsdex {
namespace {

std::string ascii_letters(std::string_view word) {
  std::string letters;
  for (const char c : word) {
    if (ascii::is_letter(c)) letters += ascii::lower(c);
  }
  return letters;
}

// Cyrillic goes by the BGN's rules, which spell as newspapers do (Any-Latin has š and h for ш and
// х); the letters that Russian lacks are left to Any-Latin.
constexpr const char* kCyrillic = "[:Cyrillic:] Russian-Latin/BGN";
constexpr const char* kOtherScripts = "Any-Latin";
constexpr const char* kRareLetters = "Latin-ASCII";

// Letters that say more with their mark than without become what others write for them; other
// marks are left out. The commonest letters beyond ASCII; the rest is for Latin-ASCII, which takes
// three times as long as all else here.
struct Letter {
  char16_t letter;
  char16_t mark;  // 0: any or none
  std::string_view plain;
};
constexpr Letter kLetters[] = {
    {u's', u'\u030C', "sh"}, {u's', u'\u0327', "sh"}, {u's', u'\u0326', "sh"},
    {u's', u'\u0302', "sh"}, {u'c', u'\u030C', "ch"}, {u'c', u'\u0301', "ch"},
    {u'c', u'\u0327', "ch"}, {u'z', u'\u030C', "zh"}, {u'z', u'\u0307', "zh"},
    {u'đ', 0, "dj"},         {u'ł', 0, "l"},          {u'ø', 0, "o"},
    {u'ı', 0, "i"},          {u'ə', 0, "e"},          {u'ǝ', 0, ""},
    {u'ß', 0, "ss"},         {u'æ', 0, "ae"},         {u'ħ', 0, "h"},
};

// ICU's transliterators serve one thread, and take milliseconds to make.
class Transliteration {
 public:
  std::string operator()(icu::UnicodeString text) {
    cyrillic_->transliterate(text);
    if (!is_ascii(text)) other_scripts_->transliterate(text);
    if (is_ascii(text)) return letters_of(text);
    icu::UnicodeString decomposed = nfd_->normalize(text.toLower(), status_);
    if (std::optional<std::string> plain = plain_letters(decomposed)) return *std::move(plain);
    if (rare_letters_ == nullptr) rare_letters_ = make(kRareLetters);
    rare_letters_->transliterate(text);
    return letters_of(text);
  }

 private:
  using Step = std::unique_ptr<icu::Transliterator>;

  Step make(const char* id) {
    Step step(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status_));
    check();
    return step;
  }
  void check() const {
    if (U_SUCCESS(status_)) return;
    throw Error(ErrorKind::kInternal, std::string("ICU has no transliteration for names (") +
                                          u_errorName(status_) + "); is its data installed whole?");
  }
  static bool is_ascii(const icu::UnicodeString& text) {
    for (int32_t i = 0; i < text.length(); ++i) {
      if (text[i] >= 0x80) return false;
    }
    return true;
  }
  static std::string letters_of(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return ascii_letters(utf8);
  }
  // Nothing where there is a letter that neither ASCII nor the table has.
  static std::optional<std::string> plain_letters(const icu::UnicodeString& decomposed) {
    std::string plain;
    for (int32_t i = 0; i < decomposed.length(); ++i) {
      const char16_t letter = decomposed[i];
      const char16_t mark = i + 1 < decomposed.length() ? decomposed[i + 1] : u'\0';
      const auto* known = std::ranges::find_if(kLetters, [&](const Letter& row) {
        return row.letter == letter && (row.mark == 0 || row.mark == mark);
      });
      if (known != std::end(kLetters)) {
        plain += known->plain;
      } else if (letter < 0x80) {
        if (letter >= u'a' && letter <= u'z') plain += static_cast<char>(letter);
      } else if (u_charType(letter) == U_LOWERCASE_LETTER || u_charType(letter) == U_OTHER_LETTER) {
        return std::nullopt;
      }
    }
    return plain;
  }

  UErrorCode status_ = U_ZERO_ERROR;
  const Step cyrillic_ = make(kCyrillic);
  const Step other_scripts_ = make(kOtherScripts);
  Step rare_letters_;  // seldom needed
  const icu::Normalizer2* nfd_ = icu::Normalizer2::getNFDInstance(status_);
};

}  // namespace

std::string latin_letters(std::string_view word) {
  if (is_ascii(word)) return ascii_letters(word);
  thread_local Transliteration to_latin;
  return to_latin(icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())}));
}

}  // namespace newsdex
