// What a file that is watched must not hide: every way to change it.
#include "searcher/watched_file.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "tests/support/small_searches.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

void set_back(const fs::path& file) {
  fs::last_write_time(file, fs::file_time_type::clock::now() - 1h);
}

void write_file(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

void replace_file(const fs::path& file, const std::string& bytes) {
  const fs::path aside = file.string() + ".new";
  write_file(aside, bytes);
  fs::rename(aside, file);
}

template <class Change>
void keeping_time(const fs::path& file, Change&& change) {
  const auto time = fs::last_write_time(file);
  change();
  fs::last_write_time(file, time);
}

TEST(WatchedFile, IsSureOnlyOfWhatIsTheSame) {
  struct WatchRow {
    const char* reason;
    bool was_old;
    std::function<void(const fs::path&)> change;
    bool is_unchanged;
  };
  const WatchRow rows[] = {
      {"nothing happened", true, [](const fs::path&) {}, true},
      {"read, which changes nothing", true, [](const fs::path& f) { std::ifstream(f).get(); },
       true},
      {"written just before: another of that time would look the same", false,
       [](const fs::path&) {}, false},
      {"another file of the same size", true, [](const fs::path& f) { replace_file(f, "2"); },
       false},
      {"another file, as old as the first", true,
       [](const fs::path& f) { keeping_time(f, [&] { replace_file(f, "2"); }); }, false},
      {"written over in place, and set back", true,
       [](const fs::path& f) { keeping_time(f, [&] { write_file(f, "2"); }); }, false},
      {"longer", true, [](const fs::path& f) { write_file(f, "12"); }, false},
      {"gone", true, [](const fs::path& f) { fs::remove(f); }, false},
  };
  const test::TemporaryFolder folder;
  for (const WatchRow& row : rows) {
    const fs::path file = folder.path() / "file";
    write_file(file, "1");
    if (row.was_old) set_back(file);
    const WatchedFile watched(file);
    row.change(file);
    EXPECT_EQ(watched.is_unchanged(), row.is_unchanged) << row.reason;
  }
  EXPECT_FALSE(WatchedFile(folder.path() / "none").is_unchanged()) << "what is not there may come";
}

class WatchedIndex : public test::SmallSearches {};

TEST_F(WatchedIndex, AChangeIsSeenByTheNextSearchHoweverOldTheIndexWas) {
  Searcher searcher = over({test::article("ferry", "Ferry strike ends", "Boats sail again.")});
  const fs::path index = folder_.path() / "index";
  set_back(index / kStubName);
  set_back(index / generation_name(1) / "iamglass");
  EXPECT_EQ(searcher.search("boats").hits.size(), 1U);
  EXPECT_EQ(searcher.search("boats").hits.size(), 1U) << "now it is watched";
  {
    Xapian::WritableDatabase database((index / generation_name(1)).string(), Xapian::DB_OPEN);
    DocumentBuilder builder;
    database.add_document(builder.build(test::article("b", "Boats", "Boats in port.")).document);
    database.commit();
  }
  EXPECT_EQ(searcher.search("boats").hits.size(), 2U) << "a commit";
  test::make_index(folder_.path() / "other", {test::article("c", "Boats", "No boats.")});
  fs::rename(folder_.path() / "other" / generation_name(1), index / generation_name(2));
  publish_generation(index, 2);
  EXPECT_EQ(test::ids(searcher.search("boats")), std::vector<std::string>{"c"}) << "a generation";
}

}  // namespace
}  // namespace newsdex
