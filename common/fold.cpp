#include "common/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace newsdex {
namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU's normalisation data is missing");
  return *found;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Letters that no decomposition takes apart, read as people type them without their mark.
const char16_t* plain_letters(UChar32 letter) {
  switch (letter) {
    case 0x00E6: return u"ae";
    case 0x0153: return u"oe";
    case 0x00F8: return u"o";
    case 0x0111: return u"d";
    case 0x00F0: return u"d";
    case 0x0127: return u"h";
    case 0x0131: return u"i";
    case 0x0142: return u"l";
    case 0x0167: return u"t";
    case 0x00FE: return u"th";
    default: return nullptr;
  }
}

bool loses_accents(UChar32 base) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(base, &status);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK;
}

}  // namespace

std::string fold_case(std::string_view utf8) {
  std::string out;
  if (is_ascii(utf8)) {
    out.resize(utf8.size());
    std::ranges::transform(utf8, out.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    return out;
  }
  static const icu::Normalizer2& fold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString folded = fold.normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size()))),
      status);
  // Folding İ leaves a combining dot on a letter that has one: plain i, as Turkish writes it.
  folded.findAndReplace(icu::UnicodeString(u"i\u0307"), icu::UnicodeString(u"i"));
  folded.toUTF8String(out);
  return out;
}

std::string fold_accents(std::string_view case_folded) {
  if (is_ascii(case_folded)) return std::string(case_folded);
  static const icu::Normalizer2& decompose = normalizer(icu::Normalizer2::getNFDInstance);
  static const icu::Normalizer2& compose = normalizer(icu::Normalizer2::getNFCInstance);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString taken_apart = decompose.normalize(
      icu::UnicodeString::fromUTF8(
          icu::StringPiece(case_folded.data(), static_cast<int32_t>(case_folded.size()))),
      status);
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

std::string fold_value(std::string_view utf8) {
  const std::string folded = fold_accents(fold_case(utf8));
  std::string out;
  for (const char c : folded) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    if (c < 0) return false;
  }
  return true;
}

std::string to_utf8(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string out;
  out.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, text.size(), c);
    out.append(c < 0 ? kReplacement : text.substr(start, i - start));
  }
  return out;
}

}  // namespace newsdex
