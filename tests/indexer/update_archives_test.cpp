// Updates of archives: what changed in one is indexed, what could not be read of it is kept.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <newsdex/indexer.hpp>

#include "indexer/manifest.hpp"
#include "tests/corpus/archives.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::deeds;
using test::ids_of;
using test::NewsFolder;
using test::PackedFile;
using test::zip_of;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(UpdateArchives, IdsAreThoseOfTheEntries) {
  const NewsFolder folder;
  folder.write("news/archive.zip", zip_of({{"dir/a.txt", "Oil prices rose."},
                                           {"dir/wire.jsonl", test::line("12", "Wheat fell.")},
                                           {"dir/logo.gif", "GIF89a\1\1\1\1"}}));
  folder.write("news/b.txt", "Tin rose.");
  const UpdateReport report = folder.update({folder.news()});
  EXPECT_EQ(deeds(report), "+3 ~0 -0 failures 0");
  EXPECT_EQ(report.files_skipped, 0U);
  EXPECT_EQ(report.parts_skipped, 1U);
  ASSERT_EQ(report.skipped.size(), 1U);
  EXPECT_EQ(report.skipped[0].record, "dir/logo.gif");
  EXPECT_THAT(ids_of(folder.index()),
              ElementsAre("news/archive.zip#dir/a.txt", "news/archive.zip#dir/wire.jsonl#12",
                          "news/b.txt"));
  const Manifest manifest = read_manifest(Xapian::Database(folder.index().string()));
  EXPECT_EQ(manifest.at(folder.path("news/archive.zip")).holds, "1 jsonl, 1 text, 1 skipped");
  EXPECT_FALSE(folder.update().changed);
}

TEST(UpdateArchives, OnlyTheEntriesThatChangedAreIndexed) {
  const NewsFolder folder;
  folder.write("news/a.zip", zip_of({{"a.txt", "One."}, {"b.txt", "Two."}, {"c.txt", "Three."}}));
  (void)folder.update({folder.news()});
  folder.write("news/a.zip",
               zip_of({{"c.txt", "Three."}, {"a.txt", "Other."}, {"d.txt", "Four."}}));
  EXPECT_EQ(deeds(folder.update()), "+1 ~1 -1 failures 0");
  folder.remove("news/a.zip");
  EXPECT_EQ(deeds(folder.update()), "+0 ~0 -3 failures 0");
}

TEST(UpdateArchives, ADamagedArchiveKeepsTheArticlesThatItGave) {
  const NewsFolder folder;
  const std::vector<PackedFile> files = {{"a.txt", "One."}, {"b.txt", "Two."}, {"c.txt", "Three."}};
  const std::string whole = test::tar_of(files);
  folder.write("news/a.tar", whole);
  (void)folder.update({folder.news()});
  folder.write("news/a.tar", whole.substr(0, 1024 + 512 + 2));
  const UpdateReport report = folder.update();
  EXPECT_EQ(deeds(report), "+0 ~1 -0 failures 2") << "the second story ends early";
  EXPECT_THAT(report.failures.back().reason, HasSubstr("cut short or damaged"));
  EXPECT_EQ(ids_of(folder.index()).size(), 3U);
  EXPECT_EQ(folder.update().known_failures, 1U);
  folder.write("news/a.tar", whole);
  EXPECT_EQ(deeds(folder.update()), "+0 ~1 -0 failures 0");
}

TEST(UpdateArchives, ATarThatIsCutBetweenItsEntriesKeepsTheArticlesThatItGave) {
  const NewsFolder folder;
  const std::string whole = test::tar_of({{"a.txt", "One."}, {"b.txt", "Two."}});
  folder.write("news/a.tar", whole);
  (void)folder.update({folder.news()});
  folder.write("news/a.tar", whole.substr(0, 1024));
  const UpdateReport report = folder.update();
  EXPECT_EQ(deeds(report), "+0 ~0 -0 failures 1");
  EXPECT_THAT(report.failures.back().reason, HasSubstr("lacks the zeros that end a tar"));
  EXPECT_EQ(ids_of(folder.index()).size(), 2U);
  folder.write("news/b.tar", test::tar_of({{"c.txt", "Three."}}).substr(0, 1024));
  EXPECT_EQ(deeds(folder.update()), "+1 ~0 -0 failures 1") << "its articles are indexed";
}

TEST(UpdateArchives, ADamagedEntryIsAFailureOfItsArchive) {
  const NewsFolder folder;
  const std::vector<PackedFile> files = {{"a.txt", "One."}, {"b.txt", "Two."}};
  std::string zip = test::archived(ARCHIVE_FORMAT_ZIP, files, "zip:compression=store");
  folder.write("news/a.zip", zip);
  (void)folder.update({folder.news()});
  zip.replace(zip.find("One"), 3, "Ore");
  folder.write("news/a.zip", zip);
  const UpdateReport report = folder.update();
  ASSERT_EQ(report.failures.size(), 1U);
  EXPECT_EQ(report.failures[0].record, "a.txt");
  const Status status = index_status(folder.index());
  EXPECT_EQ(status.articles, 2U);
  ASSERT_EQ(status.failed.size(), 1U);
  EXPECT_THAT(status.failed[0].reason, HasSubstr("record a.txt: cut short or damaged"));
}

}  // namespace
}  // namespace newsdex
