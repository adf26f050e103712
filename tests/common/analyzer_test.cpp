// What analysis makes of text, row by row. tests/common/analyzer_properties_test.cpp holds what is
// true of any text.
#include <gtest/gtest.h>

#include <newsdex/analyzer.hpp>
#include <string>
#include <vector>

#include "common/utf8.hpp"
#include "tests/support/tokens.hpp"

namespace newsdex {
namespace {

using namespace std::string_literals;

struct AnalysisRow {
  const char* language;
  std::string text;
  const char* tokens;  // as test::print writes them
  const char* reason;
};

const AnalysisRow kAnalysisRows[] = {
    // Plain words.
    {"en", "", "", "nothing"},
    {"en", " \n ", "", "nothing but white space"},
    {"en", "-- ... !? ***", "", "nothing but punctuation"},
    {"en", "oil price rises", "0-3 oil, 4-9 price, 10-15 rises =rise", ""},
    {"en", "OIL Price", "0-3 oil ^, 4-9 price ^", "case is folded"},
    {"en", "line\none", "0-4 line, 5-8 one", "a line feed parts words"},
    {"en", "a/b and/or", "0-1 a, 2-3 b, 4-7 and, 8-10 or", "a slash parts words"},
    {"en", "well-known", "0-4 well, 5-10 known", "so does a hyphen"},
    {"en", "COVID-19", "0-5 covid ^, 6-8 19",
     "a hyphen before digits too: a query makes its parts adjacent"},
    {"en", "Basel\u2013Zürich", "0-5 basel ^, 8-15 zurich (zürich) ^", "en dash"},
    {"en", "a\u2014b", "0-1 a, 4-5 b", "em dash"},
    {"en", "AT&T", "0-2 at ^, 3-4 t ^", "an ampersand parts: a query makes its parts adjacent"},
    {"en", "(bracketed)[12]", "1-10 bracketed =bracket, 12-14 12", ""},
    {"en", "C++ and C#", "0-1 c ^, 4-7 and, 8-9 c ^", "signs are not letters"},
    {"en", "end.Next", "0-8 end.next", "UAX #29 keeps letters around a stop together"},
    // Possessives and apostrophes.
    {"en", "the cat's whiskers", "0-3 the, 4-7 cat, 10-18 whiskers =whisker",
     "the 's is no part of the word, nor of its bytes"},
    {"en", "the cat\u2019s whiskers", "0-3 the, 4-7 cat, 12-20 whiskers =whisker",
     "curly as straight"},
    {"en", "THE CAT'S", "0-3 the ^, 4-7 cat ^", "in capitals"},
    {"en", "the cat\uFF07s", "0-3 the, 4-7 cat", "full width"},
    {"en", "the cats' home", "0-3 the, 4-8 cats =cat, 10-14 home",
     "an apostrophe at the end parts"},
    {"en", "boss's's", "0-4 boss", "all of them, so that the form is final"},
    {"en", "it's can't", "0-2 it, 5-10 can't",
     "a contraction with s goes as a possessive does; others stay"},
    {"en", "rock 'n' roll", "0-4 rock, 6-7 n, 9-13 roll", "quotes are no part of a word"},
    {"en", "\u2018quoted\u2019 \u201cwords\u201d \"and\" 'more'",
     "3-9 quoted =quot, 16-21 words =word, 26-29 and, 32-36 more", ""},
    {"en", "O'Neill", "0-7 o'neill =o'neil ^", "an apostrophe inside stays"},
    {"en", "O\u2019NEILL\u2019S", "0-9 o'neill =o'neil ^",
     "and is the typewriter's, whatever was typed"},
    {"en", "O\u02BCNeill", "0-8 o'neill =o'neil ^", "modifier letter apostrophe"},
    {"en", "MacDonald's", "0-9 macdonald ^", ""},
    // Acronyms.
    {"en", "U.S. forces", "0-3 us ^, 5-11 forces =forc",
     "the stops go, but the last is no part of the word anyway"},
    {"en", "US and U.S", "0-2 us ^, 3-6 and, 7-10 us ^", ""},
    {"en", "U.S.-led", "0-3 us ^, 5-8 led", ""},
    {"en", "the U.S.'s ally", "0-3 the, 4-7 us ^, 11-15 ally =alli",
     "word breaking parts this s from its acronym"},
    {"en", "U.S.\u2019s ally", "0-3 us ^, 9-13 ally =alli", "curly"},
    {"en", "'s", "1-2 s", "but an s alone is a word"},
    {"en", "e.g. this, i.e. that", "0-3 eg, 5-9 this, 11-14 ie, 16-20 that", "lower case as well"},
    {"en", "at 5 a.m. sharp", "0-2 at, 3-4 5, 5-8 am, 10-15 sharp", ""},
    {"en", "U.N.E.S.C.O.", "0-11 unesco ^", ""},
    {"en", "Н.А.Т.О.", "0-11 нато ^", "in other alphabets"},
    {"en", "Ph.D.", "0-4 ph.d ^", "no acronym of single letters"},
    {"en", "J.K. Rowling", "0-3 jk ^, 5-12 rowling =rowl ^", ""},
    // Numbers.
    {"en", "1,500", "0-5 1,500", "one word, as UAX #29 has it"},
    {"en", "3.14", "0-4 3.14", ""},
    {"en", "$3.14bn rose 50% to £20", "1-7 3.14bn, 8-12 rose, 13-15 50, 17-19 to, 22-24 20",
     "signs of money are no part of a number"},
    {"en", "1,2,3, and 4.", "0-5 1,2,3, 7-10 and, 11-12 4", "stops at the end are not part either"},
    {"en", "2022-01-25 10:30", "0-4 2022, 5-7 01, 8-10 25, 11-13 10, 14-16 30",
     "dates and times are their parts"},
    {"en", "1\u202F500", "0-7 1500", "French groups digits by a narrow space"},
    {"en", "١٢٣", "0-6 ١٢٣", "Arabic digits are digits"},
    {"en", "m\u00B2 H\u2082O", "0-1 m, 4-5 h ^, 8-9 o ^",
     "small digits are neither letters nor digits"},
    {"en", "\u00BD cup \u2167", "3-6 cup, 7-10 viii", "a half is no word, a Roman eight is"},
    // Addresses, tags, mark-up.
    {"en", "info@example.com", "0-16 info@example.com", "an address is one word"},
    {"en", "https://www.example.com/a_b?x=1",
     "0-5 https, 8-23 www.example.com, 24-27 a_b, 28-29 x, 30-31 1",
     "of a URL the host is one word"},
    {"en", "#tag @name", "1-4 tag, 6-10 name", "the sign is no part of the name"},
    {"en", "_emphasis_ __init__", "1-9 emphasis =emphasi, 13-17 init",
     "nor are underscores around a word"},
    {"en", "snake_case", "0-10 snake_case =snake_cas", "but those inside are"},
    {"en", "\uFF3Fwide\uFF3F", "3-7 wide", "full width underscores"},
    {"en", "@.a", "2-3 a", "word breaking keeps these together"},
    {"en", "\u00AB\u202Fmot\u202F\u00BB", "5-8 mot", "French quotes with their narrow spaces"},
    {"en", "no\u00A0break", "0-2 no, 4-9 break", ""},
    // Unseen characters and compatibility forms.
    {"en", "in\u00ADvaded", "0-9 invaded =invad", "a soft hyphen is not seen, nor read"},
    {"en", "\u00ADword\u00AD", "2-6 word", "and no part of the word at its ends"},
    {"en", "word\u2060joiner", "0-13 wordjoiner =wordjoin", ""},
    {"en", "zero\u200Bwidth", "0-4 zero, 7-12 width", "a space of no width is a space"},
    {"en", "\uFF2E\uFF21\uFF34\uFF2F\u3000\uFF33\uFF55\uFF4D\uFF4D\uFF49\uFF54",
     "0-12 nato ^, 15-33 summit ^", "full width letters and space"},
    {"en", "\uFF35\uFF0E\uFF33\uFF0E", "0-9 us ^", "a full width acronym"},
    {"en", "\uFB01nance o\uFB03ce", "0-8 finance =financ, 9-15 office =offic", "ligatures"},
    {"en", "\U0001D40D\U0001D400\U0001D413\U0001D40E", "0-16 nato ^",
     "mathematical letters, as people decorate text"},
    {"en", "\u24D0bc", "0-5 abc", "a letter in a circle"},
    {"en", "\u017Ftop", "0-5 stop", "long s"},
    {"en", "\u0149", "0-2 n", "folds to two characters, of which the first is an apostrophe"},
    {"en", "co\u0140lecció", "0-11 col·leccio (col·lecció)", "Catalan ela geminada"},
    {"en", "\uFDFA", "0-3 صلىاللهعليهوسلم ^", "one character that folds to four words is one word"},
    {"en", "\uFF9E", "", "a mark alone is no word"},
    // Accents.
    {"en", "Straße STRASSE ẞ", "0-7 strasse =strass ^, 8-15 strasse =strass ^, 16-19 ss ^",
     "sharp s"},
    {"en", "\u0130stanbul", "0-9 istanbul ^", "dotted capital I"},
    {"en", "I\u0307stanbul", "0-10 istanbul ^", "its dot typed apart"},
    {"en", "\u0131l\u0131k", "0-6 ilik (ılık)", "dotless i"},
    {"en", "Łódź", "0-7 lodz (łódź) ^", "a stroke is no combining mark, but read as one"},
    {"en", "Lukašenko Lukasenko", "0-10 lukasenko (lukašenko) ^, 11-20 lukasenko ^", ""},
    {"en", "São Paulo", "0-4 sao (são) ^, 5-10 paulo ^", ""},
    {"en", "Ærø Þórr Đà Œuvre",
     "0-5 aero (ærø) ^, 6-12 thorr (þórr) ^, 13-17 da (đà) ^, 18-24 oeuvre (œuvre) =oeuvr ^",
     "joined letters are read as two"},
    {"en", "café cafe\u0301", "0-5 cafe (café), 6-12 cafe (café)", "marks typed apart"},
    {"en", "x\u0302 q\u0303", "0-3 x (x\u0302), 4-7 q (q\u0303)", "marks that join no letter"},
    {"en", "\u212Bngström", "0-11 angstrom (ångström) ^", "the sign of the unit is the letter"},
    {"en", "Ελλάδα", "0-12 ελλαδα (ελλάδα) ^", "Greek tonos"},
    {"en", "Σίσυφος ΣΊΣΥΦΟΣ", "0-14 σισυφοσ (σίσυφοσ) ^, 15-29 σισυφοσ (σίσυφοσ) ^",
     "final sigma is sigma"},
    // Scripts.
    {"en", "Лукашенко", "0-18 лукашенко ^", ""},
    {"en", "Андрей Горбачёв", "0-12 андрей ^, 13-29 горбачёв ^",
     "й and ё are letters of their own"},
    {"en", "и\u0306", "0-4 й", "й typed apart"},
    {"en", "Україна", "0-14 україна ^", "so is ї"},
    {"en", "が か\u3099 \uFF76\uFF9E", "0-3 が ^, 4-10 が ^, 11-17 ガ ^",
     "が is not か, however typed; half width"},
    {"en", "محمد", "0-8 محمد ^", "a script without case counts as capitalised: names are in it"},
    {"en", "צה\u05F4ל צה\"ל", "0-8 צהל ^, 9-16 צהל ^",
     "Hebrew gershayim mark an acronym, as full stops do"},
    {"en", "ג\u05F3ורג\u05F3 ג'ורג'", "0-10 ג'ורג ^, 13-22 ג'ורג ^", "geresh and apostrophe"},
    {"en", "हिन्दी में", "0-18 हिन्दी ^, 19-28 में ^", "vowel signs belong to their word"},
    {"en", "中国经济增长", "0-6 中国 ^, 6-12 经济 ^, 12-18 增长 ^", "Chinese by dictionary"},
    {"en", "東京で会議", "0-6 東京 ^, 6-9 で ^, 9-15 会議 ^", "Japanese by dictionary"},
    {"en", "コンピューター", "0-21 コンピューター ^", "Katakana keeps its long vowels"},
    {"en", "한국 경제", "0-6 한국 ^, 7-13 경제 ^", "Korean by its spaces"},
    {"en", "ประเทศไทย", "0-27 ประเทศไทย ^", "Thai: a word of the dictionary"},
    {"en", "น้ำท่วม", "0-9 น้ำ ^, 9-21 ท่วม ^", "Thai: two; the vowel AM stays as it is written"},
    {"en", "မြန်မာပြည်", "0-18 မြန်မာ ^, 18-30 ပြည် ^", "Burmese by dictionary"},
    {"en", "ភាសាខ្មែរ", "0-27 ភាសាខ្មែរ ^", "Khmer by dictionary"},
    {"en", "ພາສາລາວ", "0-12 ພາສາ ^, 12-21 ລາວ ^", "Lao by dictionary"},
    {"en", "ሰላም ነው\u1362", "0-9 ሰላም ^, 10-16 ነው ^", "Amharic, with its full stop"},
    {"en", "Ինչպե\u055Eս", "0-14 ինչպես ^", "Armenian puts a question mark inside the word"},
    {"en", "საქართველო", "0-30 საქართველო ^", "Georgian has no capitals in use"},
    {"en", "👍 good👍morning 🇺🇸 flag", "5-9 good, 13-20 morning =morn, 30-34 flag",
     "emoji and flags part words and are none"},
    // Bad bytes.
    {"en", "one\xFFtwo", "0-3 one, 4-7 two", "a bad byte parts"},
    {"en", "caf\xC3 bar", "0-3 caf, 5-8 bar", "a sequence cut short"},
    {"en", "one\0two"s, "0-3 one, 4-7 two", "so does a zero byte"},
    {"en", "\xED\xA0\x80surrogate", "3-12 surrogate =surrog", "a surrogate is ill-formed in UTF-8"},
    // Capitals.
    {"en", "iPhone eBay", "0-6 iphone =iphon, 7-11 ebay", "lower case first"},
    {"en", "\"Nato\"", "1-5 nato ^", "the quote is no part"},
    {"en", "3D 4th", "0-2 3d, 3-6 4th", "a digit is no capital"},
    {"en", "\u01C8ubljana", "0-9 ljubljana ^", "title case"},
    {"en", "_Nato", "1-5 nato ^", "nor is the mark-up"},
    // Stems by language.
    {"en", "invaded invading", "0-7 invaded =invad, 8-16 invading =invad", ""},
    {"en", "l'homme", "0-7 l'homme =l'homm", "an elision is none in English"},
    {"fr", "l'homme", "0-7 l'homme =homm", "the stem is that of the noun"},
    {"fr", "L\u2019État", "0-9 l'etat (l'état) =etat ^", ""},
    {"fr", "aujourd'hui", "0-11 aujourd'hui", "no elision"},
    {"fr", "qu'il jusqu'à", "0-5 qu'il =il, 6-14 jusqu'a (jusqu'à) =a", ""},
    {"fr", "l'", "0-1 l", "nothing follows"},
    {"fr", "élections ÉLECTIONS elections",
     "0-10 elections (élections) =elect, 11-21 elections (élections) =elect ^, 22-31 elections "
     "=elect",
     "one stem with and without its accent"},
    {"fr", "première sécurité",
     "0-9 premiere (première) =premi ~premier, 10-20 securite (sécurité) =secur ~securit",
     "the accent makes another stem: both are indexed"},
    {"it", "dell'Italia", "0-11 dell'italia =ital", ""},
    {"it", "l\u2019università", "0-15 l'universita (l'università) =univers", ""},
    {"ca", "l'òpera", "0-8 l'opera (l'òpera) =op", ""},
    {"pt", "não operação", "0-4 nao (não) =na ~nao, 5-15 operacao (operação) =oper ~operaca", ""},
    {"pt", "operacao", "0-8 operacao =operaca", "the same stem as the other one above"},
    {"tr", "yüzde", "0-6 yuzde (yüzde) =yuz ~yuzde", ""},
    {"tr", "Ankara'da Ankara", "0-9 ankara'da =ankar ^, 10-16 ankara =ankar ^",
     "suffixes of names follow an apostrophe"},
    {"tr", "Türkiye\u2019nin Türkiye",
     "0-14 turkiye'nin (türkiye'nin) =turki ^, 15-23 turkiye (türkiye) =turki ^", ""},
    {"tr", "lar\u0131", "0-5 lari (ları)",
     "a suffix alone: stemming leaves nothing, so the word stays"},
    {"de", "Häuser Hauses", "0-7 hauser (häuser) =haus ^, 8-14 hauses =haus ^", ""},
    {"tlh", "running runs", "0-7 running, 8-12 runs", "no stemmer: the words as they are"},
};

TEST(Analyzer, MakesTheseTokens) {
  for (const AnalysisRow& row : kAnalysisRows) {
    Analyzer analyzer(row.language);
    std::vector<Token> tokens;
    analyzer.analyze(row.text, tokens);
    EXPECT_EQ(test::print(tokens), row.tokens) << row.language << ": " << row.text << "\n"
                                               << row.reason;
  }
}

TEST(Analyzer, TextThatIsNoneGivesNoForms) {
  Analyzer analyzer("en");
  for (const char* text : {"", " ", "-", "\xFF"}) {
    const WordForms forms = analyzer.forms_of(text);
    EXPECT_EQ(forms.word + forms.accented + forms.stem + forms.other_stem, "") << text;
  }
}

TEST(Analyzer, FormsOfATextFromElsewhereAreThoseOfItsFirstWord) {
  Analyzer analyzer("fr");
  const WordForms forms = analyzer.forms_of("« Première » élection");
  EXPECT_EQ(forms.word, "premiere");
  EXPECT_EQ(forms.accented, "première");
  EXPECT_EQ(forms.stem, "premi");
  EXPECT_EQ(forms.other_stem, "premier");
}

TEST(Analyzer, LanguageKeepsItsRegion) {
  EXPECT_EQ(Analyzer("pt-BR").language(), "pt-BR");
  Analyzer analyzer("pt-BR");
  EXPECT_EQ(analyzer.forms_of("governos").stem, "govern");
}

// A term holds 245 bytes; a word that does not fit is found by its hash.
TEST(Analyzer, WordOfTenThousandLettersIsBoundedAndFound) {
  Analyzer analyzer("en");
  const std::string letters(10'000, 'x');
  std::vector<Token> tokens;
  analyzer.analyze(letters + "a " + letters + "b " + letters + "A's", tokens);
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(tokens[0].end - tokens[0].begin, 10'001u);
  EXPECT_LE(tokens[0].word.size(), 240u);
  EXPECT_LE(tokens[0].stem.size(), 240u);
  EXPECT_NE(tokens[0].word, tokens[1].word) << "they differ in the last letter only";
  EXPECT_EQ(tokens[0].word, tokens[2].word) << "case and possessive make no difference";
  const std::string word(tokens[0].word);
  const std::string accented(tokens[0].accented);
  EXPECT_EQ(analyzer.forms_of(accented).word, word);
}

TEST(Analyzer, AWordOfAHundredThousandApostrophesIsThatOfPlainOnes) {
  Analyzer analyzer("en");
  std::string printed = "a";
  std::string typed = "a";
  for (int i = 0; i < 100'000; ++i) {
    printed += i % 2 == 0 ? "\u2019a" : "\u05F4a";
    typed += i % 2 == 0 ? "'a" : "a";
  }
  std::vector<Token> tokens;
  analyzer.analyze(printed + " " + typed, tokens);
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[0].end - tokens[0].begin, printed.size());
  EXPECT_EQ(tokens[0].word, tokens[1].word);
}

TEST(Analyzer, LongWordIsCutBetweenCharacters) {
  Analyzer analyzer("ru");
  std::string word;
  for (int i = 0; i < 500; ++i) word += "щ";
  for (const char* before : {"", "а", "€", "аа"}) {
    std::vector<Token> tokens;
    analyzer.analyze(before + word, tokens);
    ASSERT_FALSE(tokens.empty());
    EXPECT_LE(tokens.back().word.size(), 240u);
    EXPECT_TRUE(is_utf8(tokens.back().word)) << tokens.back().word;
  }
}

}  // namespace
}  // namespace newsdex
