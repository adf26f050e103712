// Updates and their sources: what articles are called, whose a file is, what is missing.
#include <gtest/gtest.h>

#include <newsdex/indexer.hpp>

#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::articles_of;
using test::deeds;
using test::ids_of;
using test::line;
using test::NewsFolder;
using test::texts_of;
using test::write_first_news;
namespace fs = std::filesystem;
using Ids = std::vector<std::string>;

TEST(Update, IdsArePathsBelowTheSourcesParent) {
  const NewsFolder folder;
  write_first_news(folder);
  folder.write("news/2022/c.txt", "Deep.");
  EXPECT_EQ(deeds(folder.update({folder.news()})), "+6 ~0 -0 failures 0");
  EXPECT_EQ(ids_of(folder.index()),
            (Ids{"news/2022/c.txt", "news/a.txt", "news/b.txt", "news/wire.jsonl#1",
                 "news/wire.jsonl#2", "news/wire.jsonl#3"}));
}

TEST(Update, SecondSourceOfOneNameIsToldApart) {
  const NewsFolder folder;
  folder.write("one/news/a.txt", "From one.");
  folder.write("two/news/a.txt", "From two.");
  (void)folder.update({folder.path("one/news"), folder.path("two/news")});
  EXPECT_EQ(ids_of(folder.index()), (Ids{"news/a.txt", "news~2/a.txt"}));
  const auto sources = index_status(folder.index()).sources;
  ASSERT_EQ(sources.size(), 2U);
  EXPECT_EQ(sources[1].name, "news~2");
  EXPECT_EQ(sources[1].path, folder.path("two/news").string());
  EXPECT_EQ(sources[1].articles, 1U);
  // In the other order nothing changes: names are kept.
  EXPECT_FALSE(folder.update({folder.path("two/news"), folder.path("one/news")}).changed);
}

TEST(Update, RepeatedIdsInAFileAreNumberedAndSaid) {
  const NewsFolder folder;
  folder.write("news/w.jsonl", line("1", "one") + line("1", "another") + line("1~2", "third"));
  const UpdateReport report = folder.update({folder.news()});
  EXPECT_EQ(report.warnings.size(), 2U);
  EXPECT_TRUE(report.failures.empty());
  EXPECT_EQ(texts_of(folder.index()),
            (std::map<std::string, std::string>{{"news/w.jsonl#1", "one"},
                                                {"news/w.jsonl#1~2", "another"},
                                                {"news/w.jsonl#1~2~2", "third"}}));
  EXPECT_FALSE(folder.update().changed);
}

TEST(Update, FileNamedLikeAnotherFilesRecordIsToldApart) {
  const NewsFolder folder;
  folder.write("news/w.jsonl", line("1.txt", "the record"));
  folder.write("news/w.jsonl#1.txt", "the file");
  const UpdateReport report = folder.update({folder.news()});
  EXPECT_EQ(report.articles, 2U);
  EXPECT_EQ(ids_of(folder.index()), (Ids{"news/w.jsonl#1.txt", "news/w.jsonl#1.txt~2"}));
  folder.write("news/w.jsonl#1.txt", "the file, changed");
  folder.write("news/w.jsonl", line("1.txt", "the record, changed"));
  EXPECT_EQ(deeds(folder.update()), "+0 ~2 -0 failures 0");
}

TEST(Update, SourceMayBeOneFile) {
  const NewsFolder folder;
  const fs::path wire = folder.write("wire.jsonl", line("1", "one"));
  (void)folder.update({wire});
  EXPECT_EQ(ids_of(folder.index()), (Ids{"wire.jsonl#1"}));
  folder.write("wire.jsonl", line("1", "one") + line("2", "two"));
  EXPECT_EQ(deeds(folder.update()), "+1 ~0 -0 failures 0");
}

TEST(Update, NamedSourceAloneIsReconciled) {
  const NewsFolder folder;
  folder.write("one/a.txt", "a");
  folder.write("two/b.txt", "b");
  (void)folder.update({folder.path("one"), folder.path("two")});
  folder.write("one/a.txt", "a changed");
  folder.remove("two/b.txt");
  EXPECT_EQ(deeds(folder.update({folder.path("one")})), "+0 ~1 -0 failures 0");
  EXPECT_EQ(deeds(folder.update()), "+0 ~0 -1 failures 0");
}

TEST(Update, SourceInsideAKnownOneKeepsTheIdsOfKnownFiles) {
  const NewsFolder folder;
  folder.write("news/2022/a.txt", "a");
  folder.write("news/2021/x.txt", "x");
  (void)folder.update({folder.news()});
  // Nothing new under it: the index has no use for another source.
  EXPECT_FALSE(folder.update({folder.path("news/2022")}).changed);
  EXPECT_EQ(index_status(folder.index()).sources.size(), 1U);

  folder.write("news/2022/a.txt", "a changed");
  folder.write("news/2022/b.txt", "b");
  folder.write("news/2021/x.txt", "x changed");
  EXPECT_EQ(deeds(folder.update({folder.path("news/2022")})), "+1 ~1 -0 failures 0");
  EXPECT_EQ(ids_of(folder.index()), (Ids{"2022/b.txt", "news/2021/x.txt", "news/2022/a.txt"}));
  EXPECT_EQ(index_status(folder.index()).sources.size(), 2U);

  folder.remove("news/2022/a.txt");
  folder.remove("news/2022/b.txt");
  EXPECT_EQ(deeds(folder.update({folder.path("news/2022")})), "+0 ~0 -2 failures 0");
  EXPECT_EQ(deeds(folder.update()), "+0 ~1 -0 failures 0");  // x, at last
}

TEST(Update, SourceAboveAKnownOneKeepsTheIdsOfKnownFiles) {
  const NewsFolder folder;
  folder.write("news/2022/a.txt", "a");
  folder.write("news/2021/x.txt", "x");
  (void)folder.update({folder.path("news/2022")});
  folder.write("news/2022/a.txt", "a changed");
  EXPECT_EQ(deeds(folder.update({folder.news()})), "+1 ~1 -0 failures 0");
  EXPECT_EQ(ids_of(folder.index()), (Ids{"2022/a.txt", "news/2021/x.txt"}));
  // A file that both see belongs to the first that brought it, and that is the first in the list.
  folder.write("news/2022/b.txt", "b");
  EXPECT_EQ(deeds(folder.update()), "+1 ~0 -0 failures 0");
  EXPECT_EQ(ids_of(folder.index()), (Ids{"2022/a.txt", "2022/b.txt", "news/2021/x.txt"}));
  folder.remove("news/2022/a.txt");
  EXPECT_EQ(deeds(folder.update({folder.news()})), "+0 ~0 -1 failures 0");
}

TEST(Update, HiddenFolderNamedAsASourceIsNotLostToTheOneAroundIt) {
  const NewsFolder folder;
  folder.write("news/.notes/a.txt", "a");
  folder.write("news/b.txt", "b");
  (void)folder.update({folder.path("news/.notes"), folder.news()});
  EXPECT_EQ(ids_of(folder.index()), (Ids{".notes/a.txt", "news/b.txt"}));
  EXPECT_FALSE(folder.update({folder.news()}).changed);
  EXPECT_FALSE(folder.update().changed);
  folder.remove("news/.notes/a.txt");
  EXPECT_EQ(deeds(folder.update({folder.news()})), "+0 ~0 -1 failures 0");
}

TEST(Update, MissingSourceKeepsItsArticlesUntilPruned) {
  const NewsFolder folder;
  folder.write("one/a.txt", "a");
  folder.write("two/b.txt", "b");
  (void)folder.update({folder.path("one"), folder.path("two")});
  folder.remove("two");
  const UpdateReport missing = folder.update();
  EXPECT_EQ(deeds(missing), "+0 ~0 -0 failures 1");
  ASSERT_EQ(missing.failures.size(), 1U);
  EXPECT_EQ(missing.failures[0].path, folder.path("two").string());
  EXPECT_NE(missing.failures[0].reason.find("--prune"), std::string::npos);
  EXPECT_EQ(missing.articles, 2U);

  UpdateOptions prune;
  prune.index = folder.index();
  prune.prune = true;
  const UpdateReport pruned = newsdex::update(prune);
  EXPECT_EQ(deeds(pruned), "+0 ~0 -1 failures 0");
  EXPECT_EQ(index_status(folder.index()).sources.size(), 1U);
  EXPECT_FALSE(newsdex::update(prune).changed);
}

// Regression: they were said to be kept, and removed by the source around it.
TEST(Update, AMissingSourceInsideAnotherKeepsItsArticlesToo) {
  const NewsFolder folder;
  folder.write("news/inner/a.txt", "Inner.");
  folder.write("news/b.txt", "Outer.");
  (void)folder.update({folder.path("news/inner")});
  (void)folder.update({folder.news()});
  fs::rename(folder.path("news/inner"), folder.path("away"));
  EXPECT_EQ(deeds(folder.update()), "+0 ~0 -0 failures 1");
  EXPECT_EQ(deeds(folder.update({folder.news()})), "+0 ~0 -0 failures 0");
  EXPECT_EQ(ids_of(folder.index()).size(), 2U);
  UpdateOptions prune;
  prune.index = folder.index();
  prune.prune = true;
  EXPECT_EQ(deeds(newsdex::update(prune)), "+0 ~0 -1 failures 0");
}

TEST(Update, PruneLeavesSourcesThatAreThereAlone) {
  const NewsFolder folder;
  write_first_news(folder);
  UpdateOptions prune;
  prune.index = folder.index();
  prune.sources = {folder.news()};
  prune.prune = true;
  EXPECT_EQ(newsdex::update(prune).articles, 5U);
  EXPECT_EQ(newsdex::update(prune).articles, 5U);
}

TEST(Update, UnknownSourceThatDoesNotExistMakesNothing) {
  const NewsFolder folder;
  try {
    (void)folder.update({folder.path("no-such-folder")});
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kNotFound);
    EXPECT_NE(std::string(error.what()).find("no-such-folder"), std::string::npos);
  }
  EXPECT_FALSE(fs::exists(folder.index()));
  // Also beside one that exists, and also where there is an index.
  write_first_news(folder);
  (void)folder.update({folder.news()});
  folder.write("news/c.txt", "c");
  EXPECT_THROW((void)folder.update({folder.news(), folder.path("no-such-folder")}), Error);
  EXPECT_EQ(index_status(folder.index()).articles, 5U);
}

TEST(Update, EmptyFolderIsASourceThatIsRemembered) {
  const NewsFolder folder;
  fs::create_directories(folder.news());
  EXPECT_TRUE(folder.update({folder.news()}).changed);
  EXPECT_FALSE(folder.update({folder.news()}).changed);
  folder.write("news/a.txt", "a");
  EXPECT_EQ(deeds(folder.update()), "+1 ~0 -0 failures 0");
}

TEST(Update, FileNamesNeedNotBeUtf8) {
  const NewsFolder folder;
  folder.write("news/caf\xe9.txt", "one");
  folder.write("news/caf\xe8.txt", "two");
  EXPECT_EQ(deeds(folder.update({folder.news()})), "+2 ~0 -0 failures 0");
  const auto articles = articles_of(folder.index());
  ASSERT_EQ(articles.size(), 2U);
  EXPECT_NE(articles[0].id, articles[1].id);
  EXPECT_EQ(articles[0].path, folder.path("news/caf\xe8.txt").string());
  EXPECT_FALSE(folder.update().changed);
}

TEST(Update, IndexInsideItsSourceIsNotRead) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  UpdateOptions options;
  options.index = folder.path("news/my-index");
  options.sources = {folder.news()};
  EXPECT_EQ(newsdex::update(options).articles, 1U);
  const UpdateReport again = newsdex::update(options);
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.files_seen, 1U);
}

}  // namespace
}  // namespace newsdex
