// What is in a folder, and what the system says where it cannot be told.
#include "common/folder_entries.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

TEST(FolderEntries, AreGivenOnceEach) {
  const test::TemporaryFolder folder;
  folder.write("a/1", "");
  folder.write("a/2", "");
  folder.write("a/below/3", "");
  std::multiset<std::string> names;
  std::error_code error = std::make_error_code(std::errc::io_error);  // of before
  for_each_entry(folder.path() / "a", error,
                 [&](const auto& entry) { names.insert(entry.path().filename()); });
  EXPECT_EQ(names, (std::multiset<std::string>{"1", "2", "below"}));
  EXPECT_FALSE(error);
}

TEST(FolderEntries, EndAtTheFirstError) {
  const test::TemporaryFolder folder;
  folder.write("a/1", "");
  folder.write("a/2", "");
  int calls = 0;
  std::error_code error;
  for_each_entry(folder.path() / "a", error, [&](const auto&) {
    ++calls;
    error = std::make_error_code(std::errc::no_space_on_device);
  });
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(error, std::errc::no_space_on_device);
  for_each_entry(folder.path() / "missing", error, [&](const auto&) { ++calls; });
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(error, std::errc::no_such_file_or_directory);
}

}  // namespace
}  // namespace newsdex
