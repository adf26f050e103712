// UTF-8: what is well-formed, what becomes of the rest, and stepping both ways.
#include "common/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

using namespace std::string_literals;

struct Utf8Row {
  std::string bytes;
  std::string made_good;
};

TEST(Utf8, IllFormedSequencesAreFoundAndReplaced) {
  const std::vector<Utf8Row> rows = {
      {"", ""},
      {"plain", "plain"},
      {"é€😀", "é€😀"},
      {"\0"s, "\0"s},
      {"\uFFFD", "\uFFFD"},
      {"\x80", "\uFFFD"},                                // a lone trail byte
      {"\xC3", "\uFFFD"},                                // cut short
      {"\xE2\x82", "\uFFFD"},                            // cut short: one sequence, one sign
      {"\xC0\xAF", "\uFFFD\uFFFD"},                      // over-long
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            // a surrogate
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // beyond the last code point
      {"\xFF\xFE", "\uFFFD\uFFFD"},
      {"a\xFFz", "a\uFFFDz"},
      {"caf\xE9 bar", "caf\uFFFD bar"},  // Latin-1
  };
  for (const Utf8Row& row : rows) {
    EXPECT_EQ(to_utf8(row.bytes), row.made_good);
    EXPECT_EQ(is_utf8(row.bytes), row.bytes == row.made_good) << row.made_good;
  }
}

TEST(Utf8, ABadByteIsFoundWhereverItStands) {
  for (std::size_t size = 1; size <= 20; ++size) {
    const std::string good(size, 'x');
    EXPECT_TRUE(is_utf8(good));
    for (std::size_t at = 0; at < size; ++at) {
      std::string bad = good;
      bad[at] = '\x80';
      EXPECT_FALSE(is_utf8(bad)) << at << " of " << size;
    }
  }
}

TEST(Utf8, AnyBytesAreMadeGood) {
  test::RandomText random(1);
  for (int i = 0; i < 20'000; ++i) {
    const std::string bytes = random.bytes(12);
    const std::string good = to_utf8(bytes);
    ASSERT_TRUE(is_utf8(good));
    if (is_utf8(bytes)) {
      ASSERT_EQ(good, bytes);
    } else {
      ASSERT_NE(good.find("\uFFFD"), std::string::npos);
    }
  }
}

std::vector<std::int32_t> forward(std::string_view text) {
  std::vector<std::int32_t> out;
  for (std::size_t at = 0; at < text.size();) out.push_back(next_code_point(text, at));
  return out;
}
std::vector<std::int32_t> backward(std::string_view text) {
  std::vector<std::int32_t> out;
  for (std::size_t at = text.size(); at > 0;)
    out.insert(out.begin(), previous_code_point(text, at));
  return out;
}

TEST(Utf8, SteppingBackMeetsWhatSteppingForwardDid) {
  test::RandomText random(2);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random.unicode(10);
    ASSERT_EQ(backward(text), forward(text)) << text;
    const std::string bytes = random.bytes(10);
    ASSERT_EQ(backward(bytes), forward(bytes));
  }
}

TEST(Utf8, WhiteSpaceIsUnicodes) {
  const std::string_view text = "\u00A0\u3000\n x \u202F\n";
  const std::size_t begin = skip_white_space(text, 0);
  EXPECT_EQ(text[begin], 'x');
  EXPECT_EQ(trim_white_space(text, 0, text.size()), begin + 1);
  EXPECT_EQ(trim_white_space(text, begin + 2, text.size()), begin + 2) << "not before `from`";
  EXPECT_EQ(skip_white_space(" ", 0), 1u);
  EXPECT_EQ(trim_white_space(" ", 0, 1), 0u);
}

}  // namespace
}  // namespace newsdex
