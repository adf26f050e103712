// Queries of many words: which are long, and that a passage which holds all of one is found however
// far down its article stands.
#include "searcher/long_query.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/rank_passages.hpp"
#include "tests/support/small_searches.hpp"

namespace newsdex {
namespace {

using test::article;
using test::ids;

Leaf word(const std::string& text, bool is_stop_word = false) {
  return {.words = {{text, {text}}}, .is_stop_word = is_stop_word};
}

std::vector<Leaf> words(const std::vector<std::string>& texts) {
  std::vector<Leaf> leaves;
  for (const std::string& text : texts) leaves.push_back(word(text));
  return leaves;
}

TEST(LongQuery, IsOfFiveDifferentWordsAndNothingElse) {
  const std::vector<Leaf> five = words({"ferry", "crew", "strike", "harbour", "wage"});
  const auto with = [&five](const Leaf& leaf) {
    std::vector<Leaf> leaves = five;
    leaves.push_back(leaf);
    return leaves;
  };
  Leaf titled = word("pilot");
  titled.title_only = true;
  Leaf phrase = word("pilot");
  phrase.kind = Leaf::Kind::kExact;
  const struct {
    std::string reason;
    std::vector<Leaf> leaves;
    bool is_long;
  } table[] = {
      {"nothing", {}, false},
      {"four", words({"ferry", "crew", "strike", "harbour"}), false},
      {"five", five, true},
      {"five, two the same", words({"ferry", "crew", "strike", "harbour", "ferry"}), false},
      {"five, one of them a stop word",
       {word("ferry"), word("crew"), word("strike"), word("harbour"), word("the", true)},
       false},
      {"five and a stop word", with(word("the", true)), true},
      {"five and a word of titles", with(titled), false},
      {"five and a phrase", with(phrase), false},
  };
  for (const auto& row : table) EXPECT_EQ(is_long_query(row.leaves), row.is_long) << row.reason;
}

// A long article whose one passage holds all six words, among more than are looked into that have
// three of them often.
class LongQueries : public test::SmallSearches {
 protected:
  static constexpr std::size_t kOthers = 450;

  static std::vector<Article> articles() {
    std::vector<Article> all;
    for (std::size_t i = 0; i < kOthers; ++i) {
      all.push_back(article("short" + std::to_string(i), "",
                            "Turbine lantern orchard. Turbine lantern orchard, lantern turbine."));
    }
    std::string text;
    for (int i = 0; i < 400; ++i) text += "Nothing of note was said here about any of that.\n\n";
    text += "The turbine beside the orchard lit a lantern, a violin, a compass and a harvest.\n\n";
    for (int i = 0; i < 400; ++i) text += "Nor was anything said after it that is of note.\n\n";
    all.push_back(article("long", "", text));
    return all;
  }
  static constexpr const char* kQuery = "turbine lantern orchard violin compass harvest";
};

TEST_F(LongQueries, FindThePassageThatHoldsAllOfThemHoweverLongItsArticle) {
  auto searcher = over(articles());
  const SearchResult result = searcher.search(kQuery, {.limit = 1});
  ASSERT_EQ(result.hits.size(), 1u);
  EXPECT_EQ(result.hits.front().id, "long");
  EXPECT_THAT(result.hits.front().passage.text, testing::HasSubstr("a violin, a compass"));
}

TEST_F(LongQueries, AreAnsweredTheSameWithAFilter) {
  auto searcher = over(articles());
  const auto plain = ids(searcher.search(kQuery, {.limit = kOthers + 1}));
  const auto filtered = ids(searcher.search(kQuery, {.limit = kOthers + 1, .languages = {"en"}}));
  EXPECT_EQ(plain, filtered) << "matched without Xapian, and by it";
}

TEST_F(LongQueries, HaveTheSameHitsForEveryLimitEachOnce) {
  auto searcher = over(articles());
  const auto all = ids(searcher.search(kQuery, {.limit = 1000}));
  EXPECT_EQ(all.size(), kOthers + 1);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  for (const std::size_t limit : {1u, 10u, 300u, 301u, 310u, 440u}) {
    const auto first = ids(searcher.search(kQuery, {.limit = limit}));
    EXPECT_EQ(first, std::vector<std::string>(all.begin(), all.begin() + limit)) << limit;
  }
}

// Two passages, of 150 and of 50 words, which hold the same of the query.
TEST(RankPassages, OfALongQueryPrefersTheShorterOfAShortOneTheFirst) {
  const std::vector<std::string> all = {"ferry", "crew", "strike", "harbour", "wage"};
  const PassageMap map(std::string_view("\x00\x96\x32", 3));
  ASSERT_EQ(map.passages(), 2u);
  for (const std::size_t count : {all.size(), all.size() - 1}) {
    const std::vector<Leaf> leaves = words({all.begin(), all.begin() + count});
    std::vector<LeafPosition> positions;
    for (const std::size_t passage : {0u, 1u}) {
      for (std::size_t i = 0; i < count; ++i) {
        positions.push_back({map.start(passage) + static_cast<unsigned>(i), i});
      }
    }
    const auto ranked = rank_passages(positions, leaves, map);
    ASSERT_EQ(ranked.size(), 2u);
    EXPECT_EQ(ranked.front().index, count == all.size() ? 1u : 0u) << count << " words";
  }
}

}  // namespace
}  // namespace newsdex
