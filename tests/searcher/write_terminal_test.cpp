// Text for a terminal: where lines break, how wide it is, what becomes of what could steer it; and
// the caret under a place in a query.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "searcher/terminal_text.hpp"
#include "searcher/write_warning.hpp"

namespace newsdex {
namespace {

using testing::ElementsAre;

std::vector<std::string> lines_of(std::string_view text, std::size_t width) {
  return wrapped({text, {}}, width, {});
}

TEST(TerminalText, LinesBreakBetweenWords) {
  EXPECT_THAT(lines_of("one two three", 80), ElementsAre("one two three"));
  EXPECT_THAT(lines_of("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(lines_of("one  two\tthree ", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(lines_of("well-known fact", 6), ElementsAre("well-", "known", "fact"));
  EXPECT_THAT(lines_of("one\ntwo\n\n \nthree", 80), ElementsAre("one", "two", "three"));
  EXPECT_THAT(lines_of("abcdefghij k", 4), ElementsAre("abcd", "efgh", "ij k"));
  EXPECT_THAT(lines_of("", 80), ElementsAre());
  EXPECT_THAT(lines_of(" \n ", 80), ElementsAre());
}

TEST(TerminalText, IdeographsTakeTwoColumnsAndBreakAnywhere) {
  EXPECT_THAT(lines_of("北京大学很大", 6), ElementsAre("北京大", "学很大"));
  EXPECT_THAT(lines_of("北京，大学", 4),
              ElementsAre("北", "京，", "大学"));  // a comma begins no line
  EXPECT_EQ(display_width("北京ab"), 6U);
  EXPECT_EQ(display_width("ｶ"), 1U);  // half width
}

TEST(TerminalText, MarksTakeNoColumn) {
  EXPECT_EQ(display_width("e\u0301a\u200Db"), 3U);
  EXPECT_EQ(display_width("각"), 2U);
  EXPECT_EQ(display_width("\u1100\u1161\u11A8"), 2U);  // the same syllable in its letters
  EXPECT_EQ(display_width("\xFF\xFE"), 2U);
}

TEST(TerminalText, HighlightsEndWithTheirLine) {
  const Terminal color{.color = true};
  EXPECT_THAT(wrapped({"the oil price rose", {{4, 13}}}, 8, color),
              ElementsAre("the \033[1;31moil\033[0m", "\033[1;31mprice\033[0m", "rose"));
  EXPECT_THAT(wrapped({"oil price", {{0, 9}}}, 80, color),
              ElementsAre("\033[1;31moil price\033[0m"));
  EXPECT_THAT(wrapped({"oil price", {{0, 3}, {4, 9}}}, 80, color),
              ElementsAre("\033[1;31moil\033[0m \033[1;31mprice\033[0m"));
  EXPECT_THAT(wrapped({"oil price", {{0, 9}}}, 80, {}), ElementsAre("oil price"));
}

TEST(TerminalText, NoLineIsWiderThanItsWidth) {
  const std::vector<std::string> pieces = {"word",   " ",   "北京", "é",    "\n", "-",
                                           "\u0301", "ไทย", "🔥",    "\xFF", "("};
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (auto length = random() % 60; length > 0; --length)
      text += pieces[random() % pieces.size()];
    const std::size_t width = 2 + random() % 30;
    for (const std::string& line : lines_of(text, width)) {
      ASSERT_LE(display_width(line), width) << text;
      ASSERT_EQ(printable(line), line) << text;
    }
  }
}

TEST(TerminalText, PrintableIsOneHarmlessLine) {
  EXPECT_EQ(printable("a\nb\033[2J\x01"), "a b�[2J�");
  EXPECT_EQ(printable("\u202Eevil\u2066"), "evil");
  EXPECT_EQ(printable("x\u0085y\u009Bz"), "x y�z");
  EXPECT_EQ(printable("\xC3("), "�(");
}

std::string pointed(std::string_view query, std::size_t begin, std::size_t end,
                    std::size_t width = 80) {
  return pointed_at(query, {begin, end, ""}, {.width = width});
}

TEST(PointedAt, CaretsStandUnderThePlace) {
  EXPECT_EQ(pointed("oil AND", 4, 7), "  oil AND\n      ^^^\n");
  EXPECT_EQ(pointed("oil", 3, 3), "  oil\n     ^\n");  // a place of no width
  EXPECT_EQ(pointed("北京 AND", 7, 10), "  北京 AND\n       ^^^\n");
  EXPECT_EQ(pointed("\"北京", 1, 7), "  \"北京\n   ^^^^\n");
  EXPECT_EQ(pointed("a\tb \033x", 4, 5), "  a b �x\n      ^\n");
  EXPECT_EQ(pointed("oil", 90, 95), "  oil\n     ^\n");
}

TEST(PointedAt, OfALongQueryThePartAroundThePlace) {
  const std::string query = std::string(200, 'a') + " AND " + std::string(200, 'b');
  const std::string shown = pointed(query, 201, 204, 40);
  const std::string line = shown.substr(0, shown.find('\n'));
  const std::string carets = shown.substr(shown.find('\n') + 1);
  EXPECT_LE(display_width(line), 40U);
  EXPECT_THAT(line, testing::StartsWith("  …a"));
  EXPECT_THAT(line, testing::EndsWith("b…"));
  const std::size_t column = display_width(line.substr(0, line.find("AND")));
  EXPECT_EQ(carets, std::string(column, ' ') + "^^^\n");
}

}  // namespace
}  // namespace newsdex
