// Tables sent to the disk while they are written: it changes nothing in them, and needs nothing.
#include "indexer/early_writeback.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "indexer/sequential_file.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

TEST(EarlyWriteback, LeavesWhatIsWrittenMeanwhileAsItIs) {
  const test::TemporaryFolder folder;
  const fs::path table = folder.path() / "postlist.glass";
  const Descriptor file(table, O_WRONLY | O_CREAT);
  std::string expected;
  {
    const EarlyWriteback writeback(folder.path());
    for (int block = 0; block < 64; ++block) {
      const std::string bytes(8192, static_cast<char>('a' + block % 26));
      write_at(file, table, expected.size(), bytes);
      expected += bytes;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));  // it looks every 20
    }
  }
  EXPECT_EQ(test::read_file(table), expected);
}

TEST(EarlyWriteback, EndsThoughItHasJustBegun) {
  const test::TemporaryFolder folder;
  for (int i = 0; i < 100; ++i) const EarlyWriteback writeback(folder.path());
}

TEST(EarlyWriteback, IsNoErrorWhereThereAreNoTables) {
  const test::TemporaryFolder folder;
  const EarlyWriteback none(folder.path());
  const EarlyWriteback nowhere(folder.path() / "no such generation");
}

}  // namespace
}  // namespace newsdex
