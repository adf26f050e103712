// Lines and paragraphs: what is joined and what stays.
#include "corpus/text_layout.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "common/utf8.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

constexpr unsigned kReuters = 63;

TEST(TextLayout, Lines) {
  struct Row {
    const char* text;
    const char* expected;
    unsigned width = kFindWidth;
    const char* reason = "";
  };
  const Row rows[] = {
      {"", ""},
      {"\n \n", ""},
      {"one line", "one line"},
      {"one line\n", "one line"},
      {"  blanks around  \n", "blanks around"},
      {"a\n\n\n \nb", "a\n\nb", kFindWidth, "runs of empty lines are one"},
      {"a \nb", "a\nb", kFindWidth, "two lines tell nothing about wrapping"},
      {"a\tb", "a b"},
      {// Hard-wrapped at 72.
       "The government said on Tuesday that it would not accept the proposal of\n"
       "the opposition to hold new elections before the end of the year, as the\n"
       "country needs calm. A spokesman said talks would go on, however, and he\n"
       "hoped for an agreement soon.\n"
       "\n"
       "The opposition called the answer a disappointment and said that it will\n"
       "go on with its protests.\n",
       "The government said on Tuesday that it would not accept the proposal of the opposition to "
       "hold new elections before the end of the year, as the country needs calm. A spokesman said "
       "talks would go on, however, and he hoped for an agreement soon.\n\n"
       "The opposition called the answer a disappointment and said that it will go on with its "
       "protests."},
      {// Indented first lines, no empty ones between.
       "   The government said on Tuesday that it would not accept the proposal\n"
       "of the opposition to hold new elections before the end of this year, as\n"
       "the country needs calm.\n"
       "   The opposition called the answer a disappointment and said it would\n"
       "go on with its protests all over the country until the government gives\n"
       "in.\n",
       "The government said on Tuesday that it would not accept the proposal of the opposition to "
       "hold new elections before the end of this year, as the country needs calm.\n"
       "The opposition called the answer a disappointment and said it would go on with its "
       "protests all over the country until the government gives in."},
      {// Blank verse: the next word would have fitted, or not, as it comes.
       "Shall I compare thee to a summer's day?\n"
       "Thou art more lovely and more temperate:\n"
       "Rough winds do shake the darling buds of May,\n"
       "And summer's lease hath all too short a date;\n"
       "Sometime too hot the eye of heaven shines,\n"
       "And often is his gold complexion dimm'd;\n",
       "Shall I compare thee to a summer's day?\n"
       "Thou art more lovely and more temperate:\n"
       "Rough winds do shake the darling buds of May,\n"
       "And summer's lease hath all too short a date;\n"
       "Sometime too hot the eye of heaven shines,\n"
       "And often is his gold complexion dimm'd;"},
      {// A table.
       "Name     Shares   Price\n"
       "Acme     1,200    14.50\n"
       "Globex   800      7.25\n"
       "Initech  15       0.75\n",
       "Name     Shares   Price\n"
       "Acme     1,200    14.50\n"
       "Globex   800      7.25\n"
       "Initech  15       0.75"},
      {"a | b\nc | d\ne | f\ng | h", "a | b\nc | d\ne | f\ng | h"},
      {// One paragraph a line, as the two seed texts are.
       "The United States has warned that it would face a decisive response if it assists its ally "
       "in invading the neighbour.\n"
       "Your browser doesn't support HTML5\n"
       "The official results triggered a wave of protests that has seen thousands detained and "
       "most "
       "politicians leaving.\n"
       "He said so.\n",
       "The United States has warned that it would face a decisive response if it assists its ally "
       "in invading the neighbour.\n"
       "Your browser doesn't support HTML5\n"
       "The official results triggered a wave of protests that has seen thousands detained and "
       "most "
       "politicians leaving.\n"
       "He said so."},
      {"一月二十五日,美国国务院发言人对记者说了这样的话\n白俄罗斯总统上周宣布举行联合军事演习\n"
       "乌克兰方面对此表示关注并要求作出解释\n欧洲各国首都响起了警报声此起彼伏\n北约正在考虑",
       "一月二十五日,美国国务院发言人对记者说了这样的话\n白俄罗斯总统上周宣布举行联合军事演习\n"
       "乌克兰方面对此表示关注并要求作出解释\n欧洲各国首都响起了警报声此起彼伏\n北约正在考虑",
       kFindWidth, "without spaces nothing shows where lines would have been wrapped"},
      {// Reuters: a known width, four blanks begin a paragraph.
       "    SALVADOR, Feb 26 - Showers continued throughout the week in\n"
       "the Bahia cocoa zone, alleviating the drought since early\n"
       "January.\n"
       "    The dry period means the temporao will be late this year.\n"
       "    Arrivals were 155,221 bags.\n"
       " Reuter\n",
       "SALVADOR, Feb 26 - Showers continued throughout the week in the Bahia cocoa zone, "
       "alleviating the drought since early January.\n"
       "The dry period means the temporao will be late this year.\n"
       "Arrivals were 155,221 bags.\n"
       "Reuter",
       kReuters},
      {"    Shr one ct vs nil\n    Net 9,949,000 vs 3,799,000\n Reuter\n",
       "Shr one ct vs nil\nNet 9,949,000 vs 3,799,000\nReuter", kReuters, "a table of results"},
      {"prices rose on higher-than-expected demand for crude and wide-\nranging cuts",
       "prices rose on higher-than-expected demand for crude and wide-ranging cuts", kReuters,
       "a hyphen joins already"},
      {"one\ntwo", "one\ntwo", kNotWrapped},
      {"> quoted text of someone else that is wrapped at some column or other\n"
       "> and goes on here with more words that fill the line up to its end so\n"
       "> and goes on here with more words that fill the line up to its end so\n"
       "> and goes on here with more words that fill the line up to its end so\n",
       "> quoted text of someone else that is wrapped at some column or other\n"
       "> and goes on here with more words that fill the line up to its end so\n"
       "> and goes on here with more words that fill the line up to its end so\n"
       "> and goes on here with more words that fill the line up to its end so",
       kFindWidth, "a joined quotation would have its marks in the middle"},
  };
  for (const Row& row : rows) EXPECT_EQ(lay_out(row.text, row.width), row.expected) << row.reason;
}

// Words of prose, in sentences.
std::string prose(std::mt19937& random, std::size_t words) {
  std::uniform_int_distribution<std::size_t> length(1, 10);
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (!text.empty()) text.push_back(' ');
    text.append(length(random), static_cast<char>('a' + i % 26));
    if (i % 12 == 11) text.push_back('.');
  }
  return text;
}

std::string wrapped(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const std::size_t word = end - at;
    if (column > 0 && column + 1 + word > width) {
      out.push_back('\n');
      column = 0;
    } else if (column > 0) {
      out.push_back(' ');
      ++column;
    }
    out.append(text, at, word);
    column += word;
    at = end + 1;
  }
  return out;
}

TEST(TextLayout, WrappingAtAnyWidthIsUndone) {
  std::mt19937 random(13);
  for (std::size_t width = 45; width <= 105; width += 5) {
    std::string expected;
    std::string text;
    for (int paragraph = 0; paragraph < 5; ++paragraph) {
      const std::string words = prose(random, 80);
      expected += (paragraph > 0 ? "\n\n" : "") + words;
      text += (paragraph > 0 ? "\n\n" : "") + wrapped(words, width);
    }
    EXPECT_EQ(lay_out(text), expected) << width;
  }
}

TEST(TextLayout, LaidOutTextStaysAsItIs) {
  std::mt19937 random(17);
  const std::string_view alphabet = "ab \n\t-|>é.";
  std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
  for (int i = 0; i < 3'000; ++i) {
    std::string text(static_cast<std::size_t>(i % 200), ' ');
    for (char& c : text) c = alphabet[pick(random)];
    text = to_utf8(text);
    const std::string once = lay_out(text, kNotWrapped);
    EXPECT_EQ(lay_out(once, kNotWrapped), once);
    EXPECT_EQ(once.find("\n\n\n"), std::string::npos);
    EXPECT_TRUE(once.empty() || (once.front() != '\n' && once.back() != '\n'));
  }
}

}  // namespace
}  // namespace newsdex::test
