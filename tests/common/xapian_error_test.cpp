// Opening an index that is none, is another's, is too new or is damaged: each has its own error,
// which names the folder.
#include "common/xapian_error.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>

#include "common/schema.hpp"
#include "common/stub.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

// Writes generation 1 with a few documents and these metadata, and publishes it.
void make_index(const fs::path& folder, const std::string& format) {
  const fs::path generation = folder / generation_name(1);
  Xapian::WritableDatabase database(generation.string(), Xapian::DB_CREATE);
  if (!format.empty()) database.set_metadata(std::string(schema::kFormatKey), format);
  for (int i = 0; i < 2'000; ++i) {
    Xapian::Document document;
    for (int word = 0; word < 20; ++word) {
      document.add_posting("Zword" + std::to_string(i * word % 997),
                           static_cast<unsigned>(word + 1));
    }
    document.set_data("id=" + std::to_string(i) + "\n\n");
    database.add_document(document);
  }
  database.commit();
  database.close();
  publish_generation(folder, 1);
}

// Runs `action`, which must throw an Error that names `where`, and gives its kind and message.
std::pair<ErrorKind, std::string> error_of(const fs::path& where,
                                           const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    const std::string message = error.what();
    EXPECT_NE(message.find(where.string()), std::string::npos) << message;
    return {error.kind(), message};
  }
  ADD_FAILURE() << "nothing was thrown";
  return {ErrorKind::kInternal, ""};
}

std::pair<ErrorKind, std::string> error_of_opening(const fs::path& folder) {
  return error_of(folder, [&] { (void)open_index(folder.string()); });
}

void overwrite(const fs::path& file, std::streamoff at, const std::string& bytes) {
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  ASSERT_TRUE(out.seekp(at).write(bytes.data(), static_cast<std::streamsize>(bytes.size())))
      << file;
}

TEST(OpenIndex, OpensTheCurrentGeneration) {
  const TemporaryFolder folder;
  make_index(folder.path(), std::to_string(schema::kFormat));
  EXPECT_EQ(open_index(folder.path().string()).get_doccount(), 2'000u);
}

TEST(OpenIndex, MissingFolderIsNotFoundAndSaysWhatToDo) {
  const TemporaryFolder folder;
  const auto [kind, message] = error_of_opening(folder.path() / "none");
  EXPECT_EQ(kind, ErrorKind::kNotFound);
  EXPECT_NE(message.find("no such index"), std::string::npos) << message;
  EXPECT_NE(message.find("news-index update"), std::string::npos) << message;
}

TEST(OpenIndex, FolderWithoutStubIsNotFound) {
  const TemporaryFolder folder;
  folder.write("article.txt", "text");
  const auto [kind, message] = error_of_opening(folder.path());
  EXPECT_EQ(kind, ErrorKind::kNotFound);
  EXPECT_NE(message.find("not an index"), std::string::npos) << message;
}

TEST(OpenIndex, FileIsNotFound) {
  const TemporaryFolder folder;
  EXPECT_EQ(error_of_opening(folder.write("file", "text")).first, ErrorKind::kNotFound);
}

TEST(OpenIndex, DatabaseOfAnotherProgramIsForeign) {
  const TemporaryFolder folder;
  Xapian::WritableDatabase(folder.path().string(), Xapian::DB_CREATE).close();
  EXPECT_EQ(error_of_opening(folder.path()).first, ErrorKind::kForeign);
}

TEST(OpenIndex, StubOfAnotherProgramIsForeign) {
  const TemporaryFolder folder;
  Xapian::WritableDatabase((folder.path() / "db").string(), Xapian::DB_CREATE).close();
  folder.write(kStubName, "auto db\n");
  EXPECT_EQ(error_of_opening(folder.path()).first, ErrorKind::kForeign);
}

TEST(OpenIndex, GenerationWithoutOurFormatIsForeign) {
  for (const char* format : {"", "0", "none"}) {
    const TemporaryFolder folder;
    make_index(folder.path(), format);
    EXPECT_EQ(error_of_opening(folder.path()).first, ErrorKind::kForeign) << format;
  }
}

TEST(OpenIndex, NewerFormatIsRefused) {
  const TemporaryFolder folder;
  make_index(folder.path(), std::to_string(schema::kFormat + 1));
  const auto [kind, message] = error_of_opening(folder.path());
  EXPECT_EQ(kind, ErrorKind::kNewerFormat);
  EXPECT_NE(message.find("newer newsdex"), std::string::npos) << message;
}

TEST(OpenIndex, StubWithoutItsGenerationIsNotFound) {
  const TemporaryFolder folder;
  make_index(folder.path(), "1");
  fs::remove_all(folder.path() / generation_name(1));
  EXPECT_EQ(error_of_opening(folder.path()).first, ErrorKind::kNotFound);
}

TEST(OpenIndex, DamagedVersionFileIsCorrupt) {
  for (const std::string damage : {"", "IAMGLASS", "nonsense that is long enough to be read"}) {
    const TemporaryFolder folder;
    make_index(folder.path(), "1");
    const fs::path version = folder.path() / generation_name(1) / "iamglass";
    std::ofstream(version, std::ios::binary | std::ios::trunc) << damage;
    EXPECT_EQ(error_of_opening(folder.path()).first, ErrorKind::kCorrupt) << damage;
  }
}

// Xapian died of it.
TEST(OpenIndex, RootThatIsNotInItsTableIsCorrupt) {
  constexpr std::streamoff kRootOfPostings = 33;  // behind magic, UUID and revision
  const TemporaryFolder folder;
  make_index(folder.path(), "1");
  const fs::path generation = folder.path() / generation_name(1);
  overwrite(generation / "iamglass", kRootOfPostings, "\x7F");
  EXPECT_EQ(error_of_opening(folder.path()).first, ErrorKind::kCorrupt);
}

TEST(OpenIndex, TableThatEndsBeforeItsRootIsCorrupt) {
  const TemporaryFolder folder;
  make_index(folder.path(), "1");
  const fs::path postings = folder.path() / generation_name(1) / "postlist.glass";
  fs::resize_file(postings, 8'192);
  const auto [kind, said] = error_of_opening(folder.path());
  EXPECT_EQ(kind, ErrorKind::kCorrupt);
  EXPECT_NE(said.find("postlist.glass is cut short"), std::string::npos) << said;
}

TEST(OpenIndex, TableOfAnotherXapianIsNewer) {
  const TemporaryFolder folder;
  make_index(folder.path(), "1");
  const fs::path version = folder.path() / generation_name(1) / "iamglass";
  const std::string magic = "\x0f\x0dXapian Glass";
  ASSERT_EQ(test::read_file(version).substr(0, magic.size()), magic);
  overwrite(version, static_cast<std::streamoff>(magic.size()), "\xFF\xFF");
  EXPECT_EQ(error_of_opening(folder.path()).first, ErrorKind::kNewerFormat);
}

// A table is read where it is needed: the damage shows in the search, and is an Error there too.
TEST(OpenIndex, DamagedTableIsCorruptWhereItIsRead) {
  const TemporaryFolder folder;
  make_index(folder.path(), "1");
  const fs::path postings = folder.path() / generation_name(1) / "postlist.glass";
  const auto size = static_cast<std::streamoff>(fs::file_size(postings));
  for (std::streamoff at = 0; at < size; at += 8'192)
    overwrite(postings, at, std::string(512, '\xFF'));
  const auto read_all = [&] {
    guarding_xapian(folder.path().string(), [&] {
      const Xapian::Database database(folder.path().string());
      Xapian::doccount postings_read = 0;
      for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        postings_read += term.get_termfreq();
      }
      return postings_read;
    });
  };
  EXPECT_EQ(error_of(folder.path(), read_all).first, ErrorKind::kCorrupt);
}

TEST(XapianError, EachBecomesItsKind) {
  const auto kind = [](const Xapian::Error& error) {
    const Error made = to_error(error, "/a");
    EXPECT_TRUE(std::string(made.what()).starts_with("/a: ")) << made.what();
    return made.kind();
  };
  EXPECT_EQ(kind(Xapian::DatabaseLockError("Unable to get write lock on /a: already locked")),
            ErrorKind::kBusy);
  EXPECT_EQ(kind(Xapian::DatabaseLockError("Unable to get write lock on /a: Permission denied")),
            ErrorKind::kInputOutput)
      << "to come back later would not help";
  EXPECT_EQ(kind(Xapian::DatabaseNotFoundError("x")), ErrorKind::kNotFound);
  EXPECT_EQ(kind(Xapian::DatabaseError("inflate failed (invalid distance)")), ErrorKind::kCorrupt);
  EXPECT_EQ(kind(Xapian::DatabaseCorruptError("x")), ErrorKind::kCorrupt);
  EXPECT_EQ(kind(Xapian::DocNotFoundError("x")), ErrorKind::kCorrupt) << "a list named it";
  EXPECT_EQ(kind(Xapian::DatabaseVersionError("x")), ErrorKind::kNewerFormat);
  EXPECT_EQ(kind(Xapian::DatabaseError("x")), ErrorKind::kInputOutput);
  EXPECT_EQ(kind(Xapian::DatabaseOpeningError("x")), ErrorKind::kInputOutput);
  EXPECT_EQ(kind(Xapian::DatabaseCreateError("x")), ErrorKind::kInputOutput);
  EXPECT_EQ(kind(Xapian::DatabaseModifiedError("x")), ErrorKind::kInputOutput);
  EXPECT_EQ(kind(Xapian::InvalidArgumentError("x")), ErrorKind::kInternal);
}

TEST(XapianError, OfAFullDiskSaysWhatToDo) {
  const auto said = [](int number) {
    return std::string(
        to_error(Xapian::DatabaseError("Error writing block 7", number), "/a").what());
  };
  EXPECT_NE(said(ENOSPC).find("free some space there"), std::string::npos) << said(ENOSPC);
  EXPECT_NE(said(EROFS).find("as a user who may"), std::string::npos) << said(EROFS);
  EXPECT_EQ(said(EIO).find(';'), std::string::npos) << said(EIO);
}

// As from a length that a damaged table has: it was "this should not happen".
TEST(XapianError, ALengthThatCannotBeIsDamage) {
  const auto fail = [] { throw std::length_error("basic_string::append"); };
  EXPECT_EQ(error_of("/a", [&] { guarding_xapian("/a", fail); }).first, ErrorKind::kCorrupt);
  EXPECT_EQ(error_of("/a", [&] { despite_writers("/a", fail); }).first, ErrorKind::kCorrupt);
}

TEST(XapianError, WhatIsNotXapiansPassesThrough) {
  EXPECT_THROW(guarding_xapian("/a", [] { throw Error(ErrorKind::kUsage, "u"); }), Error);
  EXPECT_THROW(guarding_xapian("/a", []() -> int { throw std::bad_alloc(); }), std::bad_alloc);
  EXPECT_EQ(guarding_xapian("/a", [] { return 7; }), 7);
}

// As damage may look: a block whose revision is a later one than the index has.
TEST(DespiteWriters, AStateThatIsAlwaysGoneIsDamage) {
  int runs = 0;
  const auto [kind, message] = error_of("/a", [&] {
    despite_writers("/a", [&] {
      ++runs;
      throw Xapian::DatabaseModifiedError("a later revision");
    });
  });
  EXPECT_EQ(kind, ErrorKind::kCorrupt);
  EXPECT_NE(message.find("the index is damaged"), std::string::npos) << message;
  EXPECT_LE(runs, 10);
}

TEST(DespiteWriters, AStateThatWasTakenAwayIsReadAnew) {
  int runs = 0;
  EXPECT_EQ(despite_writers("/a",
                            [&] {
                              if (++runs < 10) throw Xapian::DatabaseModifiedError("taken away");
                              return runs;
                            }),
            10);
}

// The lock that Xapian itself holds on a generation.
TEST(XapianError, SecondWriterIsToldThatTheIndexIsBusy) {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "db").string();
  const Xapian::WritableDatabase first(path, Xapian::DB_CREATE);
  const auto second = [&] {
    guarding_xapian(path, [&] { return Xapian::WritableDatabase(path, Xapian::DB_OPEN); });
  };
  EXPECT_EQ(error_of(path, second).first, ErrorKind::kBusy);
}

}  // namespace
}  // namespace newsdex
