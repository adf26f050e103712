// Passages: what holds of those of any text, and that those of real news have the size they should.
#include "common/passages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "common/sentences.hpp"
#include "common/utf8.hpp"
#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

using test::RandomText;

struct Split {
  std::vector<Token> tokens;
  std::vector<PassageSpan> passages;
};

Split split(Analyzer& analyzer, const std::string& text) {
  Split made;
  analyzer.analyze(text, made.tokens);
  made.passages = split_passages(text, made.tokens);
  return made;
}

std::string repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// The sentence "w w w w w. " of so many words.
std::string sentence(int words) { return "A" + repeat(" w", words - 1) + ". "; }

std::vector<unsigned> sizes(const std::string& text) {
  Analyzer analyzer("en");
  std::vector<unsigned> words;
  for (const PassageSpan& passage : split(analyzer, text).passages) words.push_back(passage.words);
  return words;
}

void expect_sound(const Split& made, const std::string& text) {
  const bool well_formed = is_utf8(text);
  std::size_t next_token = 0;
  std::size_t last_end = 0;
  for (const PassageSpan& passage : made.passages) {
    ASSERT_EQ(passage.first_token, next_token) << text;
    ASSERT_GE(passage.words, 1u) << text;
    ASSERT_LE(passage.words, kHardPassageWords) << text;
    next_token += passage.words;
    ASSERT_LE(next_token, made.tokens.size()) << text;
    ASSERT_LE(last_end, passage.begin) << text;
    ASSERT_LE(passage.begin, made.tokens[passage.first_token].begin) << text;
    ASSERT_GE(passage.end, made.tokens[next_token - 1].end) << text;
    ASSERT_LE(passage.end, text.size()) << text;
    ASSERT_EQ(skip_white_space(text, passage.begin), passage.begin) << text;
    ASSERT_EQ(trim_white_space(text, passage.begin, passage.end), passage.end) << text;
    ASSERT_TRUE(!well_formed ||
                is_utf8(std::string_view(text).substr(passage.begin, passage.end - passage.begin)))
        << text;
    // Nothing that is seen is lost between two passages.
    ASSERT_EQ(skip_white_space(text, last_end), passage.begin) << text;
    last_end = passage.end;
  }
  ASSERT_EQ(next_token, made.tokens.size()) << text;
  ASSERT_TRUE(made.passages.empty() || skip_white_space(text, last_end) == text.size()) << text;
}

TEST(Passages, TextWithoutWordsHasNone) {
  EXPECT_TRUE(sizes("").empty());
  EXPECT_TRUE(sizes(" \n ").empty());
  EXPECT_TRUE(sizes("--- ***").empty());
}

TEST(Passages, SmallTextIsOne) {
  EXPECT_EQ(sizes("word"), (std::vector<unsigned>{1}));
  EXPECT_EQ(sizes(" \n word.\n"), (std::vector<unsigned>{1}));
  EXPECT_EQ(sizes(repeat(sentence(20), 5)), (std::vector<unsigned>{100}));
}

TEST(Passages, AreCutAtSentences) {
  EXPECT_EQ(sizes(repeat(sentence(20), 12)), (std::vector<unsigned>{120, 120}));
  EXPECT_EQ(sizes(repeat(sentence(40), 6)), (std::vector<unsigned>{120, 120}));
  EXPECT_EQ(sizes(sentence(60) + sentence(100)), (std::vector<unsigned>{60, 100}))
      << "rather two than one above 150";
}

TEST(Passages, ParagraphsEndIsPreferred) {
  const std::string paragraph = repeat(sentence(20), 4) + "\n";
  EXPECT_EQ(sizes(repeat(paragraph, 3)), (std::vector<unsigned>{80, 80, 80}));
  EXPECT_EQ(sizes(repeat(sentence(25) + "\n", 6)), (std::vector<unsigned>{75, 75}))
      << "short paragraphs are joined";
}

TEST(Passages, SmallRestJoinsTheOneBefore) {
  EXPECT_EQ(sizes(repeat(sentence(20), 6) + sentence(10)), (std::vector<unsigned>{130}));
  EXPECT_EQ(sizes(repeat(sentence(20), 6) + sentence(30) + sentence(30)),
            (std::vector<unsigned>{120, 60}));
}

TEST(Passages, EndlessSentenceIsPartedEvenly) {
  EXPECT_EQ(sizes(sentence(250)), (std::vector<unsigned>{250}));
  EXPECT_EQ(sizes(sentence(251)), (std::vector<unsigned>{125, 126}));
  EXPECT_EQ(sizes(sentence(1000)), (std::vector<unsigned>{250, 250, 250, 250}));
  EXPECT_EQ(sizes(sentence(30) + sentence(240)), (std::vector<unsigned>{135, 135}))
      << "the short sentence before it is taken along";
}

TEST(Passages, HeadingGoesWithWhatItHeads) {
  const std::string heading = "Five Words Make A Heading\n";
  const std::string paragraph = repeat(sentence(20), 4) + "\n";
  EXPECT_EQ(sizes(heading + paragraph + heading + paragraph), (std::vector<unsigned>{85, 85}));
  EXPECT_EQ(sizes(repeat(sentence(30), 2) + "\n" + heading + sentence(100)),
            (std::vector<unsigned>{60, 105}))
      << "though it would fit behind the one before";
  EXPECT_EQ(sizes(heading + sentence(248)), (std::vector<unsigned>{126, 127}))
      << "nor is it left alone before an endless sentence";
  EXPECT_EQ(sizes(heading), (std::vector<unsigned>{5})) << "but where it is all there is";
}

TEST(Passages, TableIsNoHeading) {
  const std::vector<unsigned> words = sizes(repeat("Cell one two three\n", 100));
  EXPECT_GE(words.size(), 3u);
  for (const unsigned count : words) EXPECT_LE(count, kMaxPassageWords);
}

TEST(Passages, ClosingQuoteStaysWithItsSentence) {
  const std::string text = repeat(sentence(20), 5) + "\u201CA w w w w w w w w w.\u201D \u201CB" +
                           repeat(" w", 59) + ".\u201D";
  Analyzer analyzer("en");
  const Split made = split(analyzer, text);
  ASSERT_EQ(made.passages.size(), 2u);
  EXPECT_EQ(text.substr(made.passages[1].begin, 4), "\u201CB");
  EXPECT_TRUE(std::string_view(text).substr(0, made.passages[0].end).ends_with("w.\u201D"));
}

std::string random_article(RandomText& random) {
  static const std::vector<std::string> pieces = {
      "word ",    "Word ", "U.S. ",       "Mr. ", "don't ", "3.5 ",       "。",
      "中国经济", "\n",    "A Heading\n", ". ",   "! ",     "\u2026 ",    ".\u201D ",
      "\u201C",   ", ",    "\n\n",        "— ",   "\u00A0", "ประเทศไทย ", "\u3000"};
  std::string text;
  for (std::size_t left = random.below(600); left > 0; --left) {
    text += random.once_in(3) ? pieces[random.below(pieces.size())] : pieces[random.below(2)];
  }
  return text;
}

TEST(Passages, AreSoundOnRandomText) {
  RandomText random(1);
  Analyzer analyzer("en");
  for (int i = 0; i < 3'000; ++i) {
    const std::string article = random_article(random);
    expect_sound(split(analyzer, article), article);
    const std::string odd = random.unicode(60);
    expect_sound(split(analyzer, odd), odd);
    const std::string bytes = random.bytes(60);
    expect_sound(split(analyzer, bytes), bytes);
    if (HasFatalFailure()) return;
  }
}

// True where the passage is one short line without a full stop and the text goes on.
bool is_lone_heading(const PassageSpan& passage, const std::string& text) {
  return passage.words <= 12 && passage.end < text.size() && text[passage.end] == '\n' &&
         !holds_stop(text, passage.begin, passage.end) &&
         skip_white_space(text, passage.end) < text.size();
}

// Gives the sizes of the passages of texts of some length, checking each.
std::vector<unsigned> sizes_of_files(const std::vector<std::string>& data) {
  Analyzer analyzer("en");
  std::vector<unsigned> words;
  for (const auto& file : test::real_files(data)) {
    const std::string text = test::read_file(file);
    const Split made = split(analyzer, text);
    expect_sound(made, text);
    for (const PassageSpan& passage : made.passages) {
      EXPECT_FALSE(is_lone_heading(passage, text))
          << file << ": " << text.substr(passage.begin, passage.end - passage.begin);
      words.push_back(passage.words);
    }
  }
  std::ranges::sort(words);
  return words;
}

TEST(Passages, OfTheSampleHaveTheSizeToBeShown) {
  const std::vector<unsigned> words = sizes_of_files({});
  ASSERT_GE(words.size(), 20u);
  EXPECT_GE(words[words.size() / 2], kMinPassageWords);
  EXPECT_LE(words[words.size() / 2], kMaxPassageWords);
}

TEST(Passages, OfRealNewsHaveTheSizeToBeShown) {
  if (!test::have_data("bbc-news")) GTEST_SKIP() << "no bbc-news in " << test::data_dir();
  const std::vector<unsigned> words = sizes_of_files({"seeds", "bbc-news"});
  ASSERT_GE(words.size(), 2'000u);
  EXPECT_GE(words[words.size() / 20], 30u) << "one in twenty may be smaller";
  EXPECT_GE(words[words.size() / 2], kMinPassageWords);
  EXPECT_LE(words[words.size() / 2], kMaxPassageWords);
  EXPECT_LE(words[words.size() - words.size() / 20], 175u) << "one in twenty may be larger";
}

// Seconds that a text's passages take.
double seconds_for(const std::string& text) {
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(split_passages(text, tokens).empty());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Time grows with the text, not with its square: a paragraph of 5 MB, with and without a stop, and
// 5 MB of what looks like stops.
TEST(Passages, ParagraphOfFiveMegabytesTakesNoTime) {
  for (const std::string& piece :
       {std::string("word "), std::string("Word. "), std::string("w") + repeat(".", 500) + " ",
        std::string("w") + repeat(". ", 500), std::string("w") + repeat("\" ", 500)}) {
    const std::string text = repeat(piece, static_cast<int>((5u << 20) / piece.size()));
    Analyzer analyzer("en");
    expect_sound(split(analyzer, text), text);
    EXPECT_LT(seconds_for(text), 30.0) << piece << ": a square would take hours";
  }
}

}  // namespace
}  // namespace newsdex
