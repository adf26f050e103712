// Status, remove and compact over real indexes.
#include <gtest/gtest.h>

#include <newsdex/indexer.hpp>

#include "common/stub.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::line;
using test::NewsFolder;
namespace fs = std::filesystem;

std::string dated(const std::string& id, const std::string& date, const std::string& language) {
  return "{\"id\":\"" + id + "\",\"text\":\"Some text of " + id + "\",\"date\":\"" + date +
         "\",\"language\":\"" + language + "\"}\n";
}

TEST(Status, CountsWhatIsInTheIndex) {
  const NewsFolder folder;
  folder.write("news/w.jsonl", dated("1", "1987-02-26T15:01:01Z", "en") +
                                   dated("2", "2022-01", "pt-BR") +
                                   dated("3", "2022-01-25", "pt-BR") + "{\"broken\n");
  folder.write("news/binary.txt", std::string("\0\1\2\3\0\0\0\xff", 8));
  folder.write("news/.hidden.txt", "hidden");
  folder.write("other/a.txt", "12345");
  (void)folder.update({folder.news(), folder.path("other")});
  const Status found = index_status(folder.index());
  EXPECT_EQ(found.articles, 4U);
  EXPECT_EQ(found.passages, 4U);
  EXPECT_EQ(found.text_bytes, 3 * std::string("Some text of 1").size() + 5);
  EXPECT_EQ(found.files_indexed, 2U);
  EXPECT_EQ(found.files_failed, 2U);  // one of them in part
  EXPECT_EQ(found.files_skipped, 1U);
  EXPECT_EQ(found.languages, (std::map<std::string, std::uint64_t>{{"en", 2}, {"pt-BR", 2}}));
  EXPECT_EQ(to_string(found.first_date.value()), "1987-02-26T15:01:01Z");
  EXPECT_EQ(to_string(found.last_date.value()), "2022-01-25");
  EXPECT_EQ(found.generation, 1U);
  EXPECT_EQ(found.format, 1U);
  EXPECT_GT(found.index_bytes, 0U);
  ASSERT_EQ(found.sources.size(), 2U);
  EXPECT_EQ(found.sources[0].articles, 3U);
  EXPECT_EQ(found.sources[1].articles, 1U);
  ASSERT_EQ(found.failed.size(), 2U);
  EXPECT_EQ(found.failed[0].path, folder.path("news/binary.txt").string());
  EXPECT_NE(found.failed[1].reason.find("line 4"), std::string::npos) << found.failed[1].reason;
}

TEST(Status, IsExactAfterRemovals) {
  const NewsFolder folder;
  folder.write("news/w.jsonl", dated("1", "1900-01-01", "fr") + dated("2", "2000-05", "en") +
                                   dated("3", "2030-01-01", "de"));
  (void)folder.update({folder.news()});
  folder.write("news/w.jsonl", dated("2", "2000-05", "en"));
  (void)folder.update();
  const Status found = index_status(folder.index());
  EXPECT_EQ(found.languages, (std::map<std::string, std::uint64_t>{{"en", 1}}));
  EXPECT_EQ(to_string(found.first_date.value()), "2000-05");
  EXPECT_EQ(to_string(found.last_date.value()), "2000-05");
  EXPECT_EQ(found.passages, 1U);
}

TEST(Status, OfAnIndexWithoutArticles) {
  const NewsFolder folder;
  fs::create_directories(folder.news());
  (void)folder.update({folder.news()});
  const Status found = index_status(folder.index());
  EXPECT_EQ(found.articles, 0U);
  EXPECT_TRUE(found.languages.empty());
  EXPECT_EQ(found.first_date, std::nullopt);
  EXPECT_TRUE(test::articles_of(folder.index()).empty());
}

TEST(Remove, HoldsUntilTheFileChanges) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  folder.write("news/b.txt", "b");
  (void)folder.update({folder.news()});
  const UpdateReport removed = newsdex::remove(folder.index(), {folder.path("news/a.txt")});
  EXPECT_EQ(removed.articles_removed, 1U);
  EXPECT_EQ(removed.files_removed, 1U);
  EXPECT_EQ(removed.articles, 1U);
  EXPECT_EQ(removed.index_bytes, index_status(folder.index()).index_bytes);
  EXPECT_EQ(test::ids_of(folder.index()), (std::vector<std::string>{"news/b.txt"}));

  EXPECT_FALSE(folder.update().changed);
  EXPECT_FALSE(newsdex::remove(folder.index(), {folder.path("news/a.txt")}).changed);
  folder.write("news/a.txt", "a, changed");
  EXPECT_EQ(folder.update().articles_added, 1U);
  EXPECT_TRUE(test::is_sound(folder.index()));
}

TEST(Remove, FileThatWentAndCameBackIsNewAgain) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  (void)newsdex::remove(folder.index(), {folder.path("news/a.txt")});
  folder.remove("news/a.txt");
  (void)folder.update();
  folder.write("news/a.txt", "a");
  EXPECT_EQ(folder.update().articles_added, 1U);
}

TEST(Remove, TakesFoldersAndRelativePaths) {
  const NewsFolder folder;
  folder.write("news/2021/a.txt", "a");
  folder.write("news/2021-old/b.txt", "b");
  folder.write("news/2022/c.txt", "c");
  (void)folder.update({folder.news()});
  const fs::path before = fs::current_path();
  fs::current_path(folder.path("news/2022"));
  const UpdateReport removed = newsdex::remove(folder.index(), {"../2021", "c.txt", "."});
  fs::current_path(before);
  EXPECT_EQ(removed.files_removed, 2U);  // c.txt was named twice
  EXPECT_EQ(test::ids_of(folder.index()), (std::vector<std::string>{"news/2021-old/b.txt"}));
}

TEST(Remove, UnknownPathRemovesNothing) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  EXPECT_THROW((void)newsdex::remove(folder.index(), {folder.path("news/a.txt"), folder.path("b")}),
               Error);
  EXPECT_EQ(test::articles_of(folder.index()).size(), 1U);
}

TEST(Compact, KeepsArticlesDocidsAndManifest) {
  const NewsFolder folder;
  std::string lines;
  for (int i = 0; i < 200; ++i) lines += line(std::to_string(i), "text " + std::to_string(i));
  folder.write("news/w.jsonl", lines);
  (void)folder.update({folder.news()});
  folder.write("news/w.jsonl", lines.substr(lines.find("{\"id\":\"50\"")));
  (void)folder.update();
  const auto before = test::articles_of(folder.index());
  const auto docid = test::docid_of(folder.index(), "news/w.jsonl#100");
  const auto bytes = index_status(folder.index()).index_bytes;

  compact(folder.index());
  EXPECT_EQ(test::articles_of(folder.index()), before);
  EXPECT_EQ(test::docid_of(folder.index(), "news/w.jsonl#100"), docid);
  EXPECT_LT(index_status(folder.index()).index_bytes, bytes);
  EXPECT_EQ(index_status(folder.index()).generation, 2U);
  EXPECT_FALSE(fs::exists(folder.index() / generation_name(1)));
  EXPECT_TRUE(test::is_sound(folder.index()));
  EXPECT_FALSE(folder.update().changed);
  folder.write("news/w.jsonl", lines);
  EXPECT_EQ(folder.update().articles_added, 50U);
}

// It was published though it took twice the room.
TEST(Compact, LeavesAnIndexThatWouldGrow) {
  const NewsFolder folder;
  fs::create_directories(folder.news());
  (void)folder.update({folder.news()});
  const Status before = index_status(folder.index());
  compact(folder.index());
  const Status after = index_status(folder.index());
  EXPECT_EQ(after.generation, before.generation);
  EXPECT_EQ(after.index_bytes, before.index_bytes);
  EXPECT_FALSE(fs::exists(folder.index() / generation_name(before.generation + 1)));
  EXPECT_TRUE(check(folder.index()).sound);
}

}  // namespace
}  // namespace newsdex
