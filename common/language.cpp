// Language names as BCP 47, by ICU's tables.
#include "common/language.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <map>
#include <set>

#include "common/ascii.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kLongestName = 100;  // a tag or name; what is longer is something else

// English name in lower case → code, of every language that ICU knows.
const std::map<std::string, std::string>& codes_by_name() {
  static const std::map<std::string, std::string> codes = [] {
    std::map<std::string, std::string> by_name;
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
      icu::UnicodeString name;
      icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), name);
      std::string utf8;
      name.toUTF8String(utf8);
      by_name.emplace(ascii::lower(utf8), *code);
    }
    return by_name;
  }();
  return codes;
}

bool is_known_code(const std::string& code) {
  static const std::set<std::string> codes = [] {
    std::set<std::string> known;
    for (const char* const* c = uloc_getISOLanguages(); *c != nullptr; ++c) known.insert(*c);
    // Codes that say that no one language is meant are no language.
    for (const char* none : {"und", "mul", "zxx", "mis"}) known.erase(none);
    return known;
  }();
  return codes.contains(code);
}

// Empty where it is no tag of a language that ICU knows.
std::string canonical_tag(std::string_view declared) {
  std::string hyphenated(declared);
  std::replace(hyphenated.begin(), hyphenated.end(), '_', '-');
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(hyphenated, status);
  if (U_FAILURE(status)) return {};
  locale.canonicalize(status);  // "ger" → "de", "iw" → "he"
  if (U_FAILURE(status) || !is_known_code(locale.getLanguage())) return {};
  auto tag = locale.toLanguageTag<std::string>(status);
  return U_FAILURE(status) ? std::string() : tag;
}

}  // namespace

std::string language_tag(std::string_view declared) {
  declared = ascii::trimmed(declared);
  // A POSIX locale's encoding and variant ("de_DE.UTF-8@euro") say nothing about the language.
  declared = declared.substr(0, declared.find_first_of(".@"));
  if (declared.empty() || declared.size() > kLongestName) return {};
  if (auto tag = canonical_tag(declared); !tag.empty()) return tag;
  const auto& names = codes_by_name();
  const auto named = names.find(ascii::lower(declared));
  return named != names.end() ? canonical_tag(named->second) : std::string();
}

std::string_view primary_language(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace newsdex
