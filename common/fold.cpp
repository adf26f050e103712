#include "common/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include <newsdex/error.hpp>

#include "common/ascii.hpp"
#include "common/code_points.hpp"
#include "common/fold_table.hpp"

namespace newsdex {
namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (U_FAILURE(status)) throw Error(ErrorKind::kInternal, "ICU's normalisation data is missing");
  return *found;
}

struct PlainLetter {
  char16_t letter;
  const char16_t* plain;
};

// Letters that no decomposition takes apart, read as people type them without their mark.
constexpr std::array kPlainLetters = {
    PlainLetter{u'æ', u"ae"}, PlainLetter{u'ð', u"d"}, PlainLetter{u'ø', u"o"},
    PlainLetter{u'þ', u"th"}, PlainLetter{u'đ', u"d"}, PlainLetter{u'ħ', u"h"},
    PlainLetter{u'ı', u"i"},  PlainLetter{u'ł', u"l"}, PlainLetter{u'œ', u"oe"},
    PlainLetter{u'ŧ', u"t"},
};

const char16_t* plain_letters(UChar32 letter) {
  const auto* found = std::ranges::find(kPlainLetters, letter, &PlainLetter::letter);
  return found == kPlainLetters.end() ? nullptr : found->plain;
}

bool loses_accents(UChar32 base) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(base, &status);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK;
}

// Taken apart by compatibility, but written and typed in one: Thai and Lao AM.
void join_vowels(icu::UnicodeString& text) {
  text.findAndReplace(icu::UnicodeString(u"\u0E4D\u0E32"), icu::UnicodeString(u"\u0E33"));
  text.findAndReplace(icu::UnicodeString(u"\u0ECD\u0EB2"), icu::UnicodeString(u"\u0EB3"));
}

// Folding İ leaves a combining dot on a letter that has one: plain i, as Turkish writes it.
void drop_dots_of_i(const icu::Normalizer2& fold, icu::UnicodeString& text) {
  const icu::UnicodeString dotted(u"i\u0307");
  while (text.indexOf(dotted) >= 0) {
    text.findAndReplace(dotted, icu::UnicodeString(u"i"));
    UErrorCode status = U_ZERO_ERROR;
    text = fold.normalize(text, status);  // the letter may join the mark that now follows
  }
}

icu::UnicodeString to_utf16(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

std::string fold_case_whole(std::string_view utf8) {
  static const icu::Normalizer2& fold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString folded = fold.normalize(to_utf16(utf8), status);
  drop_dots_of_i(fold, folded);
  join_vowels(folded);
  std::string out;
  folded.toUTF8String(out);
  return out;
}

std::string fold_accents_whole(std::string_view case_folded) {
  static const icu::Normalizer2& decompose = normalizer(icu::Normalizer2::getNFDInstance);
  static const icu::Normalizer2& compose = normalizer(icu::Normalizer2::getNFCInstance);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString taken_apart = decompose.normalize(to_utf16(case_folded), status);
  icu::UnicodeString plain;
  bool dropping = false;  // marks follow a letter that loses them
  for (int32_t i = 0; i < taken_apart.length(); i = taken_apart.moveIndex32(i, 1)) {
    const UChar32 c = taken_apart.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) {
      if (!dropping) plain.append(c);
      continue;
    }
    dropping = loses_accents(c);
    if (const char16_t* letters = plain_letters(c)) {
      plain.append(letters, -1);
    } else {
      plain.append(c);
    }
  }
  std::string out;
  compose.normalize(plain, status).toUTF8String(out);
  return out;
}

}  // namespace

std::string fold_case(std::string_view utf8) {
  if (is_ascii(utf8)) return ascii::lower(utf8);
  std::string out;
  static const FoldTable table(fold_case_whole);
  return table.fold(utf8, out) ? out : fold_case_whole(utf8);
}

std::string fold_accents(std::string_view case_folded) {
  if (is_ascii(case_folded)) return std::string(case_folded);
  static const FoldTable table(fold_accents_whole);
  std::string out;
  return table.fold(case_folded, out) ? out : fold_accents_whole(case_folded);
}

std::string fold_value(std::string_view utf8) {
  const std::string folded = fold_accents(fold_case(utf8));
  std::string out;
  for (const char c : folded) {
    if (!ascii::is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace newsdex
