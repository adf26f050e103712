// The fast path of word breaking against ICU alone: the same words on random text and on real text.
#include "common/word_breaks.hpp"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <random>

#include "tests/support/paths.hpp"
#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

std::vector<std::string> pieces(std::string_view text, const std::vector<WordSpan>& spans) {
  std::vector<std::string> out;
  for (const WordSpan span : spans)
    out.emplace_back(text.substr(span.begin, span.end - span.begin));
  return out;
}

void expect_equal(WordBreaker& breaker, const std::string& text) {
  std::vector<WordSpan> fast;
  std::vector<WordSpan> icu;
  breaker.find(text, fast);
  breaker.find_by_icu(text, icu);
  ASSERT_EQ(pieces(text, fast), pieces(text, icu)) << "in: " << text;
  ASSERT_EQ(fast, icu);
}

void append_code_point(std::string& text, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  text.append(bytes, length);
}

TEST(WordBreaks, EqualsIcuOnRandomAscii) {
  std::mt19937 random(1);
  WordBreaker breaker;
  const std::string alphabet = "aZ09 .,:;'\"_-@#&/\n\t()$%+";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t left = random() % 24; left > 0; --left)
      text += alphabet[random() % alphabet.size()];
    expect_equal(breaker, text);
  }
}

// Characters of every word-break class and of many scripts, close together.
TEST(WordBreaks, EqualsIcuOnRandomUnicode) {
  std::mt19937 random(2);
  WordBreaker breaker;
  const std::u32string alphabet =
      U"aé9\u0665.,:;'’_ "
      U"\n\"·\u00AD\u200D\u200B\u2060\u0301\u05D0\u05F4\u30AB\u30FC\u4E2D\u6587\u3042"
      U"\uAC00\u0E01\u0E32\u1780\U0001F1E9\U0001F1EA\U0001F600\uFF21\uFF0E\uFF0C\u0915\u093E\u0640ß"
      U"ЖйΩ"
      U"\u02BC\u2024\uFE55\u203F\u1362\u00A0\u3000\u00B2\u2160@-";
  for (int round = 0; round < 60000; ++round) {
    std::string text;
    for (std::size_t left = random() % 12; left > 0; --left) {
      append_code_point(text, static_cast<UChar32>(alphabet[random() % alphabet.size()]));
    }
    expect_equal(breaker, text);
  }
}

TEST(WordBreaks, EqualsIcuOnEveryCharacterBetweenLettersAndBetweenDigits) {
  WordBreaker breaker;
  for (UChar32 c = 1; c <= 0x2FFFF; ++c) {
    if (U_IS_SURROGATE(c)) continue;
    for (const char* side : {"a", "1"}) {
      std::string text = side;
      append_code_point(text, c);
      text += side;
      expect_equal(breaker, text);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(WordBreaks, BadBytesArePartOfNoWord) {
  WordBreaker breaker;
  std::vector<WordSpan> words;
  const std::string text = "one\xFFtwo \xC3 three\xE2\x82";
  breaker.find(text, words);
  EXPECT_EQ(pieces(text, words), (std::vector<std::string>{"one", "two", "three"}));
}

void expect_equal_in(const std::vector<std::filesystem::path>& files) {
  ASSERT_FALSE(files.empty());
  WordBreaker breaker;
  for (const auto& file : files) {
    SCOPED_TRACE(file.string());
    expect_equal(breaker, test::read_file(file));
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(WordBreaks, EqualsIcuOnTheSample) { expect_equal_in(test::real_files({})); }

TEST(WordBreaks, EqualsIcuOnRealText) {
  const std::vector<std::string> data = {"seeds", "multilingual", "bbc-news/tech",
                                         "reuters21578/reut2-000.sgm"};
  for (const std::string& name : data) {
    if (!test::have_data(name)) GTEST_SKIP() << "no " << name << " in " << test::data_dir();
  }
  expect_equal_in(test::real_files(data));
}

}  // namespace
}  // namespace newsdex
