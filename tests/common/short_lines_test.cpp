// Short lines, what is kept of them, and which are boilerplate.
#include "common/short_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>

namespace newsdex {
namespace {

std::vector<std::string> texts_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const ShortLine& line : short_lines(text)) {
    lines.emplace_back(text.substr(line.begin, line.end - line.begin));
  }
  return lines;
}

TEST(ShortLines, WhatIsOne) {
  using Lines = std::vector<std::string>;
  const std::string limit(kShortLineBytes, 'x');
  EXPECT_EQ(texts_of("Share\n\n Read more \nEnd"), (Lines{"Share", "Read more", "End"}));
  EXPECT_EQ(texts_of("-----\n* * *\n2022\nЧитайте также"), (Lines{"Читайте также"})) << "no letter";
  EXPECT_EQ(texts_of(limit + "\n" + limit + "y"), (Lines{limit})) << "too long";
  EXPECT_EQ(texts_of(""), Lines{});
  EXPECT_EQ(texts_of("a\n" + std::string(1 << 20, 'x')), Lines{}) << "a text of a megabyte";
  EXPECT_EQ(short_lines("Share\n Share").front().key, short_lines("Share\n Share").back().key);
}

TEST(ShortLines, OfManyTheFirstAndLastCount) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "line " + std::to_string(i) + "\n";
  const std::vector<std::string> lines = texts_of(text);
  ASSERT_EQ(lines.size(), kMostShortLines);
  EXPECT_EQ(lines[31], "line 31");
  EXPECT_EQ(lines[32], "line 68");
}

TEST(ShortLines, AValueSaysWhereTheirWordsStand) {
  const std::string text = "Share this\n" + std::string(130, 'x') + " long\n---\nRead more now";
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  const ArticleLines read = read_lines(lines_value("The Daily", text, tokens, 70));
  EXPECT_EQ(read.publisher, publisher_key("The Daily"));
  const std::vector<ShortLine> lines = short_lines(text);
  EXPECT_EQ(read.lines,
            (std::vector<PlacedLine>{{70, 2, lines.front().key}, {74, 3, lines.back().key}}));
}

TEST(ShortLines, ADamagedValueHasNone) {
  EXPECT_TRUE(read_lines("").lines.empty());
  EXPECT_TRUE(read_lines("abc").lines.empty());
  EXPECT_TRUE(read_lines("abcd\x01\x01zz").lines.empty());
  EXPECT_TRUE(read_lines("abcd\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF").lines.empty());
  Boilerplate boilerplate;
  boilerplate.add("abcdefgh");
  EXPECT_TRUE(boilerplate.empty());
}

ArticleLines article(std::uint32_t publisher, const std::vector<std::uint32_t>& keys) {
  ArticleLines article{publisher, {}};
  for (const std::uint32_t key : keys) article.lines.push_back({0, 1, key});
  return article;
}

std::string boilerplate_of(const std::vector<ArticleLines>& articles, std::uint64_t expected) {
  LineCounts counts(expected);
  for (const ArticleLines& article : articles) counts.expect(article);
  for (const ArticleLines& article : articles) counts.add(article);
  return counts.take_boilerplate();
}

TEST(Boilerplate, IsWhatManyArticlesOfOnePublisherHave) {
  std::vector<ArticleLines> articles;
  for (int i = 0; i < 5; ++i) articles.push_back(article(1, {7, 7, 8}));
  for (int i = 0; i < 4; ++i) articles.push_back(article(2, {7, 9, 9, 9}));
  articles.push_back(article(3, {8}));
  Boilerplate boilerplate;
  boilerplate.add(boilerplate_of(articles, articles.size()));
  EXPECT_EQ(boilerplate.rows(), (std::vector<Boilerplate::Row>{{1, 7, 5, 5}, {1, 8, 5, 5}}));
  EXPECT_TRUE(boilerplate.holds(1, 7));
  EXPECT_FALSE(boilerplate.holds(2, 7)) << "four articles of this one";
  EXPECT_FALSE(boilerplate.holds(2, 9)) << "twelve times, in four articles";
  EXPECT_EQ(boilerplate_of({}, 0), "");
}

TEST(Boilerplate, ALineOfAFewAmongManyIsNone) {
  std::vector<ArticleLines> articles;
  for (int i = 0; i < 600; ++i) {
    articles.push_back(article(1, i < 5    ? std::vector<std::uint32_t>{7}
                                  : i < 11 ? std::vector<std::uint32_t>{8}
                                           : std::vector<std::uint32_t>{}));
  }
  Boilerplate boilerplate;
  boilerplate.add(boilerplate_of(articles, articles.size()));
  EXPECT_EQ(boilerplate.rows(), (std::vector<Boilerplate::Row>{{1, 8, 6, 600}}));
}

TEST(Boilerplate, CountsAreThoseOfTheSimpleWayInAnyOrder) {
  std::mt19937 random(1);
  std::vector<ArticleLines> articles;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> of_line;
  std::map<std::uint32_t, std::uint64_t> of_publisher;
  for (int i = 0; i < 2000; ++i) {
    ArticleLines one{static_cast<std::uint32_t>(random() % 3), {}};
    std::set<std::uint32_t> keys;
    for (unsigned line = 0; line < random() % 6; ++line) {
      const auto many_have = static_cast<std::uint32_t>(random() % 12 * (random() % 12));
      const auto few_have = static_cast<std::uint32_t>(random());
      one.lines.push_back({0, 1, random() % 3 > 0 ? many_have : few_have});
      keys.insert(one.lines.back().key);
    }
    for (const std::uint32_t key : keys) ++of_line[{one.publisher, key}];
    ++of_publisher[one.publisher];
    articles.push_back(one);
  }
  std::vector<Boilerplate::Row> expected;
  for (const auto& [line, count] : of_line) {
    const std::uint64_t all = of_publisher[line.first];
    if (count >= 5 && count * 100 >= all) expected.push_back({line.first, line.second, count, all});
  }
  ASSERT_GT(expected.size(), 10u);
  Boilerplate found;
  const std::string metadata = boilerplate_of(articles, articles.size());
  found.add(metadata);
  EXPECT_EQ(found.rows(), expected);
  std::ranges::reverse(articles);
  EXPECT_EQ(boilerplate_of(articles, articles.size()), metadata);
  EXPECT_EQ(boilerplate_of(articles, 1), metadata) << "far fewer were expected";
}

}  // namespace
}  // namespace newsdex
