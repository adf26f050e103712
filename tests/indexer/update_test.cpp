// Updates, scenario by scenario: a folder is indexed, changed, and brought up to date.
#include <gtest/gtest.h>

#include <cctype>
#include <chrono>
#include <functional>
#include <newsdex/indexer.hpp>
#include <tuple>

#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::deeds;
using test::is_sound;
using test::line;
using test::NewsFolder;
using test::write_first_news;
namespace fs = std::filesystem;

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

// GoogleTest prints the bytes of what it does not know, which are others in every run.
void PrintTo(const Scenario& scenario, std::ostream* out) { *out << scenario.name; }

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

// Every scenario both ways: as a change by Xapian's writer, as a rebuild by the bulk loader.
class UpdateScenario : public testing::TestWithParam<std::tuple<BulkUse, Scenario>> {};

TEST_P(UpdateScenario, DoesWhatDiffersAndNoMore) {
  const auto& [bulk, scenario] = GetParam();
  const NewsFolder folder;
  write_first_news(folder);
  ASSERT_EQ(deeds(folder.update({folder.news()})), "+5 ~0 -0 failures 0");
  const Status before = index_status(folder.index());

  scenario.change(folder);
  const UpdateReport report = folder.update({}, bulk);
  EXPECT_EQ(deeds(report), scenario.deeds);
  EXPECT_EQ(report.articles, scenario.articles);
  const bool rebuilds = bulk == BulkUse::kAlways;
  EXPECT_EQ(report.changed, rebuilds || scenario.publishes);
  const Status after = index_status(folder.index());
  EXPECT_EQ(after.articles, scenario.articles);
  EXPECT_EQ(after.generation, rebuilds ? 2U : 1U);
  EXPECT_EQ(after.revision > before.revision, !rebuilds && scenario.publishes);
  EXPECT_TRUE(is_sound(folder.index()));

  // Once more changes nothing, and what failed is only counted.
  const UpdateReport again = folder.update();
  EXPECT_EQ(deeds(again), "+0 ~0 -0 failures 0");
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.known_failures, report.failures.size());
}

std::string name_of(const testing::TestParamInfo<UpdateScenario::ParamType>& info) {
  const auto& [bulk, scenario] = info.param;
  std::string name = bulk == BulkUse::kAlways ? "rebuild" : "change";
  name += scenario.name;
  std::erase_if(name, [](char c) { return std::isalnum(c) == 0; });
  return name;
}

INSTANTIATE_TEST_SUITE_P(Scenarios, UpdateScenario,
                         testing::Combine(testing::Values(BulkUse::kNever, BulkUse::kAlways),
                                          testing::ValuesIn(kScenarios)),
                         name_of);

}  // namespace
}  // namespace newsdex
