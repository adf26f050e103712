// What would become of files and what became of them: the two agree, and neither changes anything.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <newsdex/indexer.hpp>

#include "common/lock.hpp"
#include "corpus/reader.hpp"
#include "indexer/manifest.hpp"
#include "tests/corpus/archives.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::line;
using test::NewsFolder;
using test::zip_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
namespace fs = std::filesystem;

const std::string kImage = "\x89PNG\r\n\x1A\n";

void write_all_kinds(const NewsFolder& folder) {
  test::write_first_news(folder);
  folder.write("news/page.html", "<html><title>Ferry</title><p>It sails.");
  folder.write("news/a.zip", zip_of({{"a.txt", "Tin rose."}, {"logo.png", kImage}}));
  folder.write("news/logo.png", kImage);
  folder.write("news/notes.txt", kImage);
  folder.write("news/empty.txt", "");
  folder.write("news/.hidden/inside.txt", "Not seen.");
  folder.write("outside/a.txt", "Elsewhere.");
  fs::create_symlink(folder.path("outside/a.txt"), folder.path("news/link.txt"));
}

UpdatePreview preview(const NewsFolder& folder, std::vector<fs::path> sources = {},
                      bool prune = false) {
  return preview_update({.index = folder.index(), .sources = std::move(sources), .prune = prune});
}

// Path below the folder, and what would become of it.
std::vector<std::string> told(const NewsFolder& folder, const UpdatePreview& preview) {
  std::vector<std::string> lines;
  for (const PreviewedFile& file : preview.files) {
    std::string text = fs::path(file.path).lexically_relative(folder.root()).string();
    if (file.prospect == Prospect::kSkipped) text += " skipped";
    if (file.prospect == Prospect::kFailed) text += " failed";
    if (file.prospect == Prospect::kRemoved) text += " removed";
    lines.push_back(text + (file.format.empty() ? "" : " " + file.format));
  }
  return lines;
}

FileStory story(const NewsFolder& folder, const std::string& path) {
  const std::vector<FileStory> stories = why(folder.index(), folder.path(path));
  EXPECT_THAT(stories, SizeIs(1)) << path;
  return stories.front();
}

TEST(Preview, ForetellsTheUpdate) {
  const NewsFolder folder;
  write_all_kinds(folder);
  const UpdatePreview before = preview(folder, {folder.news()});
  EXPECT_FALSE(fs::exists(folder.index())) << "nothing was made";
  (void)folder.update({folder.news()});
  const Manifest manifest = read_manifest(Xapian::Database(folder.index().string()));
  ASSERT_EQ(before.files.size(), manifest.size());
  for (const PreviewedFile& file : before.files) {
    const FileRow& row = manifest.at(file.path);
    EXPECT_EQ(file.format, row.format) << file.path;
    EXPECT_EQ(file.holds, row.holds) << file.path;
    EXPECT_EQ(file.reason, row.reason) << file.path;
    EXPECT_EQ(static_cast<int>(file.prospect), static_cast<int>(row.fate)) << file.path;
  }
  ASSERT_THAT(before.parts, SizeIs(1));
  EXPECT_EQ(before.parts[0].record, "logo.png");
}

TEST(Preview, OfAnUpdateTellsWhatDiffers) {
  const NewsFolder folder;
  write_all_kinds(folder);
  (void)folder.update({folder.news()});
  EXPECT_THAT(told(folder, preview(folder)), IsEmpty());
  folder.write("news/c.txt", "Tin rose.");
  folder.write("news/wire.jsonl", line("4", "four"));
  folder.remove("news/b.txt");
  const UpdatePreview found = preview(folder);
  EXPECT_THAT(told(folder, found),
              ElementsAre("news/b.txt removed", "news/c.txt text", "news/wire.jsonl jsonl"));
  EXPECT_EQ(found.files_unchanged, 6U) << "the hidden folder and the link are no files";
  EXPECT_EQ(index_status(folder.index()).revision, 1U) << "nothing was written";
}

TEST(Preview, NeedsNoLockAndLeavesTheIndexAsItIs) {
  const NewsFolder folder;
  write_all_kinds(folder);
  (void)folder.update({folder.news()});
  folder.write("news/c.txt", "Tin rose.");
  const auto files = [&] {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder.index())) {
      const bool plain = entry.is_regular_file();
      all.push_back(entry.path().string() + (plain ? std::to_string(hash_file(entry.path())) : ""));
    }
    std::ranges::sort(all);
    return all;
  };
  const IndexLock writer(folder.index());
  const auto before = files();
  EXPECT_THAT(told(folder, preview(folder)), ElementsAre("news/c.txt text"));
  EXPECT_EQ(story(folder, "news/c.txt").standing, Standing::kNew);
  EXPECT_EQ(files(), before);
}

TEST(Preview, SaysWhatPruningTakes) {
  const NewsFolder folder;
  test::write_first_news(folder);
  (void)folder.update({folder.news()});
  folder.remove("news");
  EXPECT_THAT(told(folder, preview(folder)), ElementsAre("news failed"));
  EXPECT_THAT(told(folder, preview(folder, {}, true)),
              ElementsAre("news/a.txt removed", "news/b.txt removed", "news/wire.jsonl removed"));
  EXPECT_THROW((void)preview(folder, {folder.path("nothing")}), Error);
}

TEST(Why, AFileOfTheIndex) {
  const NewsFolder folder;
  write_all_kinds(folder);
  (void)folder.update({folder.news()});
  const FileStory wire = story(folder, "news/wire.jsonl");
  EXPECT_EQ(wire.standing, Standing::kIndexed);
  EXPECT_EQ(wire.format, "jsonl");
  EXPECT_EQ(wire.articles, 3U);
  ASSERT_THAT(wire.first, SizeIs(3));
  EXPECT_EQ(wire.first[0].id, "news/wire.jsonl#1");
  EXPECT_EQ(wire.first[0].title, "Title of 1");
  EXPECT_FALSE(wire.has_changed || wire.is_gone);
  const FileStory zip = story(folder, "news/a.zip");
  EXPECT_EQ(zip.holds, "1 text, 1 skipped");
  ASSERT_THAT(zip.parts, SizeIs(1));
  EXPECT_EQ(zip.parts[0].record, "logo.png");
  EXPECT_EQ(story(folder, "news/notes.txt").standing, Standing::kFailed);
  EXPECT_EQ(story(folder, "news/logo.png").standing, Standing::kSkipped);
}

TEST(Why, WhatTheWalkPassesOver) {
  const NewsFolder folder;
  write_all_kinds(folder);
  (void)folder.update({folder.news()});
  EXPECT_EQ(story(folder, "news/.hidden").reason, "hidden");
  EXPECT_EQ(story(folder, "news/.hidden/inside.txt").standing, Standing::kSkipped);
  EXPECT_THAT(story(folder, "news/.hidden/inside.txt").reason, HasSubstr("/.hidden: hidden"));
  EXPECT_EQ(story(folder, "news/link.txt").standing, Standing::kSkipped);
  EXPECT_FALSE(story(folder, "news/link.txt").is_gone);
}

TEST(Why, WhatHappenedSince) {
  const NewsFolder folder;
  write_all_kinds(folder);
  (void)folder.update({folder.news()});
  folder.write("news/a.txt", "Another text altogether.");
  EXPECT_TRUE(story(folder, "news/a.txt").has_changed);
  folder.remove("news/b.txt");
  EXPECT_TRUE(story(folder, "news/b.txt").is_gone);
  (void)remove(folder.index(), {folder.path("news/page.html")});
  EXPECT_EQ(story(folder, "news/page.html").standing, Standing::kRemoved);
  folder.write("news/new.html", "<html><title>New</title>");
  const FileStory fresh = story(folder, "news/new.html");
  EXPECT_EQ(fresh.standing, Standing::kNew);
  EXPECT_EQ(fresh.now.format, "html");
}

TEST(Why, AFolderIsAllItsFiles) {
  const NewsFolder folder;
  write_all_kinds(folder);
  (void)folder.update({folder.news()});
  folder.write("news/new.txt", "New.");
  const auto stories = why(folder.index(), folder.news());
  EXPECT_THAT(stories, SizeIs(11)) << "ten that the index knows";
  EXPECT_TRUE(std::ranges::is_sorted(stories, {}, &FileStory::path));
  EXPECT_THAT(why(folder.index(), folder.root()), SizeIs(10)) << "above the source: what is known";
}

TEST(Why, AFileOfNoSource) {
  const NewsFolder folder;
  write_all_kinds(folder);
  (void)folder.update({folder.news()});
  const FileStory other = story(folder, "outside/a.txt");
  EXPECT_EQ(other.standing, Standing::kOutside);
  EXPECT_EQ(other.now.format, "text");
  EXPECT_THROW((void)why(folder.index(), folder.path("news/none.txt")), Error);
  EXPECT_THROW((void)why(folder.index(), folder.path("outside/none.txt")), Error);
  EXPECT_THROW((void)why(folder.path("no-index"), folder.news()), Error);
}

}  // namespace
}  // namespace newsdex
