// How frequent terms are, looked up in place, against what Xapian says: in one index and several.
#include <gtest/gtest.h>

#include <optional>

#include "searcher/snapshot.hpp"
#include "searcher/term_counts.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

TEST(TermCounts, AreThoseThatXapianHas) {
  test::TemporaryFolder folder;
  std::vector<std::filesystem::path> paths;
  for (int index = 0; index < 3; ++index) {
    std::vector<Article> articles;
    for (int i = 0; i < 700; ++i) {
      std::string text = "oil";
      for (int word = 1; word < 400; word += 1 + (i + index) % 9) {
        text += " w" + std::to_string(word * (i % 5 + 1));
      }
      articles.push_back(test::article(std::to_string(i), "Crude", text));
    }
    paths.push_back(folder.path() / std::to_string(index));
    test::make_index(paths.back(), articles);
    const Snapshot snapshot(paths);
    const Xapian::Database& database = snapshot.database();
    TermCounts by_xapian(database, GlassTables());
    std::vector<std::string> terms = {"", "none", "w", "Zoil", std::string(300, 'x')};
    for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) {
      terms.push_back(*at);
    }
    ASSERT_GT(terms.size(), 2000U) << "more than are kept";
    for (int pass = 0; pass < 2; ++pass) {
      for (const std::string& term : terms) {
        const TermCount count = snapshot.term_counts().of(term);
        ASSERT_EQ(count.articles, database.get_termfreq(term)) << term;
        ASSERT_EQ(count.occurrences, database.get_collection_freq(term)) << term;
        ASSERT_EQ(by_xapian.of(term).articles, count.articles) << term;
      }
    }
  }
}

}  // namespace
}  // namespace newsdex
