// The stub file: names of generations, publishing, and finding an index from a folder.
#include "common/stub.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdlib>
#include <newsdex/error.hpp>

#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

TEST(GenerationName, RoundTrips) {
  for (const unsigned number : {0U, 1U, 7U, 999999U, 1000000U, 4294967295U}) {
    EXPECT_EQ(generation_number(generation_name(number)), number) << number;
  }
  EXPECT_EQ(generation_name(7), "generation-000007");
}

TEST(GenerationName, OnlyItsOwnSpellingIsRead) {
  // Another spelling of a number would name another folder than the one it was read from.
  for (const char* name : {"", "generation-", "generation-7", "generation-0000007",
                           "generation-+00007", "generation-00000x", "generation-000007.tmp",
                           "Generation-000007", "generation-99999999999"}) {
    EXPECT_EQ(generation_number(name), std::nullopt) << name;
  }
}

void make_database(const fs::path& folder) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE);
  Xapian::Document document;
  document.set_data(folder.filename().string());
  database.add_document(document);
  database.commit();
}

TEST(Stub, FolderWithoutOneHasNoGeneration) {
  const TemporaryFolder folder;
  EXPECT_EQ(current_generation(folder.path()), std::nullopt);
  EXPECT_EQ(current_generation(folder.path() / "missing"), std::nullopt);
}

TEST(Stub, XapianOpensWhatWasPublishedLast) {
  const TemporaryFolder folder;
  for (const unsigned number : {1U, 2U}) {
    make_database(folder.path() / generation_name(number));
    publish_generation(folder.path(), number);
    EXPECT_EQ(current_generation(folder.path()), number);
    const Xapian::Database database(folder.path().string());
    EXPECT_EQ(database.get_document(1).get_data(), generation_name(number));
    EXPECT_FALSE(fs::exists(folder.path() / kNewStubName));
  }
}

TEST(Stub, MissingGenerationIsNotPublished) {
  const TemporaryFolder folder;
  make_database(folder.path() / generation_name(1));
  publish_generation(folder.path(), 1);
  EXPECT_THROW(publish_generation(folder.path(), 2), Error);
  EXPECT_EQ(current_generation(folder.path()), 1U);
}

TEST(Stub, ForeignOneIsRefused) {
  for (const char* text :
       {"", "auto /somewhere/else\n", "inmemory\n", "auto generation-000001\nauto x\n",
        "remote localhost:3\n", "\xff\xfe"}) {
    const TemporaryFolder folder;
    folder.write(kStubName, text);
    try {
      (void)current_generation(folder.path());
      ADD_FAILURE() << "accepted: " << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kForeign) << text;
      EXPECT_NE(std::string(error.what()).find(folder.path().string()), std::string::npos);
    }
  }
}

TEST(FindIndex, NearestFolderAboveWins) {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / kIndexFolderName);
  fs::create_directories(folder.path() / "a" / "b" / "c");
  EXPECT_EQ(find_index(folder.path() / "a" / "b" / "c"), folder.path() / kIndexFolderName);
  EXPECT_EQ(find_index(folder.path() / "a" / "." / "b" / ".."), folder.path() / kIndexFolderName);
  fs::create_directories(folder.path() / "a" / kIndexFolderName);
  EXPECT_EQ(find_index(folder.path() / "a" / "b" / "c"), folder.path() / "a" / kIndexFolderName);
}

TEST(FindIndex, FileOfThatNameIsNone) {
  const TemporaryFolder folder;
  folder.write(kIndexFolderName, "not a folder");
  EXPECT_NE(find_index(folder.path()), folder.path() / kIndexFolderName);
}

TEST(DefaultIndex, EnvironmentComesFirstAndEmptyCountsAsUnset) {
  const TemporaryFolder folder;
  const fs::path before = fs::current_path();
  fs::create_directories(folder.path() / kIndexFolderName);
  fs::current_path(folder.path());
  setenv("NEWSDEX_INDEX", "/some/index", 1);
  EXPECT_EQ(default_index(), "/some/index");
  setenv("NEWSDEX_INDEX", "", 1);
  EXPECT_EQ(default_index(), fs::current_path() / kIndexFolderName);
  unsetenv("NEWSDEX_INDEX");
  EXPECT_EQ(default_index(), fs::current_path() / kIndexFolderName);
  fs::current_path(before);
}

TEST(DefaultIndex, SaysWhatToDoWhereThereIsNone) {
  const TemporaryFolder folder;
  if (find_index(folder.path())) GTEST_SKIP() << "an index lies above the temporary folder";
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  unsetenv("NEWSDEX_INDEX");
  try {
    (void)default_index();
    ADD_FAILURE() << "found an index";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kNotFound);
    EXPECT_NE(std::string(error.what()).find("--index"), std::string::npos);
  }
  fs::current_path(before);
}

}  // namespace
}  // namespace newsdex
