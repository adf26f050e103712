// Runs kept in memory and set aside: what was put in is read back, wherever it is.
#include "indexer/run_store.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kBytes = 100'000;  // of a section
constexpr std::size_t kRunBytes = 3 * kBytes;
constexpr std::size_t kRoomForTwo = 3 * kRunBytes;  // a quarter is for reading them back

Run run_of(char letter) {
  return {RunSection(std::string(kBytes, letter)),
          RunSection(std::string(kBytes, static_cast<char>(letter + 1))),
          RunSection(std::string(kBytes, static_cast<char>(letter + 2)))};
}

std::string read_back(const RunSection& section) {
  SectionReader in(section, 4096);
  return std::string(in.bytes(section.size));
}

// The runs that are in memory: their places.
std::vector<std::size_t> in_memory(const RunStore& store) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < store.runs().size(); ++i) {
    if (store.runs()[i].postings.file == nullptr) places.push_back(i);
  }
  return places;
}

void expect_whole(const RunStore& store) {
  for (std::size_t i = 0; i < store.runs().size(); ++i) {
    const Run& run = store.runs()[i];
    const Run made = run_of(static_cast<char>('a' + i));
    EXPECT_EQ(read_back(run.postings), made.postings.bytes) << i;
    EXPECT_EQ(read_back(run.positions), made.positions.bytes) << i;
    EXPECT_EQ(read_back(run.documents), made.documents.bytes) << i;
  }
}

TEST(RunStore, SetsAsideWhatMemoryDoesNotHold) {
  const test::TemporaryFolder folder;
  RunStore store(folder.path(), kRoomForTwo);
  for (char letter = 'a'; letter < 'f'; ++letter) store.add(run_of(letter));
  EXPECT_EQ(in_memory(store), (std::vector<std::size_t>{3, 4}));
  EXPECT_EQ(store.spilled_bytes(), 3 * kRunBytes);
  expect_whole(store);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 0)
      << "the file has no name";
}

TEST(RunStore, SetsMoreAsideAsOthersTakeMemory) {
  const test::TemporaryFolder folder;
  RunStore store(folder.path(), kRoomForTwo);
  store.add(run_of('a'));
  store.leave_free(kRunBytes);
  EXPECT_EQ(in_memory(store), (std::vector<std::size_t>{0})) << "from the next run on";
  store.add(run_of('b'));
  EXPECT_EQ(in_memory(store), (std::vector<std::size_t>{1}));
  store.leave_free(2 * kRoomForTwo);
  store.add(run_of('c'));
  EXPECT_EQ(in_memory(store), (std::vector<std::size_t>{})) << "others have it all";
  expect_whole(store);
}

}  // namespace
}  // namespace newsdex
