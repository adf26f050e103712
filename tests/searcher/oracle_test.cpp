// The engine against the oracle on random articles and random queries: the same articles match,
// every page is full, and every highlight is a witness of the query.
#include <gtest/gtest.h>

#include <algorithm>
#include <newsdex/searcher.hpp>
#include <random>

#include "tests/support/oracle.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

// Few words, many of one stem, so that stems and words disagree often.
const std::vector<std::string> kWords = {
    "respond", "responds", "responded", "the", "of", "Oil", "oils", "résumé", "resume", "resumes",
    "U.S.", "us", "Łódź", "lodz", "covid-19", "price", "prices", "and",
    // A name in spellings, some of them a form of one another, and a word that is none.
    "Lukashenko", "Lukashenka", "Łukaszenka", "Лукашенко", "Lukashenkos", "lukashenok", "Lodge"};
constexpr std::size_t kFirstName = 18;

class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }
  const std::string& word() { return kWords[below(kWords.size())]; }

  std::string words(std::size_t most) {
    std::string text;
    for (std::size_t left = below(most + 1); left > 0; --left) {
      static const std::vector<std::string> kJoints = {" ", " ", " ", ", ", ". ", "\n"};
      text += word() + kJoints[below(kJoints.size())];
    }
    return text;
  }

  std::vector<Article> articles() {
    std::vector<Article> made;
    for (std::size_t i = 0; i < 30; ++i) {
      made.push_back(test::article("a" + std::to_string(i), words(4), words(i == 0 ? 300 : 25)));
    }
    return made;
  }

  std::string leaf() {
    switch (below(11)) {
      case 0:
        return "\"" + word() + " " + word() + "\"";
      case 1:
        return "\"" + word() + " " + word() + " " + word() + "\"";
      case 2:
        return "title:" + word();
      case 3:
        return "\"" + word() + " " + word() + "\"~" + std::to_string(1 + below(4));
      case 4:
        return word().substr(0, 3) + "*";
      case 5:
        return "\"" + word() + "\"";
      case 6:
        return word() + "~";
      case 7:
        return "\"" + word() + " " + word() + "\"~";
      case 8:
        return "title:" + word() + "~";
      default:
        return word();
    }
  }

  std::string query(unsigned depth = 0) {
    if (depth > 2 || below(3) == 0) return leaf();
    static const std::vector<std::string> kJoints = {" AND ", " OR ", " NOT "};
    const std::size_t kind = below(6);
    if (kind > kJoints.size()) return sum(depth);
    if (kind == kJoints.size()) return near();
    // One after the other: the order in which operands of + are made is the compiler's choice.
    const std::string left = query(depth + 1);
    const std::string right = query(depth + 1);
    return "(" + left + kJoints[kind] + right + ")";
  }

 private:
  // Names stand beside other words: of operands that share some words, but not all, Xapian does not
  // find every pair.
  std::string near() {
    const bool name = below(3) == 0;
    const std::string left =
        name ? kWords[kFirstName + below(kWords.size() - kFirstName)] + "~" : word();
    const std::string joint = " NEAR/" + std::to_string(1 + below(5)) + " ";
    return "(" + left + joint + (name ? kWords[below(kFirstName)] : word()) + ")";
  }

  std::string sum(unsigned depth) {
    static const std::vector<std::string> kMarks = {"", "", "+", "-"};
    std::string text = "(";
    for (std::size_t left = 1 + below(3); left > 0; --left) {
      text += kMarks[below(kMarks.size())] + query(depth + 1) + " ";
    }
    return text + ")";
  }

  std::mt19937 random_;
};

void expect_same_answer(Searcher& searcher, test::Oracle& oracle, const std::string& text) {
  SCOPED_TRACE(text);
  const Query query = parse_query(text).query;
  const SearchResult result = searcher.search(text, {.limit = 100, .count_all = true});
  std::vector<std::string> found;
  for (const Hit& hit : result.hits) {
    found.push_back(hit.id);
    for (const ByteRange range : hit.passage.highlights) {
      const std::string shown = hit.passage.text.substr(range.begin, range.end - range.begin);
      EXPECT_TRUE(oracle.is_witnessed(query, shown)) << "highlighted: " << shown;
    }
    for (const ByteRange range : hit.title_highlights) {
      const std::string shown = hit.title.substr(range.begin, range.end - range.begin);
      EXPECT_TRUE(oracle.is_witnessed(query, shown)) << "highlighted in a title: " << shown;
    }
  }
  std::vector<std::string> expected = oracle.search(query);
  std::ranges::sort(found);
  std::ranges::sort(expected);
  ASSERT_EQ(found, expected) << "read as: " << to_string(query);
  EXPECT_EQ(result.total, expected.size());
  EXPECT_EQ(result.total_is, TotalIs::kExact);
}

TEST(SearchOracle, RandomQueriesOnRandomArticles) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomText random(seed);
    const std::vector<Article> articles = random.articles();
    const test::TemporaryFolder folder;
    test::make_index(folder.path() / "index", articles);
    Searcher searcher({folder.path() / "index"});
    test::Oracle oracle(articles, "en");
    for (int i = 0; i < 100; ++i) {
      expect_same_answer(searcher, oracle, random.query());
      if (HasFatalFailure()) return;
    }
  }
}

}  // namespace
}  // namespace newsdex
