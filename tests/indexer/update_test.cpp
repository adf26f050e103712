// Updates, scenario by scenario: a folder is indexed, changed, and brought up to date.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <functional>
#include <newsdex/indexer.hpp>

#include "common/schema.hpp"
#include "common/stub.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::articles_of;
using test::docid_of;
using test::ids_of;
using test::is_sound;
using test::line;
using test::NewsFolder;
using test::texts_of;
namespace fs = std::filesystem;
using Ids = std::vector<std::string>;

// What an update did, as one comparable line.
std::string deeds(const UpdateReport& report) {
  return "+" + std::to_string(report.articles_added) + " ~" +
         std::to_string(report.articles_changed) + " -" + std::to_string(report.articles_removed) +
         " failures " + std::to_string(report.failures.size());
}

void write_first_news(const NewsFolder& folder) {
  folder.write("news/a.txt", "Oil prices rose on Monday.\n");
  folder.write("news/b.txt", "Wheat fell.\n");
  folder.write("news/wire.jsonl", line("1", "one") + line("2", "two") + line("3", "three"));
}

void touch(const fs::path& path) {
  fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(7));
}

struct Scenario {
  const char* name;
  std::function<void(const NewsFolder&)> change;
  const char* deeds;
  std::uint64_t articles;
  bool publishes = true;
};

const Scenario kScenarios[] = {
    {"nothing changed", [](const NewsFolder&) {}, "+0 ~0 -0 failures 0", 5, false},
    {"a file was added", [](const NewsFolder& f) { f.write("news/c.txt", "Tin."); },
     "+1 ~0 -0 failures 0", 6},
    {"a file changed", [](const NewsFolder& f) { f.write("news/a.txt", "Oil prices fell."); },
     "+0 ~1 -0 failures 0", 5},
    {"a file changed at the same size",
     [](const NewsFolder& f) { f.write("news/b.txt", "Wheat rose.\n"); }, "+0 ~1 -0 failures 0", 5},
    {"a file was removed", [](const NewsFolder& f) { f.remove("news/a.txt"); },
     "+0 ~0 -1 failures 0", 4},
    {"a file was renamed",
     [](const NewsFolder& f) { fs::rename(f.path("news/a.txt"), f.path("news/z.txt")); },
     "+1 ~0 -1 failures 0", 5},
    {"a file was touched", [](const NewsFolder& f) { touch(f.path("news/a.txt")); },
     "+0 ~0 -0 failures 0", 5},
    {"a file of many was touched", [](const NewsFolder& f) { touch(f.path("news/wire.jsonl")); },
     "+0 ~0 -0 failures 0", 5},
    {"a record in the middle changed",
     [](const NewsFolder& f) {
       f.write("news/wire.jsonl", line("1", "one") + line("2", "TWO") + line("3", "three"));
     },
     "+0 ~1 -0 failures 0", 5},
    {"a record in the middle was removed",
     [](const NewsFolder& f) { f.write("news/wire.jsonl", line("1", "one") + line("3", "three")); },
     "+0 ~0 -1 failures 0", 4},
    {"a record was added before the others",
     [](const NewsFolder& f) {
       f.write("news/wire.jsonl",
               line("0", "zero") + line("1", "one") + line("2", "two") + line("3", "three"));
     },
     "+1 ~0 -0 failures 0", 6},
    {"records changed places",
     [](const NewsFolder& f) {
       f.write("news/wire.jsonl", line("3", "three") + line("1", "one") + line("2", "two"));
     },
     "+0 ~0 -0 failures 0", 5},
    {"a record broke: the others are kept, it is removed and said",
     [](const NewsFolder& f) {
       f.write("news/wire.jsonl", line("1", "one") + "{\"id\":\"2\",\n" + line("3", "three"));
     },
     "+0 ~0 -1 failures 1", 4},
    {"a file became a binary: its articles are kept",
     [](const NewsFolder& f) { f.write("news/a.txt", std::string("\0\1\2\3\0\0\0\xff", 8)); },
     "+0 ~0 -0 failures 1", 5},
    {"a folder took a file's place",
     [](const NewsFolder& f) {
       f.remove("news/a.txt");
       f.write("news/a.txt/inside.txt", "Zinc.");
     },
     "+1 ~0 -1 failures 0", 5},
    {"all files were removed",
     [](const NewsFolder& f) {
       f.remove("news");
       fs::create_directory(f.news());
     },
     "+0 ~0 -5 failures 0", 0},
    {"a hidden file appeared", [](const NewsFolder& f) { f.write("news/.draft.txt", "No."); },
     "+0 ~0 -0 failures 0", 5},
};

class UpdateScenario : public testing::TestWithParam<Scenario> {};

TEST_P(UpdateScenario, DoesWhatDiffersAndNoMore) {
  const Scenario& scenario = GetParam();
  const NewsFolder folder;
  write_first_news(folder);
  ASSERT_EQ(deeds(folder.update({folder.news()})), "+5 ~0 -0 failures 0");
  const Status before = index_status(folder.index());
  const Xapian::docid kept = docid_of(folder.index(), "news/wire.jsonl#3");

  scenario.change(folder);
  const UpdateReport report = folder.update();
  EXPECT_EQ(deeds(report), scenario.deeds);
  EXPECT_EQ(report.articles, scenario.articles);
  EXPECT_EQ(report.changed, scenario.publishes);
  const Status after = index_status(folder.index());
  EXPECT_EQ(after.articles, scenario.articles);
  EXPECT_EQ(after.revision > before.revision, scenario.publishes);
  if (docid_of(folder.index(), "news/wire.jsonl#3") != 0) {
    EXPECT_EQ(docid_of(folder.index(), "news/wire.jsonl#3"), kept);
  }
  EXPECT_TRUE(is_sound(folder.index()));

  // Once more changes nothing, and what failed is only counted.
  const UpdateReport again = folder.update();
  EXPECT_EQ(deeds(again), "+0 ~0 -0 failures 0");
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.known_failures, report.failures.size());
}

INSTANTIATE_TEST_SUITE_P(Scenarios, UpdateScenario, testing::ValuesIn(kScenarios),
                         [](const auto& scenario) {
                           std::string name = scenario.param.name;
                           std::erase_if(name, [](char c) { return std::isalnum(c) == 0; });
                           return name;
                         });

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

TEST(Update, UnreadableFolderKeepsItsArticles) {
  const NewsFolder folder;
  folder.write("news/2022/a.txt", "a");
  folder.write("news/b.txt", "b");
  (void)folder.update({folder.news()});
  const test::Unprivileged user(folder.root());
  chmod(folder.path("news/2022").c_str(), 0);
  const UpdateReport report = folder.update();
  chmod(folder.path("news/2022").c_str(), 0755);
  EXPECT_EQ(deeds(report), "+0 ~0 -0 failures 1");
  EXPECT_EQ(report.articles, 2U);
  EXPECT_FALSE(report.changed);
}

TEST(Update, UnreadableFileIsReadOncePermissionsAllow) {
  const NewsFolder folder;
  const fs::path file = folder.write("news/a.txt", "a");
  const test::Unprivileged user(folder.root());
  chmod(file.c_str(), 0);
  EXPECT_EQ(deeds(folder.update({folder.news()})), "+0 ~0 -0 failures 1");
  const UpdateReport known = folder.update();
  EXPECT_EQ(known.known_failures, 1U);
  EXPECT_FALSE(known.changed);
  chmod(file.c_str(), 0644);
  EXPECT_EQ(deeds(folder.update()), "+1 ~0 -0 failures 0");
}

TEST(Update, FileThatBecameUnreadableKeepsItsArticles) {
  const NewsFolder folder;
  const fs::path file = folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  const test::Unprivileged user(folder.root());
  folder.write("news/a.txt", "a, changed");
  chmod(file.c_str(), 0);
  EXPECT_EQ(deeds(folder.update()), "+0 ~0 -0 failures 1");
  EXPECT_EQ(texts_of(folder.index()).size(), 1U);
  EXPECT_FALSE(folder.update().changed);
  chmod(file.c_str(), 0644);
  EXPECT_EQ(deeds(folder.update()), "+0 ~1 -0 failures 0");
}

TEST(Update, BrokenFileThatIsMendedIsReadAgain) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  folder.write("news/a.txt", std::string("\0\1\2\3\0\0\0\xff", 8));
  EXPECT_EQ(deeds(folder.update()), "+0 ~0 -0 failures 1");
  EXPECT_EQ(index_status(folder.index()).failed.size(), 1U);
  folder.write("news/a.txt", "a, mended");
  EXPECT_EQ(deeds(folder.update()), "+0 ~1 -0 failures 0");
  EXPECT_TRUE(index_status(folder.index()).failed.empty());
}

TEST(Update, AnotherDefaultLanguageReadsAllAgain) {
  const NewsFolder folder;
  folder.write("news/a.txt", "The children played.");
  folder.write("news/w.jsonl", "{\"id\":\"1\",\"text\":\"Kinder\",\"language\":\"de\"}\n");
  (void)folder.update({folder.news()});
  UpdateOptions french;
  french.index = folder.index();
  french.default_language = "fr";
  EXPECT_EQ(deeds(newsdex::update(french)), "+0 ~1 -0 failures 0");  // the other declares its own
  EXPECT_EQ(index_status(folder.index()).languages,
            (std::map<std::string, std::uint64_t>{{"de", 1}, {"fr", 1}}));
  EXPECT_FALSE(newsdex::update(french).changed);
  EXPECT_FALSE(folder.update().changed);  // it is remembered
  folder.write("news/b.txt", "Les enfants");
  (void)folder.update();
  EXPECT_EQ(index_status(folder.index()).languages["fr"], 2U);
}

TEST(Update, AnotherDefaultLanguageIsForAllSources) {
  const NewsFolder folder;
  folder.write("one/a.txt", "a");
  folder.write("two/b.txt", "b");
  folder.write("three/c.txt", "c");
  (void)folder.update({folder.path("one"), folder.path("two"), folder.path("three")});
  fs::rename(folder.path("three"), folder.path("unmounted"));
  UpdateOptions french;
  french.index = folder.index();
  french.sources = {folder.path("one")};
  french.default_language = "fr";
  EXPECT_EQ(deeds(newsdex::update(french)), "+0 ~2 -0 failures 1");
  EXPECT_EQ(index_status(folder.index()).languages,
            (std::map<std::string, std::uint64_t>{{"en", 1}, {"fr", 2}}));
  // What was out of reach then is read once it is back.
  EXPECT_FALSE(newsdex::update(french).changed);
  fs::rename(folder.path("unmounted"), folder.path("three"));
  EXPECT_EQ(deeds(folder.update()), "+0 ~1 -0 failures 0");
  EXPECT_EQ(index_status(folder.index()).languages["fr"], 3U);
  EXPECT_FALSE(folder.update().changed);
}

TEST(Update, IndexOfAnotherAnalyzerIsIndexedAnew) {
  const NewsFolder folder;
  write_first_news(folder);
  folder.write("two/b.txt", "b");
  (void)folder.update({folder.news(), folder.path("two")});
  {
    Xapian::WritableDatabase database((folder.index() / generation_name(1)).string(),
                                      Xapian::DB_OPEN);
    database.set_metadata(std::string(schema::kAnalyzerKey), "0");
    database.commit();
  }
  fs::rename(folder.path("two"), folder.path("unmounted"));
  const Xapian::docid docid = docid_of(folder.index(), "news/a.txt");
  EXPECT_EQ(deeds(folder.update()), "+0 ~5 -0 failures 1");
  EXPECT_EQ(docid_of(folder.index(), "news/a.txt"), docid);
  fs::rename(folder.path("unmounted"), folder.path("two"));
  EXPECT_EQ(deeds(folder.update()), "+0 ~1 -0 failures 0");
  EXPECT_FALSE(folder.update().changed);
}

TEST(Update, NonsenseForALanguageIsRefused) {
  const NewsFolder folder;
  write_first_news(folder);
  UpdateOptions options;
  options.index = folder.index();
  options.sources = {folder.news()};
  options.default_language = "no such language";
  EXPECT_THROW((void)newsdex::update(options), Error);
  EXPECT_FALSE(fs::exists(folder.index()));
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
