// What must not hurt an index: two writers, a reader meanwhile, a folder that cannot be written or
// is something else.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <newsdex/indexer.hpp>
#include <set>

#include "common/lock.hpp"
#include "common/schema.hpp"
#include "common/stub.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::NewsFolder;
using test::texts_of;
using test::write_wire;
namespace fs = std::filesystem;

// `action` is expected to throw an Error of this kind, whose message names `where`.
template <class Action>
void expect_error(ErrorKind kind, const std::string& where, Action&& action) {
  try {
    action();
    ADD_FAILURE() << "no error; wanted one about " << where;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    EXPECT_NE(std::string(error.what()).find(where), std::string::npos) << error.what();
  }
}

TEST(Writers, SecondOneIsToldToComeBack) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  folder.write("news/a.txt", "a, changed");
  {
    const IndexLock other(folder.index());
    expect_error(ErrorKind::kBusy, folder.index(), [&] { (void)folder.update(); });
    expect_error(ErrorKind::kBusy, folder.index(), [&] { compact(folder.index()); });
    expect_error(ErrorKind::kBusy, folder.index(),
                 [&] { (void)newsdex::remove(folder.index(), {folder.news()}); });
    EXPECT_EQ(index_status(folder.index()).articles, 1U);  // readers do not care
  }
  EXPECT_EQ(folder.update().articles_changed, 1U);
}

TEST(Readers, GoOnWithTheirStateDuringAWrite) {
  const NewsFolder folder;
  write_wire(folder, "before", 50);
  (void)folder.update({folder.news()});
  std::size_t seen = 0;
  dump(folder.index(), [&](const Article& article) {
    if (seen++ == 10) {
      write_wire(folder, "after", 50);
      EXPECT_EQ(folder.update().articles_changed, 50U);
    }
    EXPECT_TRUE(article.text.starts_with("before")) << article.id;
    return true;
  });
  EXPECT_EQ(seen, 50U);
  EXPECT_TRUE(texts_of(folder.index()).begin()->second.starts_with("after"));
}

TEST(Readers, GoOnAfterWritesThatTakeTheirStateAway) {
  // Xapian keeps what a reader sees over one commit, not over two.
  const NewsFolder folder;
  write_wire(folder, "version0", 300);
  (void)folder.update({folder.news()});
  std::vector<std::string> ids;
  dump(folder.index(), [&](const Article& article) {
    if (ids.size() % 100 == 10) {
      for (int i = 0; i < 3; ++i) {
        write_wire(folder, "version" + std::to_string(ids.size() + 1) + std::to_string(i), 300);
        (void)folder.update();
      }
    }
    ids.push_back(article.id);
    return true;
  });
  EXPECT_EQ(ids.size(), 300U);
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

// Writes an edition of 300 articles into the index where it is, so often that no reader's state is
// left.
void write_editions_in_place(const NewsFolder& folder, const std::string& word) {
  for (int i = 0; i < 3; ++i) {
    write_wire(folder, word + std::to_string(i), 300);
    EXPECT_EQ(folder.update({}, BulkUse::kNever).articles_changed, 300U);
  }
}

TEST(Readers, GoOnAfterTheirGenerationWasChangedWhereItIs) {
  const NewsFolder folder;
  write_wire(folder, "before", 300);
  (void)folder.update({folder.news()});
  std::set<std::string> ids;
  std::size_t changed = 0;
  dump(folder.index(), [&](const Article& article) {
    EXPECT_TRUE(ids.insert(article.id).second) << article.id << " came twice";
    if (ids.size() == 10) write_editions_in_place(folder, "after");
    if (article.text.starts_with("after2")) ++changed;
    return true;
  });
  EXPECT_EQ(ids.size(), 300U);
  EXPECT_GT(changed, 0U) << "else nothing was taken away";
}

// It went on behind the document id of the last article, which was another one by then.
TEST(Readers, AreToldWhereTheArticlesWereNumberedAnew) {
  const NewsFolder folder;
  folder.write("news/a.txt", "first");
  (void)folder.update({folder.news()});
  write_wire(folder, "before", 300);
  (void)folder.update();
  std::size_t seen = 0;
  expect_error(ErrorKind::kBusy, folder.index(), [&] {
    dump(folder.index(), [&](const Article&) {
      if (++seen != 10) return true;
      write_editions_in_place(folder, "after");
      folder.remove("news/a.txt");
      (void)folder.update({}, BulkUse::kAlways);
      return true;
    });
  });
  EXPECT_LT(seen, 300U);
}

TEST(Readers, GoOnWhenTheirGenerationIsReplaced) {
  const NewsFolder folder;
  write_wire(folder, "text", 50);
  (void)folder.update({folder.news()});
  std::size_t seen = 0;
  dump(folder.index(), [&](const Article&) {
    if (seen++ == 10) compact(folder.index());
    return true;
  });
  EXPECT_EQ(seen, 50U);
}

TEST(IndexFolder, ThatCannotBeMadeIsSaid) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  UpdateOptions options;
  options.sources = {folder.news()};
  options.index = folder.write("file", "") / "index";
  expect_error(ErrorKind::kInputOutput, options.index, [&] { (void)newsdex::update(options); });
}

TEST(IndexFolder, ThatCannotBeWrittenIsSaidAndLeavesNothing) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  fs::create_directories(folder.path("closed"));
  const test::Unprivileged user(folder.root());
  chmod(folder.path("closed").c_str(), 0555);
  UpdateOptions options;
  options.sources = {folder.news()};
  options.index = folder.path("closed/index");
  expect_error(ErrorKind::kInputOutput, options.index, [&] { (void)newsdex::update(options); });
  options.index = folder.path("closed");
  expect_error(ErrorKind::kInputOutput, options.index, [&] { (void)newsdex::update(options); });
  EXPECT_TRUE(fs::is_empty(folder.path("closed")));
  chmod(folder.path("closed").c_str(), 0755);
}

TEST(IndexFolder, ThatBecameReadOnlyKeepsItsState) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  folder.write("news/a.txt", "a, changed");
  const test::Unprivileged user(folder.root());
  const fs::path generation = folder.index() / generation_name(1);
  chmod(generation.c_str(), 0555);
  for (const auto& entry : fs::directory_iterator(generation)) chmod(entry.path().c_str(), 0444);
  try {
    (void)folder.update();
    ADD_FAILURE() << "wrote to a read-only generation";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find(folder.index()), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("as a user who may"), std::string::npos)
        << error.what();
  }
  EXPECT_EQ(texts_of(folder.index()).at("news/a.txt"), "a");
  chmod(generation.c_str(), 0755);
}

TEST(IndexFolder, FoldersMadeForNothingAreTakenAway) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  UpdateOptions options;
  options.sources = {folder.news()};
  options.index = folder.path("deep/er/index");
  options.default_language = "no such language";
  EXPECT_THROW((void)newsdex::update(options), Error);
  EXPECT_FALSE(fs::exists(folder.path("deep")));
  fs::create_directories(folder.path("deep/er"));
  EXPECT_THROW((void)newsdex::update(options), Error);
  EXPECT_TRUE(fs::is_empty(folder.path("deep/er")));
}

TEST(IndexFolder, OfSomethingElseIsLeftAlone) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  folder.write("index/thesis.tex", "years of work");
  expect_error(ErrorKind::kForeign, folder.index(), [&] { (void)folder.update({folder.news()}); });
  EXPECT_TRUE(fs::exists(folder.path("index/thesis.tex")));
  EXPECT_FALSE(fs::exists(folder.path("index/lock")));
}

TEST(IndexFolder, ForeignDatabaseIsRefused) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  Xapian::WritableDatabase(folder.index().string(), Xapian::DB_CREATE).commit();
  expect_error(ErrorKind::kForeign, folder.index(), [&] { (void)folder.update({folder.news()}); });
  // Also behind a stub like ours.
  fs::create_directories(folder.path("other"));
  Xapian::WritableDatabase(folder.path("other/generation-000001").string(), Xapian::DB_CREATE)
      .commit();
  folder.write("other/XAPIANDB", "auto generation-000001\n");
  UpdateOptions options;
  options.index = folder.path("other");
  options.sources = {folder.news()};
  expect_error(ErrorKind::kForeign, options.index, [&] { (void)newsdex::update(options); });
  expect_error(ErrorKind::kForeign, options.index, [&] { (void)index_status(options.index); });
}

TEST(IndexFolder, NewerFormatIsRefused) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  {
    Xapian::WritableDatabase database((folder.index() / generation_name(1)).string(),
                                      Xapian::DB_OPEN);
    database.set_metadata(std::string(schema::kFormatKey), std::to_string(schema::kFormat + 1));
    database.commit();
  }
  expect_error(ErrorKind::kNewerFormat, folder.index(), [&] { (void)folder.update(); });
  expect_error(ErrorKind::kNewerFormat, folder.index(), [&] { compact(folder.index()); });
  expect_error(ErrorKind::kNewerFormat, folder.index(),
               [&] { (void)index_status(folder.index()); });
  expect_error(ErrorKind::kNewerFormat, folder.index(),
               [&] { dump(folder.index(), [](const Article&) { return true; }); });
}

TEST(IndexFolder, ThatIsMissingIsSaid) {
  const NewsFolder folder;
  const fs::path index = folder.index();
  expect_error(ErrorKind::kNotFound, index, [&] { (void)folder.update(); });
  expect_error(ErrorKind::kNotFound, index, [&] { (void)index_status(index); });
  expect_error(ErrorKind::kNotFound, index, [&] { (void)check(index); });
  expect_error(ErrorKind::kNotFound, index, [&] { compact(index); });
  expect_error(ErrorKind::kNotFound, index, [&] { (void)newsdex::remove(index, {index}); });
  EXPECT_FALSE(fs::exists(index));
}

// Xapian takes a missing table for an empty one: the index was sound, and phrases found nothing.
TEST(Check, MissingTableIsSeenAndNotWrittenOver) {
  for (const char* name : {"postlist.glass", "docdata.glass", "termlist.glass", "position.glass"}) {
    const NewsFolder folder;
    test::write_first_news(folder);
    (void)folder.update({folder.news()});
    const fs::path table = folder.index() / generation_name(1) / name;
    fs::remove(table);
    const CheckReport report = check(folder.index());
    EXPECT_FALSE(report.sound) << name;
    EXPECT_NE(report.details.find(name), std::string::npos) << report.details;
    folder.write("news/c.txt", "c");
    for (const BulkUse bulk : {BulkUse::kAlways, BulkUse::kNever}) {
      expect_error(ErrorKind::kCorrupt, table, [&] { (void)folder.update({}, bulk); });
    }
    expect_error(ErrorKind::kCorrupt, table, [&] { compact(folder.index()); });
    expect_error(ErrorKind::kCorrupt, table,
                 [&] { (void)newsdex::remove(folder.index(), {folder.news()}); });
    expect_error(ErrorKind::kCorrupt, table, [&] { (void)index_status(folder.index()); });
    expect_error(ErrorKind::kCorrupt, table,
                 [&] { dump(folder.index(), [](const Article&) { return true; }); });
    EXPECT_FALSE(fs::exists(table));
  }
}

// It was called damaged.
TEST(Check, IndexThatMayNotBeWrittenIsNotCheckedAndSaysSo) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  const test::Unprivileged user(folder.root());
  const fs::path table = folder.index() / generation_name(1) / "postlist.glass";
  chmod(table.c_str(), 0444);
  expect_error(ErrorKind::kInputOutput, table, [&] { (void)check(folder.index()); });
  chmod(table.c_str(), 0644);
  EXPECT_TRUE(check(folder.index()).sound);
}

TEST(Check, TableThatWasNeverWrittenIsNotMissed) {
  const NewsFolder folder;
  fs::create_directories(folder.news());
  for (const BulkUse bulk : {BulkUse::kNever, BulkUse::kAlways}) {
    (void)folder.update({folder.news()}, bulk);
    EXPECT_FALSE(fs::exists(folder.index() / generation_name(1) / "position.glass"));
    EXPECT_TRUE(check(folder.index()).sound);
    EXPECT_FALSE(folder.update().changed);
    folder.remove("index");
  }
}

TEST(Check, DamageIsSeenWhateverItDoesToTheCheck) {
  const NewsFolder folder;
  write_wire(folder, "text", 100);
  (void)folder.update({folder.news()});
  ASSERT_TRUE(check(folder.index()).sound);
  const fs::path table = folder.index() / generation_name(1) / "postlist.glass";
  const auto size = fs::file_size(table);
  int unsound = 0;
  for (std::uintmax_t block = 0; block < size; block += 8192) {
    std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
    std::string bytes(64, '\0');
    file.seekg(static_cast<std::streamoff>(block));
    file.read(bytes.data(), 64);
    file.seekp(static_cast<std::streamoff>(block));
    file.write(std::string(64, '\xee').data(), 64);
    file.flush();
    const CheckReport report = check(folder.index());
    unsound += report.sound ? 0 : 1;
    EXPECT_TRUE(report.sound || !report.details.empty());
    file.seekp(static_cast<std::streamoff>(block));
    file.write(bytes.data(), 64);
  }
  EXPECT_GT(unsound, 0);
  EXPECT_TRUE(check(folder.index()).sound);
}

}  // namespace
}  // namespace newsdex
