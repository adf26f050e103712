// What must not hurt an index: a writer killed at any moment, two writers, a reader meanwhile, a
// folder that cannot be written or is something else.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <newsdex/indexer.hpp>
#include <random>

#include "common/lock.hpp"
#include "common/schema.hpp"
#include "common/stub.hpp"
#include "tests/indexer/news_folder.hpp"
#include "tests/indexer/xapian_faults.hpp"

namespace newsdex {
namespace {

using test::line;
using test::NewsFolder;
using test::texts_of;
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

void write_wire(const NewsFolder& folder, const std::string& word, int records) {
  std::string lines;
  for (int i = 0; i < records; ++i) {
    std::string text = word;
    for (int k = 0; k < 60; ++k) text += " word" + std::to_string((i * 7 + k) % 500);
    lines += line(std::to_string(i), text);
  }
  folder.write("news/wire.jsonl", lines);
}

// Runs an update in a child that is killed after so many microseconds; true where it was in time.
bool update_and_kill(const NewsFolder& folder, useconds_t after) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      (void)folder.update({folder.news()});
    } catch (...) {
      _exit(1);
    }
    _exit(0);
  }
  usleep(after);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

TEST(Interrupted, UpdateLeavesTheOldStateOrTheNewOne) {
  const NewsFolder folder;
  std::mt19937 random(7);
  int killed = 0;
  write_wire(folder, "version0", 150);
  (void)folder.update({folder.news()});
  auto before = texts_of(folder.index());
  for (int round = 1; round <= 12; ++round) {
    write_wire(folder, "version" + std::to_string(round), 150);
    killed += update_and_kill(folder, std::uniform_int_distribution<useconds_t>(0, 60'000)(random));
    const auto seen = texts_of(folder.index());
    EXPECT_TRUE(test::is_sound(folder.index()));
    const bool old_state = seen == before;

    (void)folder.update();
    const auto after = texts_of(folder.index());
    EXPECT_EQ(after.size(), 150U);
    EXPECT_TRUE(after.at("news/wire.jsonl#0").starts_with("version" + std::to_string(round) + " "));
    EXPECT_TRUE(old_state || seen == after) << "half an update was seen";
    before = after;
  }
  EXPECT_GT(killed, 0) << "no update was caught at work: widen the window";
}

TEST(Interrupted, FirstBuildIsTakenUpAgain) {
  const NewsFolder folder;
  write_wire(folder, "first", 400);
  for (const useconds_t after : {2'000U, 10'000U, 30'000U}) {
    if (!update_and_kill(folder, after)) continue;
    expect_error(ErrorKind::kNotFound, folder.index(), [&] { (void)index_status(folder.index()); });
  }
  (void)folder.update({folder.news()});
  EXPECT_EQ(texts_of(folder.index()).size(), 400U);
}

TEST(Interrupted, LeftoversOfACrashAreRemovedByTheNextUpdate) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  folder.write("index/generation-000002/postlist.glass", "half a table");
  folder.write("index/XAPIANDB.new", "auto gener");
  (void)folder.update();
  EXPECT_FALSE(fs::exists(folder.path("index/generation-000002")));
  EXPECT_FALSE(fs::exists(folder.path("index/XAPIANDB.new")));
  EXPECT_EQ(texts_of(folder.index()).size(), 1U);
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

// Lets no file grow beyond so many bytes: a disk that is full, as far as a writer can tell.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  test::LeaksOfXapian leaks_;
  rlimit before_{};
  void (*handler_)(int);
};

TEST(FullDisk, LeavesNothingOfAFirstBuild) {
  const NewsFolder folder;
  write_wire(folder, "text", 300);
  for (const rlim_t bytes : {0U, 20'000U, 100'000U}) {
    const FullDisk disk(bytes);
    expect_error(ErrorKind::kInputOutput, folder.index(),
                 [&] { (void)folder.update({folder.news()}); });
    EXPECT_FALSE(fs::exists(folder.index())) << bytes;
  }
}

TEST(FullDisk, LeavesTheStateBeforeAnUpdateOrCompaction) {
  const NewsFolder folder;
  write_wire(folder, "before", 300);
  (void)folder.update({folder.news()});
  const auto before = texts_of(folder.index());
  write_wire(folder, "after", 600);
  for (const rlim_t bytes : {0U, 20'000U, 100'000U}) {
    const FullDisk disk(bytes);
    expect_error(ErrorKind::kInputOutput, folder.index(), [&] { (void)folder.update(); });
    expect_error(ErrorKind::kInputOutput, folder.index(), [&] { compact(folder.index()); });
    EXPECT_EQ(texts_of(folder.index()), before) << bytes;
  }
  EXPECT_TRUE(test::is_sound(folder.index()));
  EXPECT_FALSE(fs::exists(folder.index() / generation_name(2)));
  EXPECT_EQ(folder.update().articles, 600U);
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
