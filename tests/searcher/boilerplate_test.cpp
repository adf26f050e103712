// Boilerplate is found, but chosen and shown only where nothing better is.
#include <gtest/gtest.h>

#include <newsdex/searcher.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

const std::string kNote = "Your browser does not support video";
const std::string kMore = "Read more about ferries and lighthouses";

std::string sentences(const std::string& word) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "The " + word + " was seen by a man on a hill that day. ";
  text.pop_back();
  return text;
}

class ShownLines : public testing::Test {
 protected:
  ShownLines() {
    std::vector<Article> articles;
    for (int i = 0; i < 6; ++i) {
      articles.push_back(test::article(
          "a" + std::to_string(i), "Title",
          kNote + "\n" + sentences("cloud") + "\n" + sentences("lighthouse") + "\n" + kMore));
      articles.back().source = "The Daily";
    }
    articles.push_back(test::article("other", "Title", kNote + "\n" + sentences("storm")));
    articles.back().source = "Another";
    test::make_index(folder_.path() / "index", articles);
  }

  Hit first(const std::string& query, bool keep = false) {
    Searcher searcher({folder_.path() / "index"});
    const SearchResult result = searcher.search(query, {.keep_boilerplate = keep});
    return result.hits.at(0);
  }

  test::TemporaryFolder folder_;
};

TEST_F(ShownLines, TheEndsAreTrimmed) {
  const Hit kept = first("cloud", true);
  EXPECT_TRUE(kept.passage.text.starts_with(kNote)) << kept.passage.text;
  const Hit hit = first("cloud");
  EXPECT_TRUE(hit.passage.text.starts_with("The cloud")) << hit.passage.text;
  EXPECT_EQ(hit.passage.begin, kNote.size() + 1);
  EXPECT_EQ(hit.passage.text.size(), hit.passage.end - hit.passage.begin);
  EXPECT_EQ(hit.score, kept.score);
  const ByteRange match = hit.passage.highlights.at(0);
  EXPECT_EQ(hit.passage.text.substr(match.begin, match.end - match.begin), "cloud");
}

TEST_F(ShownLines, WhatOnlyBoilerplateHoldsIsStillFoundAndShown) {
  const Hit hit = first("browser");
  EXPECT_TRUE(hit.passage.text.starts_with(kNote)) << hit.passage.text;
  EXPECT_EQ(hit.passage.highlights.size(), 1u);
}

TEST_F(ShownLines, TheLineOfAnotherPublisherIsText) {
  EXPECT_TRUE(first("storm").passage.text.starts_with(kNote));
}

TEST_F(ShownLines, AMatchInBoilerplateChoosesNoPassage) {
  // All passages speak of a hill, the last line alone of ferries.
  const Hit kept = first("hill ferries", true);
  EXPECT_EQ(kept.passage.number, kept.passage.of);
  EXPECT_EQ(first("hill ferries").passage.number, 1u);
}

}  // namespace
}  // namespace newsdex
