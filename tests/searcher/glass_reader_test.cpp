// Positions read in place against Xapian's own reading of the same databases.
#include "searcher/glass_reader.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

#include "common/glass_encoding.hpp"
#include "indexer/glass_positions.hpp"
#include "searcher/decode_positions.hpp"
#include "searcher/glass_tables.hpp"
#include "tests/support/bytes.hpp"
#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;
using Positions = std::vector<std::uint32_t>;

std::string key_of(const std::string& term, Xapian::docid document) {
  std::string key;
  glass::append_sorted_string(key, term);
  glass::append_sortable(key, document);
  return key;
}

// What the table has; empty where it has nothing.
Positions read(glass::TableReader& table, const std::string& term, Xapian::docid document) {
  Positions positions;
  const auto tag = table.find(key_of(term, document));
  const bool sound = !tag || glass::decode_positions(tag->bytes, positions);
  table.require_unchanged();
  if (!sound) throw Xapian::DatabaseCorruptError("no positions");
  return positions;
}

Positions by_xapian(const Xapian::Database& database, const std::string& term,
                    Xapian::docid document) {
  return {database.positionlist_begin(document, term), database.positionlist_end(document, term)};
}

class GlassReaderTest : public testing::Test {
 protected:
  std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  std::string random_term() {
    std::string term = "t" + std::to_string(below(150));
    if (below(20) == 0) term.push_back('\0');  // is escaped in keys
    if (below(20) == 0) term += std::string(below(200), 'x');
    return term;
  }

  Xapian::Document random_document() {
    Xapian::Document document;
    for (unsigned i = below(40); i > 0; --i) {
      const std::string term = random_term();
      Xapian::termpos at = 0;
      for (unsigned n = 1 + below(8); n > 0; --n) {
        document.add_posting(term, at += 1 + below(500));
      }
    }
    return document;
  }

  // Commits that leave blocks of many revisions, out of order, and free ones between them.
  void change_a_lot(Xapian::WritableDatabase& writer, int commits) {
    for (; commits > 0; --commits) {
      for (int i = 0; i < 40; ++i) writer.replace_document(1 + below(300), random_document());
      for (int i = 0; i < 10; ++i) {
        try {
          writer.delete_document(1 + below(300));
        } catch (const Xapian::DocNotFoundError&) {
        }
      }
      writer.commit();
    }
  }

  void expect_the_same(const Xapian::Database& database) {
    GlassTables tables;
    tables.add(folder_.path() / "db", database);
    auto readers = tables.of(database);
    ASSERT_EQ(readers.size(), 1U);
    std::size_t seen = 0;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      for (const Xapian::docid document : {1U, 2U, 17U, 150U, 299U, 32767U, 32768U, 3000000U}) {
        const Positions wanted = by_xapian(database, *term, document);
        seen += wanted.size();
        ASSERT_EQ(read(readers.front().position, *term, document), wanted)
            << *term << " in " << document;
      }
    }
    EXPECT_GT(seen, 0U);
    EXPECT_TRUE(read(readers.front().position, "none", 1).empty());
    EXPECT_TRUE(read(readers.front().position, "", 1).empty());
    EXPECT_TRUE(read(readers.front().position, "zzz", 300).empty());
  }

  test::TemporaryFolder folder_;
  std::mt19937 random_{11};
};

TEST_F(GlassReaderTest, ReadsWhatXapianReads) {
  for (const int block_bytes : {2048, 8192, 65536}) {
    fs::remove_all(folder_.path() / "db");
    Xapian::WritableDatabase writer((folder_.path() / "db").string(), Xapian::DB_CREATE,
                                    block_bytes);
    change_a_lot(writer, 6);
    Xapian::Document far = random_document();
    for (Xapian::termpos at = 1; at < 60000; at += 1 + at % 5) far.add_posting("t1", at);  // pieces
    writer.replace_document(32768, far);
    writer.replace_document(3000000, random_document());
    writer.commit();
    expect_the_same(Xapian::Database((folder_.path() / "db").string()));
  }
}

TEST_F(GlassReaderTest, KnowsATableThatWasNeverWritten) {
  Xapian::WritableDatabase writer((folder_.path() / "db").string(), Xapian::DB_CREATE);
  writer.commit();
  GlassTables tables;
  tables.add(folder_.path() / "db", writer);
  auto readers = tables.of(writer);
  ASSERT_EQ(readers.size(), 1U);
  EXPECT_TRUE(read(readers.front().position, "t1", 1).empty());
}

// A writer may take away what is read; it may never change what is read.
TEST_F(GlassReaderTest, SeesItsOwnRevisionOrSaysThatItIsGone) {
  const std::string path = (folder_.path() / "db").string();
  Xapian::WritableDatabase writer(path, Xapian::DB_CREATE);
  change_a_lot(writer, 3);
  const Xapian::Database database(path);
  std::vector<std::tuple<std::string, Xapian::docid, Positions>> known;
  for (int i = 0; i < 2000; ++i) {
    const std::string term = random_term();
    const Xapian::docid document = 1 + below(300);
    known.emplace_back(term, document, by_xapian(database, term, document));
  }
  GlassTables tables;
  tables.add(path, database);
  std::size_t gone = 0;
  for (int commit = 0; commit < 6; ++commit) {
    auto readers = tables.of(database);
    for (const auto& [term, document, positions] : known) {
      try {
        ASSERT_EQ(read(readers.front().position, term, document), positions) << "after " << commit;
      } catch (const Xapian::DatabaseModifiedError&) {
        ++gone;
      }
    }
    EXPECT_EQ(gone > 0, commit >= 2) << commit << ": one commit takes nothing away";
    change_a_lot(writer, 1);
  }
}

TEST_F(GlassReaderTest, LeavesOutWhatItCannotReadInPlace) {
  const std::string path = (folder_.path() / "db").string();
  Xapian::WritableDatabase writer(path, Xapian::DB_CREATE);
  change_a_lot(writer, 1);
  const Xapian::Database database(path);
  change_a_lot(writer, 1);
  GlassTables tables;
  tables.add(path, database);
  EXPECT_TRUE(tables.of(database).empty()) << "the folder is a revision on";
  tables.add(folder_.path() / "elsewhere", database);
  EXPECT_TRUE(tables.of(database).empty()) << "no such folder";
  writer.close();
  const Xapian::Database again(path);
  fs::resize_file(fs::path(path) / "position.glass", 8192);
  tables.add(path, again);
  EXPECT_TRUE(tables.of(again).empty()) << "the file is cut off";
}

TEST_F(GlassReaderTest, JoinsDatabasesAsXapianDoes) {
  std::vector<std::string> paths;
  Xapian::Database all;
  GlassTables tables;
  for (const char* name : {"a", "b", "c"}) {
    paths.push_back((folder_.path() / name).string());
    Xapian::WritableDatabase writer(paths.back(), Xapian::DB_CREATE);
    change_a_lot(writer, 1);
    const Xapian::Database one(paths.back());
    all.add_database(one);
    if (std::string(name) != "c") tables.add(paths.back(), one);
  }
  EXPECT_TRUE(tables.of(all).empty()) << "one is not there";
  tables.add(paths.back(), Xapian::Database(paths.back()));
  auto readers = tables.of(all);
  ASSERT_EQ(readers.size(), 3U);
  for (Xapian::docid document = 1; document <= all.get_lastdocid(); document += 7) {
    auto& reader = readers[(document - 1) % 3].position;
    EXPECT_EQ(read(reader, "t5", (document - 1) / 3 + 1), by_xapian(all, "t5", document));
  }
}

// Whatever a file holds, a look-up ends, and in an answer or in Xapian's error.
TEST_F(GlassReaderTest, SurvivesDamage) {
  const std::string path = (folder_.path() / "db").string();
  Xapian::WritableDatabase writer(path, Xapian::DB_CREATE, 2048);
  change_a_lot(writer, 3);
  writer.close();
  const fs::path file = fs::path(path) / "position.glass";
  const auto size = static_cast<std::size_t>(fs::file_size(file));
  const Xapian::Database database(path);
  std::size_t damaged = 0;
  for (int round = 0; round < 200; ++round) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    for (int i = 0; i < 20; ++i) {
      const std::size_t block = below(size / 2048);
      // The heads of blocks are the most delicate; their revisions stay, or nothing is read.
      bytes.seekp(static_cast<std::streamoff>(block * 2048 + 4 + below(i < 10 ? 60 : 2044)));
      bytes.put(static_cast<char>(below(256)));
    }
    bytes.close();
    GlassTables tables;
    tables.add(path, database);
    auto readers = tables.of(database);
    for (int i = 0; i < 100; ++i) {
      try {
        (void)read(readers.front().position, random_term(), 1 + below(300));
      } catch (const Xapian::DatabaseError&) {
        ++damaged;
      }
    }
  }
  EXPECT_GT(damaged, 0U);
}

TEST(DecodePositions, ReadsTheWorkedExamples) {
  Positions positions;
  EXPECT_TRUE(glass::decode_positions(test::unhex("09 89 00"), positions));
  EXPECT_EQ(positions, (Positions{1, 4, 9}));
  EXPECT_TRUE(glass::decode_positions(test::unhex("ac 02"), positions));
  EXPECT_EQ(positions, (Positions{300}));
}

TEST(DecodePositions, ReadsWhatTheLoaderWrites) {
  std::mt19937 generator(5);
  const auto random = [&generator] { return static_cast<std::uint32_t>(generator()); };
  for (int round = 0; round < 3000; ++round) {
    Positions wanted;
    const unsigned widest = 1U << random() % 20;
    std::uint32_t at = random() % 100;
    for (unsigned n = 1 + random() % 200; n > 0; --n) wanted.push_back(at += 1 + random() % widest);
    std::string tag(glass::max_positions_bytes(wanted.size()), '\0');
    tag.resize(static_cast<std::size_t>(glass::put_positions(tag.data(), wanted) - tag.data()));
    Positions positions;
    ASSERT_TRUE(glass::decode_positions(tag, positions));
    ASSERT_EQ(positions, wanted);
  }
}

TEST(DecodePositions, RefusesWhatNoWriterWrites) {
  Positions positions;
  for (const char* bytes : {"", "80", "ff ff ff ff ff ff ff ff ff 7f", "00 00", "ac 02 01"}) {
    EXPECT_FALSE(glass::decode_positions(test::unhex(bytes), positions)) << bytes;
  }
}

}  // namespace
}  // namespace newsdex
