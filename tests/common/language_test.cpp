// What people declare as a language, and the BCP 47 tag it becomes.
#include "common/language.hpp"

#include <gtest/gtest.h>

#include <string>

namespace newsdex {
namespace {

TEST(Language, DeclaredNamesBecomeTags) {
  struct Row {
    const char* declared;
    const char* tag;
    const char* reason = "";
  };
  constexpr Row kRows[] = {
      {"en", "en"},
      {"EN", "en"},
      {" en\n", "en"},
      {"en-US", "en-US"},
      {"EN-us", "en-US"},
      {"en_US", "en-US"},
      {"pt_BR", "pt-BR"},
      {"zh-Hant-TW", "zh-Hant-TW"},
      {"sr-latn", "sr-Latn"},
      {"eng", "en", "ISO 639-2"},
      {"deu", "de"},
      {"ger", "de", "the bibliographic code of ISO 639-2"},
      {"fre", "fr"},
      {"hau", "ha", "MasakhaNEWS"},
      {"pcm", "pcm", "a language without a two-letter code"},
      {"iw", "he", "a code since replaced"},
      {"ga", "ga",
       "Irish: a code comes before a name, and Ga is also the name of another language"},
      {"German", "de"},
      {"english", "en"},
      {"PORTUGUESE", "pt"},
      {"Scottish Gaelic", "gd", "a name of two words"},
      {"de_DE.UTF-8@euro", "de-DE", "a POSIX locale"},
      {"", "", "nothing is declared"},
      {"   ", ""},
      {"und", "", "it says itself that it is not known"},
      {"mul", "", "several languages are not one"},
      {"xx", "", "well formed, but no language"},
      {"x-default", ""},
      {"english-language", "", "a subtag of the right shape behind no language"},
      {"e", ""},
      {"utf-8", ""},
      {"en US", ""},
      {"\xD1\x80\xD1\x83", "", "not ASCII"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(language_tag(row.declared), row.tag) << row.declared << "  " << row.reason;
  }
}

TEST(Language, AnOverlongNameIsNone) { EXPECT_EQ(language_tag(std::string(5000, 'e')), ""); }

TEST(Language, TagsStayAsTheyAre) {
  for (const char* tag : {"en", "en-US", "zh-Hant-TW", "pt-BR", "pcm", "de"}) {
    EXPECT_EQ(language_tag(tag), tag);
  }
}

TEST(Language, ThePrimaryLanguageChoosesTheStemmer) {
  EXPECT_EQ(primary_language("pt-BR"), "pt");
  EXPECT_EQ(primary_language("zh-Hant-TW"), "zh");
  EXPECT_EQ(primary_language("en"), "en");
  EXPECT_EQ(primary_language(""), "");
}

}  // namespace
}  // namespace newsdex
