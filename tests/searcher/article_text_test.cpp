// Some of an article's tokens against all of them: however long its words are and wherever its
// passages end.
#include "searcher/article_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

// PlacedWords of one letter, of many, with stops between them, and Chinese, which has no white
// space.
std::string random_news(std::mt19937& random) {
  std::string text;
  for (auto words = 100 + random() % 500; words > 0; --words) {
    switch (random() % 12) {
      case 0:
        text += std::string(1 + random() % 120, 'x');
        break;
      case 1:
        text += "记者从港口";
        continue;
      case 2:
        text += "harbour.\n\n";
        continue;
      default:
        text += "word" + std::to_string(random() % 50);
    }
    text += random() % 8 == 0 ? ". " : " ";
  }
  return text;
}

using PlacedWords = std::vector<std::tuple<std::string, std::size_t, std::size_t>>;

// Copied: tokens last until the analyzer is asked for others.
PlacedWords placed_words(const TokenRun& run) {
  PlacedWords words;
  for (const Token& token : run.tokens) {
    words.emplace_back(std::string(token.word), token.begin, token.end);
  }
  return words;
}

TEST(ArticleText, TheFirstTokensOfPassagesAreThoseOfAll) {
  std::mt19937 random(8);
  DocumentBuilder builder;
  Analyzers analyzers;
  std::size_t fewer = 0;  // than all were read
  for (int round = 0; round < 40; ++round) {
    const Xapian::Document document =
        builder.build(test::article("a", "Harbour", random_news(random))).document;
    ArticleText text(document.get_data(),
                     PassageMap(document.get_value(schema::kPassageLengthsSlot)), analyzers);
    const std::size_t passages = text.map().passages();
    for (std::size_t first = 0; first < passages; ++first) {
      const std::size_t last = std::min<std::size_t>(first + random() % 3, passages - 1);
      const TokenRun whole = text.passages(first, last);
      const Xapian::termpos position = whole.first_position;
      const PlacedWords all = placed_words(whole);
      const std::size_t wanted = random() % (all.size() + 20);
      const TokenRun some = text.passages(first, last, wanted);
      const PlacedWords read = placed_words(some);
      ASSERT_EQ(some.first_position, position);
      ASSERT_GE(read.size(), std::min(wanted, all.size()));
      ASSERT_TRUE(std::equal(read.begin(), read.end(), all.begin())) << first << " to " << last;
      fewer += read.size() < all.size() ? 1 : 0;
    }
  }
  EXPECT_GT(fewer, 20U) << "the test no longer tries what it is for";
}

}  // namespace
}  // namespace newsdex
