// Which files a source holds, and what is said of those that are passed over.
#include "corpus/walk.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <limits>
#include <string>
#include <thread>

#include "tests/corpus/as_nobody.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
namespace fs = std::filesystem;

// The paths below `folder`, with the reason where there is one.
std::vector<std::string> relative(const std::vector<FoundFile>& files, const fs::path& folder) {
  std::vector<std::string> paths;
  for (const FoundFile& file : files)
    paths.push_back(fs::path(file.path).lexically_relative(folder));
  return paths;
}
std::vector<std::string> relative(const std::vector<PathReason>& rows, const fs::path& folder) {
  std::vector<std::string> lines;
  for (const PathReason& row : rows) {
    lines.push_back(fs::path(row.path).lexically_relative(folder).string() + ": " + row.reason);
  }
  return lines;
}

TEST(Walk, FilesAreSortedByTheirBytes) {
  const TemporaryFolder folder;
  for (const char* name :
       {"b/2.txt", "b/10.txt", "a.txt", "B.txt", "b.txt", "b-c/x.txt", "é.txt"}) {
    folder.write(name, name);
  }
  const Walk found = walk(folder.path());
  EXPECT_THAT(relative(found.files, folder.path()),
              ElementsAre("B.txt", "a.txt", "b-c/x.txt", "b.txt", "b/10.txt", "b/2.txt", "é.txt"));
  EXPECT_THAT(found.skipped, IsEmpty());
  EXPECT_THAT(found.failures, IsEmpty());
  EXPECT_EQ(found.files[1].size, 5U);
  struct stat status {};
  ASSERT_EQ(stat((folder.path() / "a.txt").c_str(), &status), 0);
  EXPECT_EQ(found.files[1].mtime_ns,
            std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec);
}

TEST(Walk, AFileOfAfter2262IsOfTheLastTimeThereIs) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.txt", "x");
  const timespec year_2300[] = {{10'413'792'000, 5}, {10'413'792'000, 5}};
  ASSERT_EQ(utimensat(AT_FDCWD, file.c_str(), year_2300, 0), 0);
  struct stat status {};
  ASSERT_EQ(stat(file.c_str(), &status), 0);
  if (status.st_mtim.tv_sec != year_2300[0].tv_sec) GTEST_SKIP() << "the file system has no such";
  const Walk found = walk(folder.path());
  ASSERT_THAT(found.files, SizeIs(1));
  EXPECT_EQ(found.files[0].mtime_ns, std::numeric_limits<std::int64_t>::max());
}

TEST(Walk, ASingleFileIsASource) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.txt", "x");
  EXPECT_THAT(relative(walk(file).files, folder.path()), ElementsAre("a.txt"));
  const auto hidden = folder.write(".hidden.txt", "x");
  EXPECT_THAT(walk(hidden).files, SizeIs(1)) << "named by the user";
}

TEST(Walk, HiddenFilesIndexesAndPipesAreSkippedAndNamed) {
  const TemporaryFolder folder;
  folder.write("a.txt", "x");
  folder.write(".hidden", "x");
  folder.write(".git/config", "x");
  folder.write(".newsdex/XAPIANDB", "x");
  folder.write("my-index/XAPIANDB", "auto generation-000001");
  folder.write("my-index/generation-000001/iamglass", "x");
  ASSERT_EQ(mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  const Walk found = walk(folder.path());
  EXPECT_THAT(relative(found.files, folder.path()), ElementsAre("a.txt"));
  EXPECT_THAT(relative(found.skipped, folder.path()),
              ElementsAre(".git: hidden", ".hidden: hidden", ".newsdex: an index",
                          "my-index: an index", "pipe: a device, pipe or socket"));
}

TEST(Walk, LinksAreFollowedInsideTheSourceOnly) {
  const TemporaryFolder outside;
  outside.write("secret.txt", "x");
  const TemporaryFolder folder;
  folder.write("a.txt", "x");
  folder.write("sub/b.txt", "x");
  folder.write(".store/c.txt", "x");
  fs::create_symlink(outside.path(), folder.path() / "out");
  fs::create_symlink(outside.path() / "secret.txt", folder.path() / "secret.txt");
  fs::create_symlink("../a.txt", folder.path() / "sub/again.txt");
  fs::create_symlink("sub", folder.path() / "also");
  fs::create_symlink(".store", folder.path() / "shown");
  fs::create_symlink("nowhere", folder.path() / "broken");
  const Walk found = walk(folder.path());
  EXPECT_THAT(relative(found.files, folder.path()),
              ElementsAre("a.txt", "shown/c.txt", "sub/b.txt"));
  EXPECT_THAT(
      relative(found.skipped, folder.path()),
      ElementsAre(".store: hidden", "also: a link to what is read already",
                  HasSubstr("broken: a link that leads nowhere"),
                  "out: a link that leaves the source", "secret.txt: a link that leaves the source",
                  "sub/again.txt: a link to what is read already"));
  EXPECT_THAT(found.failures, IsEmpty());
}

TEST(Walk, CirclesOfLinksEnd) {
  const TemporaryFolder folder;
  folder.write("a/b/c.txt", "x");
  fs::create_directory_symlink("..", folder.path() / "a/up");
  fs::create_directory_symlink(folder.path(), folder.path() / "a/b/top");
  fs::create_symlink("self", folder.path() / "self");
  fs::create_symlink("pong", folder.path() / "ping");
  fs::create_symlink("ping", folder.path() / "pong");
  const Walk found = walk(folder.path());
  EXPECT_THAT(relative(found.files, folder.path()), ElementsAre("a/b/c.txt"));
  EXPECT_THAT(found.skipped, SizeIs(5));
  EXPECT_THAT(found.failures, IsEmpty());
}

TEST(Walk, ASourceMayItselfBeALink) {
  const TemporaryFolder folder;
  folder.write("real/a.txt", "x");
  fs::create_symlink("real", folder.path() / "link");
  EXPECT_THAT(relative(walk(folder.path() / "link").files, folder.path()),
              ElementsAre("link/a.txt"));
}

TEST(Walk, ANameBesideTheSourceIsOutside) {
  const TemporaryFolder folder;
  folder.write("news/a.txt", "x");
  folder.write("news-old/b.txt", "x");
  fs::create_symlink("../news-old/b.txt", folder.path() / "news/b.txt");
  EXPECT_THAT(relative(walk(folder.path() / "news").skipped, folder.path()),
              ElementsAre("news/b.txt: a link that leaves the source"));
}

TEST(Walk, AMissingSourceIsAFailure) {
  const TemporaryFolder folder;
  const Walk found = walk(folder.path() / "missing");
  EXPECT_THAT(found.files, IsEmpty());
  ASSERT_THAT(found.failures, SizeIs(1));
  EXPECT_EQ(found.failures[0].path, (folder.path() / "missing").string());
  EXPECT_THAT(found.failures[0].reason, HasSubstr("No such file"));
}

TEST(Walk, AnUnreadableFolderIsAFailureAndTheRestIsFound) {
  const TemporaryFolder folder;
  folder.write("a.txt", "x");
  folder.write("secret/b.txt", "x");
  chmod((folder.path() / "secret").c_str(), 0);
  Walk found;
  {
    const AsNobody nobody(folder.path());
    ASSERT_TRUE(nobody.worked());
    found = walk(folder.path());
  }
  chmod((folder.path() / "secret").c_str(), 0700);
  EXPECT_THAT(relative(found.files, folder.path()), ElementsAre("a.txt"));
  EXPECT_THAT(relative(found.failures, folder.path()),
              ElementsAre(HasSubstr("secret: cannot read")));
}

TEST(Walk, NamesThatAreNoUtf8KeepTheirBytes) {
  const TemporaryFolder folder;
  const auto file = folder.write("bad\xFFname.txt", "x");
  const Walk found = walk(folder.path());
  ASSERT_THAT(found.files, SizeIs(1));
  EXPECT_EQ(found.files[0].path, file.string());
}

TEST(Walk, ManyFoldersInsideOneAnother) {
  const TemporaryFolder folder;
  std::string path;
  for (int i = 0; i < 150; ++i) path += "deep/";
  folder.write(path + "a.txt", "x");
  EXPECT_THAT(walk(folder.path()).files, SizeIs(1));
}

TEST(Walk, FoldersThatVanishMeanwhileAreNoHarm) {
  const TemporaryFolder folder;
  for (int i = 0; i < 200; ++i) folder.write("stays/" + std::to_string(i) + ".txt", "x");
  std::atomic<bool> stop = false;
  std::thread other([&] {
    while (!stop) {
      for (int i = 0; i < 20; ++i) folder.write("goes/" + std::to_string(i) + "/sub/a.txt", "x");
      std::error_code ignored;
      fs::remove_all(folder.path() / "goes", ignored);
    }
  });
  for (int i = 0; i < 200; ++i) {
    const Walk found = walk(folder.path());
    std::size_t stayed = 0;
    for (const FoundFile& file : found.files) stayed += file.path.find("/stays/") != file.path.npos;
    EXPECT_EQ(stayed, 200U);
    for (const PathReason& failure : found.failures) {
      EXPECT_THAT(failure.path, HasSubstr("/goes")) << failure.reason;
    }
  }
  stop = true;
  other.join();
}

}  // namespace
}  // namespace newsdex::test
