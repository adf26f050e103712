// path: of random files and folders against what their names say: short, long, not UTF-8, in one
// index and in two.
#include "searcher/folder_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <newsdex/searcher.hpp>

#include "common/paths.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

// Some names begin alike, and some end where a long term is cut.
std::string random_folder(std::mt19937& random) {
  static const std::vector<std::string> kNames = {
      "a",
      "ab",
      "a b",
      "\xE9t\xE9",
      std::string(70, 'x'),
      std::string(71, 'x'),
      std::string(100, 'y') + "é",
      std::string(150, 'z'),
      std::string(222, 'n'),
  };
  std::string folder = "/news";
  for (auto depth = random() % 5; depth > 0; --depth) {
    folder += "/" + kNames[random() % kNames.size()];
  }
  return folder;
}

std::vector<Article> articles_in(const std::vector<std::string>& folders, std::mt19937& random,
                                 const std::string& name) {
  std::vector<Article> articles;
  for (int i = 0; i < 60; ++i) {
    articles.push_back(test::article(name + std::to_string(i), "Harbour", "The ferry was late."));
    // Some files hold several articles.
    articles.back().path =
        folders[random() % folders.size()] + "/file" + std::to_string(random() % 40) + ".txt";
  }
  return articles;
}

std::vector<std::string> ids_below(const std::string& folder,
                                   const std::vector<std::vector<Article>>& indexes) {
  std::vector<std::string> ids;
  for (const std::vector<Article>& articles : indexes) {
    for (const Article& article : articles) {
      if (is_at_or_under(article.path, folder)) ids.push_back(article.id);
    }
  }
  return ids;
}

std::vector<std::string> ids_found(Searcher& searcher, const std::string& path) {
  std::vector<std::string> ids;
  const SearchResult result =
      searcher.search("ferry path:\"" + path + "\"", {.limit = 1000, .count_all = true});
  for (const Hit& hit : result.hits) ids.push_back(hit.id);
  EXPECT_EQ(result.total, ids.size());
  EXPECT_EQ(result.total_is, TotalIs::kExact);
  return ids;
}

void compare(unsigned seed, std::size_t indexes) {
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  std::vector<std::string> folders;
  for (int i = 0; i < 12; ++i) folders.push_back(random_folder(random));
  const test::TemporaryFolder scratch;
  std::vector<std::vector<Article>> articles;
  std::vector<std::filesystem::path> paths;
  std::set<std::string> asked = {"/", "/news", "/ne", "/news/nothing"};
  for (std::size_t i = 0; i < indexes; ++i) {
    articles.push_back(articles_in(folders, random, std::string(1, static_cast<char>('a' + i))));
    paths.push_back(scratch.path() / std::to_string(i));
    test::make_index(paths.back(), articles.back());
    for (const Article& article : articles.back()) {
      for (std::size_t end = article.path.size(); end > 0; end = article.path.rfind('/', end - 1)) {
        asked.insert(article.path.substr(0, end));
      }
    }
  }
  Searcher searcher(paths);
  for (const std::string& path : asked) {
    SCOPED_TRACE(path);
    EXPECT_THAT(ids_found(searcher, path),
                testing::UnorderedElementsAreArray(ids_below(path, articles)));
  }
}

TEST(FolderSource, FindsWhatIsBelowInOneIndexAndInTwo) {
  for (unsigned seed = 1; seed <= 8; ++seed) compare(seed, 1 + seed % 2);
}

TEST(FolderSource, ATermOfManyFilesIsNotAQueryOfEach) {
  std::vector<Article> articles;
  for (int i = 0; i < 3000; ++i) {
    articles.push_back(test::article(std::to_string(i), "", "The ferry was late."));
  }
  const test::TemporaryFolder scratch;
  test::make_index(scratch.path(), articles);
  Searcher searcher({scratch.path()});
  const SearchResult result =
      searcher.search("ferry path:/news", {.limit = 1, .count_all = true, .explain = true});
  EXPECT_EQ(result.total, articles.size());
  EXPECT_LT(result.xapian_query.size(), 300U) << result.xapian_query;
}

TEST(FolderSource, HasWhatWasFoundWhenTheTimeWasOver) {
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i) articles.push_back(test::article(std::to_string(i), "", "Late."));
  const test::TemporaryFolder scratch;
  test::make_index(scratch.path(), articles);
  const Xapian::Database database((scratch.path() / generation_name(1)).string());
  const GlassTables none;
  Deadline over(1e-9);
  FolderSource source("/news", none, over);
  source.init(database);
  EXPECT_LT(source.get_termfreq_max(), articles.size());
  EXPECT_TRUE(over.has_passed());
  Deadline endless(0);
  FolderSource whole("/news", none, endless);
  whole.init(database);
  EXPECT_EQ(whole.get_termfreq_min(), articles.size());
  whole.skip_to(200, 0);
  EXPECT_EQ(whole.get_docid(), 200U);
  whole.skip_to(301, 0);
  EXPECT_TRUE(whole.at_end());
}

}  // namespace
}  // namespace newsdex
