// The queries that bench/peers/searching draws, and how it puts them to each engine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "bench/peers/searching/class_queries.hpp"

namespace newsdex::bench {
namespace {

using ::testing::AnyOf;
using ::testing::Each;
using ::testing::Not;

TEST(ClassQueries, InEachEnginesOwnLanguage) {
  const ClassQuery any{Asking::kAnyWord, {"oil", "near"}};
  const ClassQuery all{Asking::kAllWords, {"oil", "near"}};
  const ClassQuery phrase{Asking::kPhrase, {"oil", "near"}};
  EXPECT_EQ(for_xapian(any), "oil near");
  EXPECT_EQ(for_xapian(all), "oil AND near");
  EXPECT_EQ(for_xapian(phrase), "\"oil near\"");
  EXPECT_EQ(for_sqlite(any), "\"oil\" OR \"near\"");
  EXPECT_EQ(for_sqlite(all), "\"oil\" AND \"near\"");
  EXPECT_EQ(for_sqlite(phrase), "\"oil near\"");
  EXPECT_EQ(for_lucene(any), "any\toil near");
  EXPECT_EQ(for_lucene(all), "all\toil near");
  EXPECT_EQ(for_lucene(phrase), "phrase\toil near");
}

// A hundred articles of sixteen words each: six that all hold, ten of their own.
std::vector<std::string> articles() {
  std::vector<std::string> all;
  for (char a = 'a'; a <= 'j'; ++a) {
    for (char b = 'a'; b <= 'j'; ++b) {
      std::string text = "in the news of this day";
      for (char c = 'k'; c <= 't'; ++c) text += std::string(" ") + a + b + c;
      all.push_back(text);
    }
  }
  return all;
}

std::vector<QueryClass> drawn(const std::vector<std::string>& texts, std::uint64_t seed) {
  ClassQueryMaker maker(seed);
  for (const std::string& text : texts) maker.see(text);
  return maker.take();
}

bool is_stretch_of_any(const std::vector<std::string>& words,
                       const std::vector<std::string>& texts) {
  std::string stretch;
  for (const std::string& word : words) stretch += (stretch.empty() ? "" : " ") + word;
  return std::ranges::any_of(texts, [&](const std::string& text) {
    return (" " + text + " ").find(" " + stretch + " ") != std::string::npos;
  });
}

TEST(ClassQueries, AreDrawnFromTheArticles) {
  const std::vector<std::string> texts = articles();
  const std::vector<QueryClass> classes = drawn(texts, 1);
  ASSERT_EQ(classes.size(), 4U);

  ASSERT_EQ(classes[0].name, "keywords");
  ASSERT_EQ(classes[0].queries.size(), 200U);
  std::set<std::size_t> lengths;
  for (const ClassQuery& query : classes[0].queries) {
    EXPECT_EQ(query.asking, Asking::kAnyWord);
    EXPECT_THAT(query.words, Each(Not(AnyOf("in", "the", "news", "of", "this", "day"))));
    EXPECT_EQ(std::set(query.words.begin(), query.words.end()).size(), query.words.size());
    for (const std::string& word : query.words) {
      EXPECT_EQ(word.substr(0, 2), query.words[0].substr(0, 2)) << "of one article";
    }
    lengths.insert(query.words.size());
  }
  EXPECT_EQ(lengths, (std::set<std::size_t>{1, 2, 3, 4}));

  ASSERT_EQ(classes[1].queries.size(), 100U);
  for (const ClassQuery& query : classes[1].queries) {
    EXPECT_EQ(query.asking, Asking::kPhrase);
    EXPECT_GE(query.words.size(), 2U);
    EXPECT_LE(query.words.size(), 4U);
    EXPECT_TRUE(is_stretch_of_any(query.words, texts)) << for_xapian(query);
  }

  ASSERT_EQ(classes[2].queries.size(), 50U);
  for (const ClassQuery& query : classes[2].queries) {
    EXPECT_EQ(query.asking, Asking::kAllWords);
    EXPECT_GE(query.words.size(), 2U);
  }
  EXPECT_EQ(classes[3].name, "frequent");
  EXPECT_EQ(classes[3].queries.size(), 20U);
}

TEST(ClassQueries, AreTheSameForTheSameSeed) {
  const std::vector<std::string> texts = articles();
  EXPECT_EQ(drawn(texts, 1), drawn(texts, 1));
  EXPECT_NE(drawn(texts, 1), drawn(texts, 2));
}

// Of more texts than the sample holds, the last have to have the same chance.
TEST(ClassQueries, OfManyArticlesAllHaveTheSameChance) {
  ClassQueryMaker maker(1);
  for (int i = 0; i < 40000; ++i) {
    const std::string half = i < 20000 ? "early" : "late";
    std::string text;
    for (char c = 'a'; c <= 'l'; ++c) text += half + c + static_cast<char>('a' + i % 26) + " ";
    maker.see(text);
  }
  std::size_t late = 0;
  const std::vector<QueryClass> classes = maker.take();
  for (const ClassQuery& query : classes[0].queries) late += query.words[0].starts_with("late");
  EXPECT_GT(late, 70U);
  EXPECT_LT(late, 130U);
}

TEST(ClassQueries, NothingToAskAbout) {
  for (const QueryClass& c : drawn({"", "short", "Ой, що ж то за шум"}, 1)) {
    EXPECT_TRUE(c.queries.empty()) << c.name;
  }
}

}  // namespace
}  // namespace newsdex::bench
