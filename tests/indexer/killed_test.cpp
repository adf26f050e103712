// A writer killed at any moment: the index answers as before it or as after, is sound, and the next
// update completes. NEWSDEX_KILLS says how often each way of writing is killed.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <newsdex/indexer.hpp>
#include <random>

#include "common/stub.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::NewsFolder;
using test::texts_of;
namespace fs = std::filesystem;
using Microseconds = std::chrono::microseconds;

constexpr int kRecords = 150;

int kills_wanted() {
  const char* const wanted = std::getenv("NEWSDEX_KILLS");
  return wanted != nullptr ? std::atoi(wanted) : 8;
}

std::string version_word(int version) { return "version" + std::to_string(version); }

void write_wire(const NewsFolder& folder, int version) {
  test::write_wire(folder, version_word(version), kRecords);
}

// Runs of the bulk loader go to the disk, so that the loader is met at that, too.
void update(const NewsFolder& folder, BulkUse bulk) {
  UpdateOptions options;
  options.index = folder.index();
  options.sources = {folder.news()};
  options.bulk = bulk;
  options.threads = 2;
  options.memory_bytes = 1 << 20;
  (void)newsdex::update(options);
}

pid_t start_update(const NewsFolder& folder, BulkUse bulk) {
  const pid_t child = fork();
  if (child != 0) return child;
  try {
    update(folder, bulk);
  } catch (...) {
    _exit(1);
  }
  _exit(0);
}

// How long an update takes that is left alone.
Microseconds whole_update(const NewsFolder& folder, BulkUse bulk) {
  const auto start = std::chrono::steady_clock::now();
  int status = 0;
  waitpid(start_update(folder, bulk), &status, 0);
  EXPECT_EQ(status, 0);
  return std::chrono::duration_cast<Microseconds>(std::chrono::steady_clock::now() - start);
}

// True where the update was caught at work.
bool kill_update(const NewsFolder& folder, BulkUse bulk, Microseconds after) {
  const pid_t child = start_update(folder, bulk);
  usleep(static_cast<useconds_t>(after.count()));
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

Microseconds some_moment(std::mt19937& random, Microseconds whole) {
  return Microseconds(std::uniform_int_distribution<long>(0, whole.count())(random));
}

void expect_version(const NewsFolder& folder, int version) {
  const auto texts = texts_of(folder.index());
  EXPECT_EQ(texts.size(), static_cast<std::size_t>(kRecords));
  for (const auto& [id, text] : texts) {
    EXPECT_TRUE(text.starts_with(version_word(version) + " ")) << id << ": " << text.substr(0, 20);
  }
  const Xapian::Database database(folder.index().string());
  EXPECT_EQ(database.get_termfreq(version_word(version)), static_cast<unsigned>(kRecords));
  EXPECT_TRUE(test::is_sound(folder.index()));
}

// The version that a search sees, all of it.
int version_seen(const NewsFolder& folder) {
  const std::string text = texts_of(folder.index()).begin()->second;
  const int version = std::atoi(text.c_str() + std::string_view("version").size());
  expect_version(folder, version);
  return version;
}

void expect_no_litter(const NewsFolder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.index())) {
    names.push_back(entry.path().filename());
  }
  EXPECT_EQ(names.size(), 3U) << "beside stub, lock and generation";
  const fs::path generation =
      folder.index() / generation_name(index_status(folder.index()).generation);
  for (const auto& entry : fs::directory_iterator(generation)) {
    const std::string name = entry.path().filename();
    EXPECT_TRUE(name.ends_with(".glass") || name == "iamglass" || name == "flintlock") << name;
  }
}

class Killed : public testing::TestWithParam<BulkUse> {};

TEST_P(Killed, UpdateLeavesTheOldStateOrTheNewOne) {
  const NewsFolder folder;
  write_wire(folder, 0);
  update(folder, BulkUse::kWhereFaster);
  write_wire(folder, 1);
  const Microseconds whole = whole_update(folder, GetParam());
  std::mt19937 random(7);
  int killed = 0;
  const int wanted = kills_wanted();
  for (int version = 2; killed < wanted && version < 3 * wanted + 10; ++version) {
    write_wire(folder, version);
    killed += kill_update(folder, GetParam(), some_moment(random, whole)) ? 1 : 0;
    const int seen = version_seen(folder);
    EXPECT_TRUE(seen == version - 1 || seen == version) << seen << " of " << version;
    update(folder, GetParam());
    expect_version(folder, version);
    expect_no_litter(folder);
  }
  EXPECT_EQ(killed, wanted) << "too few updates were caught at work";
}

TEST_P(Killed, FirstBuildIsThereAsAWholeOrNotAtAll) {
  const NewsFolder folder;
  write_wire(folder, 1);
  const Microseconds whole = whole_update(folder, GetParam());
  std::mt19937 random(8);
  int killed = 0;
  const int wanted = kills_wanted();
  for (int round = 0; killed < wanted && round < 3 * wanted + 10; ++round) {
    folder.remove("index");
    killed += kill_update(folder, GetParam(), some_moment(random, whole)) ? 1 : 0;
    if (current_generation(folder.index())) {
      expect_version(folder, 1);
    } else {
      EXPECT_THROW((void)index_status(folder.index()), Error);
    }
    update(folder, GetParam());
    expect_version(folder, 1);
    expect_no_litter(folder);
  }
  EXPECT_EQ(killed, wanted) << "too few builds were caught at work";
}

INSTANTIATE_TEST_SUITE_P(Ways, Killed, testing::Values(BulkUse::kAlways, BulkUse::kNever),
                         [](const auto& way) {
                           return way.param == BulkUse::kAlways ? "ByTheLoader" : "ByXapian";
                         });

TEST(Killed, LeftoversAreRemovedByTheNextUpdate) {
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

}  // namespace
}  // namespace newsdex
