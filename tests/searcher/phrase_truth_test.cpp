// Exact means exact, on Reuters: a quotation cut from an article finds that article; one with a
// word changed to another form of its stem never gives an article that has not those very words.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <newsdex/searcher.hpp>
#include <random>
#include <set>

#include "corpus/walk.hpp"
#include "tests/support/collected.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kPhrases = 500;
constexpr std::size_t kFiles = 22;  // of 1,000 articles each

struct Cut {
  std::string id;
  std::string text;                // with the punctuation and line breaks between its words
  std::vector<std::string> words;  // folded
};

class PhraseTruth : public testing::Test {
 protected:
  void SetUp() override {
    if (!test::have_data("reuters21578")) GTEST_SKIP() << "the Reuters collection is not here";
    test::Collected collected;
    const std::size_t most = std::getenv("NEWSDEX_ORACLE_QUERIES") == nullptr ? 1 : kFiles;
    std::size_t files = 0;
    for (const FoundFile& file : walk((test::data_dir() / "reuters21578").string()).files) {
      if (!file.path.ends_with(".sgm") || files++ >= most) continue;
      static_cast<void>(read_file(file.path, {}, collected));
    }
    for (const Article& article : collected.articles) learn(article);
    test::make_index(folder_.path() / "index", collected.articles);
    searcher_ = std::make_unique<Searcher>(std::vector{folder_.path() / "index"});
  }

  // Two to six words that follow each other in some article's text; marks of quotation in it would
  // end the quotation.
  Cut cut() {
    while (true) {
      const auto& [id, text] = texts_[random_() % texts_.size()];
      std::vector<Token> tokens;
      analyzer_.analyze(text, tokens);
      const std::size_t count = 2 + random_() % 5;
      if (tokens.size() < count) continue;
      const std::size_t first = random_() % (tokens.size() - count + 1);
      const std::size_t begin = tokens[first].begin;
      Cut made{id, text.substr(begin, tokens[first + count - 1].end - begin), {}};
      if (made.text.find_first_of("\"*") != std::string::npos) continue;
      for (std::size_t i = first; i < first + count; ++i) made.words.emplace_back(tokens[i].word);
      return made;
    }
  }

  // The same with a word in another form of its stem, where one of them has one.
  std::string changed(const Cut& cut) {
    for (std::size_t tries = 0; tries < 2 * cut.words.size(); ++tries) {
      const std::size_t i = random_() % cut.words.size();
      const std::set<std::string>& forms = forms_[analyzer_.forms_of(cut.words[i]).stem];
      if (forms.size() < 2) continue;
      auto other = std::next(forms.begin(), static_cast<int>(random_() % forms.size()));
      if (*other == cut.words[i]) other = other == forms.begin() ? std::next(other) : forms.begin();
      return joined(cut.words, i, *other);
    }
    return {};
  }

  static std::string joined(const std::vector<std::string>& words, std::size_t at,
                            const std::string& other) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
      text += (i == 0 ? "" : " ") + (i == at ? other : words[i]);
    }
    return text;
  }

  // The articles that have these words so, by the plainest of looks.
  std::set<std::string> articles_with(const std::string& words) const {
    std::set<std::string> ids;
    for (const auto& [id, said] : said_) {
      if (said.find(" " + words + " ") != std::string::npos) ids.insert(id);
    }
    return ids;
  }

  std::set<std::string> found(const std::string& phrase) {
    const SearchResult result =
        searcher_->search("", {.limit = 10'000, .phrases = {phrase}, .timeout_seconds = 0});
    std::set<std::string> ids;
    for (const Hit& hit : result.hits) ids.insert(hit.id);
    return ids;
  }

  std::mt19937 random_{21578};

 private:
  void learn(const Article& article) {
    std::string said = " ";
    for (const std::string& part : {article.title, article.text}) {
      std::vector<Token> tokens;
      analyzer_.analyze(part, tokens);
      for (const Token& token : tokens) {
        said.append(token.word).append(" ");
        forms_[std::string(token.stem)].emplace(token.word);
      }
      said += "\n ";  // a phrase does not go from the title into the text
    }
    said_.emplace_back(article.id, std::move(said));
    texts_.emplace_back(article.id, article.text);
  }

  test::TemporaryFolder folder_;
  Analyzer analyzer_{"en"};
  std::vector<std::pair<std::string, std::string>> texts_;  // by id
  std::vector<std::pair<std::string, std::string>> said_;   // folded words with spaces between them
  std::map<std::string, std::set<std::string>> forms_;      // of each stem
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(PhraseTruth, WhatStandsInATextIsFound) {
  std::size_t broken = 0;
  for (std::size_t i = 0; i < kPhrases; ++i) {
    const Cut phrase = cut();
    if (phrase.text.find_first_of(",.\n-") != std::string::npos) ++broken;
    EXPECT_TRUE(found(phrase.text).contains(phrase.id)) << phrase.text;
  }
  EXPECT_GT(broken, kPhrases / 5) << "too few with punctuation or line breaks inside";
}

TEST_F(PhraseTruth, AnotherFormOfAWordIsAnotherPhrase) {
  std::size_t gone = 0;
  for (std::size_t i = 0; i < kPhrases;) {
    const Cut phrase = cut();
    const std::string other = changed(phrase);
    if (other.empty()) continue;
    ++i;
    const std::set<std::string> expected = articles_with(other);
    if (!expected.contains(phrase.id)) ++gone;
    EXPECT_EQ(found(other), expected) << other << ", made of: " << phrase.text;
  }
  EXPECT_GT(gone, kPhrases * 9 / 10) << "too few that the article does not have";
}

}  // namespace
}  // namespace newsdex
