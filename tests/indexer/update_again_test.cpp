// Updates that read a file again: it can be read at last, or all must be analysed in another way.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <newsdex/indexer.hpp>

#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::deeds;
using test::NewsFolder;
using test::texts_of;
using test::write_first_news;
namespace fs = std::filesystem;

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

TEST(Update, DetectionOfLanguagesIsRememberedAndAChangeReadsAllAgain) {
  const NewsFolder folder;
  folder.write(
      "news/a.txt",
      "Fähre\n\nDie Fähre zwischen den Inseln verkehrt ab Dienstag wieder, nachdem sie wegen des "
      "Sturms drei Tage lang im Hafen geblieben war. Der Betreiber teilte mit, dass alle "
      "Karten ihre Gültigkeit behalten und dass Fahrten am Wochenende geplant sind, für die "
      "es noch Plätze gibt.");
  folder.write("news/b.txt", "Fähre\n\nSie fährt.");
  using Languages = std::map<std::string, std::uint64_t>;
  (void)folder.update({folder.news()});
  EXPECT_EQ(index_status(folder.index()).languages, (Languages{{"de", 1}, {"en", 1}}));
  UpdateOptions off;
  off.index = folder.index();
  off.detect_language = false;
  EXPECT_EQ(deeds(newsdex::update(off)), "+0 ~1 -0 failures 0");
  EXPECT_EQ(index_status(folder.index()).languages, (Languages{{"en", 2}}));
  EXPECT_FALSE(folder.update().changed);  // it is remembered
  off.detect_language = true;
  EXPECT_EQ(deeds(newsdex::update(off)), "+0 ~1 -0 failures 0");
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
  test::age_analyzer(folder.index());
  fs::rename(folder.path("two"), folder.path("unmounted"));
  EXPECT_EQ(deeds(folder.update()), "+0 ~5 -0 failures 1");
  EXPECT_EQ(index_status(folder.index()).generation, 2U) << "all anew is a rebuild";
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

}  // namespace
}  // namespace newsdex
