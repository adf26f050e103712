// What analysis keeps true of any text: random text, odd text, real text.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <newsdex/analyzer.hpp>
#include <set>
#include <string>
#include <vector>

#include "common/utf8.hpp"
#include "tests/support/texts.hpp"
#include "tests/support/tokens.hpp"

namespace newsdex {
namespace {

using test::RandomText;

constexpr std::u32string_view kOddAlphabet =
    U"aBsS éÉßıİIłŁ'’ʼ.,_@-1٣½²\u00AD\u200D\u202F\u0301\u0307\u0308ﬁﷺͺ\uFF07Ｓｓ\uFF3F\uFF0Eŀŉſ"
    U"ςΣΐЙйё\u0306か\u3099ｶﾞ中国เน้ำ\u0E4D\u0E32ກຳ\u05D0\u05F4\"\u05F3한\u1112\u1161ա՞ა👍\n\t";

std::vector<std::string> random_texts() {
  RandomText random(1);
  std::vector<std::string> texts;
  for (int i = 0; i < 6'000; ++i) texts.push_back(random.of(kOddAlphabet, 16));
  for (int i = 0; i < 3'000; ++i) texts.push_back(random.unicode(12));
  for (int i = 0; i < 2'000; ++i) texts.push_back(random.bytes(24));
  return texts;
}

const std::vector<std::string> kRealData = {"seeds", "multilingual", "reuters21578/reut2-017.sgm",
                                            "names"};

// The beginnings of real files: enough of each kind and language, in little time.
std::vector<std::string> real_texts() {
  constexpr std::size_t kMostBytes = 48 << 10;
  std::vector<std::string> texts;
  for (const auto& file : test::real_files(kRealData)) {
    texts.push_back(test::read_file(file).substr(0, kMostBytes));
  }
  return texts;
}

const std::vector<std::string>& all_texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> texts = random_texts();
    for (std::string& text : real_texts()) texts.push_back(std::move(text));
    return texts;
  }();
  return all;
}

TEST(AnalyzerProperties, RealDataIsAmongTheTexts) {
  for (const std::string& name : kRealData) {
    if (!test::have_data(name)) GTEST_SKIP() << "no " << name << " in " << test::data_dir();
  }
  EXPECT_GT(real_texts().size(), test::real_files({}).size());
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

TEST(AnalyzerProperties, RangesIncreaseInsideTheTextOnCodePointBoundaries) {
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  for (const std::string& text : all_texts()) {
    analyzer.analyze(text, tokens);
    std::size_t last = 0;
    for (const Token& token : tokens) {
      ASSERT_LE(last, token.begin) << text;
      ASSERT_LT(token.begin, token.end) << text;
      ASSERT_LE(token.end, text.size()) << text;
      ASSERT_TRUE(is_boundary(text, token.begin)) << text;
      ASSERT_TRUE(is_boundary(text, token.end) || !is_utf8(text)) << text;
      last = token.end;
    }
  }
}

// Terms are made of these: never empty, never above a term's limit less its prefix, never of the
// capitals that prefixes are made of, never with a space.
TEST(AnalyzerProperties, FormsAreFitToBeTerms) {
  for (const std::string language : {"en", "fr", "tr", "ar"}) {
    Analyzer analyzer(language);
    std::vector<Token> tokens;
    for (const std::string& text : all_texts()) {
      analyzer.analyze(text, tokens);
      for (const Token& token : tokens) {
        ASSERT_FALSE(token.accented.empty() || token.word.empty() || token.stem.empty()) << text;
        ASSERT_TRUE(is_utf8(token.accented)) << text;
        for (const std::string_view form : {token.word, token.stem, token.other_stem}) {
          ASSERT_LE(form.size(), 240u) << text;
          ASSERT_TRUE(is_utf8(form)) << text;
          ASSERT_TRUE(std::ranges::none_of(form, [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= '\0' && c <= ' ');
          })) << text;
        }
        ASSERT_NE(token.other_stem, token.stem) << text;
      }
    }
  }
}

void expect_forms(Analyzer& other, const Token& token, std::string_view text) {
  const WordForms forms = other.forms_of(token.accented);
  ASSERT_EQ(forms.word, token.word) << text;
  ASSERT_EQ(forms.accented, token.accented) << text;
  ASSERT_EQ(forms.stem, token.stem) << text;
  ASSERT_EQ(forms.other_stem, token.other_stem) << text;
}

// A query keeps of a word its accented form alone, and must meet what the index holds.
TEST(AnalyzerProperties, AccentedFormGivesTheFormsBack) {
  for (const std::string language : {"en", "pt", "tr"}) {
    Analyzer analyzer(language);
    Analyzer other(language);
    std::vector<Token> tokens;
    std::set<std::string> seen;
    for (const std::string& text : all_texts()) {
      analyzer.analyze(text, tokens);
      for (const Token& token : tokens) {
        if (!seen.emplace(token.accented).second) continue;
        expect_forms(other, token, text);
        if (HasFatalFailure()) return;
      }
    }
  }
}

// Ideographs and Hangul: many, and all alike.
bool is_of_dictionary(std::int32_t c) {
  return (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) ||
         (c >= 0x17000 && c < 0x1B000);
}

TEST(AnalyzerProperties, EveryCharacterInAWordGivesItsFormsBack) {
  Analyzer analyzer("en");
  Analyzer other("en");
  std::vector<Token> tokens;
  for (std::int32_t c = 1; c < 0x20000; ++c) {
    if (U_IS_SURROGATE(c) || is_of_dictionary(c)) continue;
    std::string character;
    append_code_point(character, c);
    for (const std::string& text : {character, "a" + character, character + "a",
                                    "a" + character + "b", "a" + character + "s"}) {
      analyzer.analyze(text, tokens);
      for (const Token& token : tokens) expect_forms(other, token, text);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(AnalyzerProperties, PieceBetweenWhiteSpaceHasTheTokensThatTheWholeHasThere) {
  RandomText random(2);
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  for (const std::string& text : all_texts()) {
    analyzer.analyze(text, tokens);
    std::size_t begin = random.below(text.size() + 1);
    begin = std::min(text.find_first_of(" \n\t", begin), text.size());
    const std::size_t end = std::min(text.find_first_of(" \n\t", begin + 40), text.size());
    std::vector<Token> expected;
    for (Token token : tokens) {
      if (token.begin < begin || token.end > end) continue;
      token.begin -= begin;
      token.end -= begin;
      expected.push_back(token);
    }
    const std::string whole = test::print(expected);
    analyzer.analyze(text.substr(begin, end - begin), tokens);
    ASSERT_EQ(test::print(tokens), whole) << text.substr(begin, end - begin);
  }
}

TEST(AnalyzerProperties, SecondTimeIsAsTheFirst) {
  Analyzer analyzer("fr");
  std::vector<Token> tokens;
  for (const std::string& text : all_texts()) {
    analyzer.analyze(text, tokens);
    const std::string first = test::print(tokens);
    analyzer.analyze(text, tokens);
    ASSERT_EQ(test::print(tokens), first) << text;
  }
}

// Enough different words to fill and clear the cache twice over.
TEST(AnalyzerProperties, ClearedCacheChangesNothing) {
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  const std::string probe = "Running O’Neill’s U.S. Łódź";
  analyzer.analyze(probe, tokens);
  const std::string first = test::print(tokens);
  for (int round = 0; round < 26; ++round) {
    std::string text;
    for (int i = 0; i < 10'000; ++i) {
      text += "word" + std::to_string(round) + "x" + std::to_string(i) + " ";
    }
    analyzer.analyze(text, tokens);
    ASSERT_EQ(tokens.size(), 10'000u);
    ASSERT_EQ(tokens[1].word, "word" + std::to_string(round) + "x1");
    ASSERT_EQ(tokens[9'999].word, "word" + std::to_string(round) + "x9999");
    analyzer.analyze(probe, tokens);
    ASSERT_EQ(test::print(tokens), first);
  }
}

std::string normalized(const icu::Normalizer2* form, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  form->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  EXPECT_TRUE(U_SUCCESS(status));
  return out;
}

std::vector<std::string> words_of(Analyzer& analyzer, const std::string& text) {
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  std::vector<std::string> words;
  for (const Token& token : tokens) words.emplace_back(token.accented);
  return words;
}

// Some systems write é in one character, some in two.
TEST(AnalyzerProperties, MarksTypedApartMakeNoDifference) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  Analyzer analyzer("en");
  std::vector<std::string> texts = real_texts();
  RandomText random(3);
  for (int i = 0; i < 5'000; ++i) {
    texts.push_back(random.of(U"aéêệßñöÅıİΐΏςйёЇѓकऩढ़がパ\u0301\u0323\u0308\u0306\u3099'.-1 ", 16));
  }
  for (const std::string& text : texts) {
    if (!is_utf8(text)) continue;
    ASSERT_EQ(words_of(analyzer, normalized(nfd, text)), words_of(analyzer, normalized(nfc, text)))
        << text;
  }
}

TEST(AnalyzerProperties, MovedAnalyzerGoesOn) {
  Analyzer first("en");
  Analyzer second(std::move(first));
  EXPECT_EQ(second.forms_of("running").stem, "run");
  Analyzer third("fr");
  third = std::move(second);
  EXPECT_EQ(third.language(), "en");
  EXPECT_EQ(third.forms_of("running").stem, "run");
}

}  // namespace
}  // namespace newsdex
