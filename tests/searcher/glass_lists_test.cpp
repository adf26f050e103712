// Lists of the postlist table read in place, against Xapian's own reading of the same databases:
// the articles of a term, their lengths, the values of a slot.
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <vector>

#include "common/glass_encoding.hpp"
#include "searcher/article_list.hpp"
#include "searcher/glass_posting_list.hpp"
#include "searcher/glass_tables.hpp"
#include "searcher/glass_terms.hpp"
#include "searcher/glass_values.hpp"
#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

constexpr Xapian::valueno kSlot = 1;
constexpr unsigned kTerms = 12;

class GlassListsTest : public testing::Test {
 protected:
  std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  [[nodiscard]] std::string path() const { return (folder_.path() / "db").string(); }

  // t0 is in every document, t11 in one of 2,000; one name holds a zero byte, which keys escape.
  static std::string term(unsigned i) {
    return "t" + std::to_string(i) + (i == 3 ? std::string("\0x", 2) : "");
  }

  // Every other term is there a few times, mostly: numbers of one byte, which are read together.
  Xapian::termcount random_count(unsigned i) {
    return 1 + below(i % 2 == 0 && below(50) > 0 ? 3 : 300);
  }

  Xapian::Document random_document() {
    Xapian::Document document;
    for (unsigned i = 0; i < kTerms; ++i) {
      if (below(std::size_t{1} << i) == 0) document.add_term(term(i), random_count(i));
    }
    if (below(4) > 0) document.add_value(kSlot, std::string(1 + below(30), 'v'));
    return document;
  }

  // Lists of many chunks; documents that are gone, and two far out.
  void make_database(int block_bytes, Xapian::docid documents) {
    fs::remove_all(path());
    Xapian::WritableDatabase writer(path(), Xapian::DB_CREATE, block_bytes);
    for (Xapian::docid i = 1; i <= documents; ++i) writer.add_document(random_document());
    writer.commit();
    for (int i = 0; i < 200; ++i) {
      writer.replace_document(1 + below(documents), random_document());
      try {
        writer.delete_document(1 + below(documents));
      } catch (const Xapian::DocNotFoundError&) {
      }
    }
    writer.commit();
    writer.replace_document(32768, random_document());
    writer.replace_document(3000000, random_document());
    writer.commit();
  }

  DatabaseTables tables_of(const Xapian::Database& database) {
    GlassTables tables;
    tables.add(path(), database);
    std::vector<DatabaseTables> found = tables.of(database);
    if (found.size() != 1) throw std::runtime_error("not to be had");
    return found.front();
  }

  test::TemporaryFolder folder_;
  std::mt19937 random_{5};
};

TEST_F(GlassListsTest, ArticlesOfATermAreThoseThatXapianHas) {
  for (const int block_bytes : {2048, 8192, 65536}) {
    make_database(block_bytes, 5000);
    const Xapian::Database database(path());
    const DatabaseTables tables = tables_of(database);
    for (unsigned i = 0; i < kTerms; ++i) {
      ArticleList list(database, &tables, term(i));
      auto at = database.postlist_begin(term(i));
      for (; at != database.postlist_end(term(i)); ++at, list.next()) {
        ASSERT_FALSE(list.at_end());
        ASSERT_EQ(list.article(), *at);
        ASSERT_EQ(list.count(), at.get_wdf());
      }
      EXPECT_TRUE(list.at_end());
    }
    EXPECT_TRUE(ArticleList(database, &tables, "none").at_end());
    EXPECT_TRUE(ArticleList(database, &tables, "t").at_end()) << "the beginning of a term";
  }
}

TEST_F(GlassListsTest, SkipsToWhereXapianSkips) {
  make_database(2048, 5000);
  const Xapian::Database database(path());
  const DatabaseTables tables = tables_of(database);
  for (int round = 0; round < 400; ++round) {
    const std::string name = term(below(kTerms));
    ArticleList list(database, &tables, name);
    ArticleList wanted(database, nullptr, name);
    const std::size_t widest = std::size_t{1} << below(13);
    for (Xapian::docid to = 0; !wanted.at_end();) {
      to += below(widest + 1);
      if (below(50) == 0) to = 32000 + below(3000000);
      if (below(5) == 0) {
        wanted.next();
        list.next();
      } else {
        wanted.skip_to(to);
        list.skip_to(to);
      }
      ASSERT_EQ(list.at_end(), wanted.at_end()) << name << " to " << to;
      if (wanted.at_end()) break;
      ASSERT_EQ(list.article(), wanted.article()) << name << " to " << to;
      ASSERT_EQ(list.count(), wanted.count());
    }
  }
}

TEST_F(GlassListsTest, CountsInABatchWhatXapianCounts) {
  make_database(2048, 5000);
  const Xapian::Database database(path());
  const DatabaseTables tables = tables_of(database);
  for (int round = 0; round < 400; ++round) {
    const std::string name = term(below(kTerms));
    glass::PostingList list(tables.postlist, name);
    ArticleList wanted(database, nullptr, name);
    const std::size_t widest = std::size_t{1} << below(13);
    Xapian::docid last = 0;
    for (bool far = false; last < 40000 && !far;) {
      std::vector<Xapian::docid> documents(below(70));
      far = below(20) == 0;
      for (Xapian::docid& document : documents) {
        last += static_cast<Xapian::docid>(1 + below(widest) + (far ? 100000 : 0));
        document = last;
      }
      std::vector<std::uint32_t> counts(documents.size(), 7);
      list.add_counts(documents, counts.data());
      for (std::size_t i = 0; i < documents.size(); ++i) {
        wanted.skip_to(documents[i]);
        const bool has_it = !wanted.at_end() && wanted.article() == documents[i];
        ASSERT_EQ(counts[i], 7 + (has_it ? wanted.count() : 0)) << name << " in " << documents[i];
      }
      // What is asked next of single documents, or gone on to, is further on.
      last += static_cast<Xapian::docid>(below(widest));
      list.skip_to(last);
      wanted.skip_to(last);
      ASSERT_EQ(list.at_end(), wanted.at_end());
      ASSERT_TRUE(list.at_end() || list.document() == wanted.article());
    }
  }
}

TEST_F(GlassListsTest, LengthsAndValuesAreThoseThatXapianHas) {
  make_database(8192, 5000);
  const Xapian::Database database(path());
  const DatabaseTables tables = tables_of(database);
  std::vector<Xapian::docid> all(database.postlist_begin(""), database.postlist_end(""));
  glass::ValueList upwards(tables.postlist, kSlot);
  std::size_t with_value = 0;
  for (const Xapian::docid document : all) {
    const std::string value = database.get_document(document).get_value(kSlot);
    ASSERT_EQ(upwards.of(document), value) << document;
    ASSERT_EQ(tables.lengths->of(document), database.get_doclength(document));
    with_value += value.empty() ? 0 : 1;
  }
  EXPECT_GT(with_value, 1000U);
  EXPECT_LT(with_value, all.size()) << "some have none";
  for (const std::uint32_t widest : {5U, 100U, 600U}) {
    glass::ValueList leaping(tables.postlist, kSlot);
    for (std::size_t at = below(widest); at < all.size(); at += 1 + below(widest)) {
      const std::string value = database.get_document(all[at]).get_value(kSlot);
      ASSERT_EQ(leaping.of(all[at]), value) << all[at];
    }
  }
  std::shuffle(all.begin(), all.end(), random_);
  glass::ValueList anyhow(tables.postlist, kSlot);
  glass::KeptValues kept(tables.postlist, kSlot, database.get_lastdocid());
  glass::KeptValues kept_for_a_while(tables.postlist, kSlot, database.get_lastdocid(), 1000);
  const DatabaseTables fresh = tables_of(database);
  for (const Xapian::docid document : all) {
    const std::string value = database.get_document(document).get_value(kSlot);
    ASSERT_EQ(anyhow.of(document), value) << document;
    ASSERT_EQ(kept.of(document), value) << document;
    ASSERT_EQ(kept_for_a_while.of(document), value) << document;
    ASSERT_EQ(fresh.lengths->of(document), database.get_doclength(document));
  }
  for (const Xapian::docid document : all) {
    ASSERT_EQ(kept.of(document), database.get_document(document).get_value(kSlot)) << "again";
  }
  for (const Xapian::docid none : {database.get_lastdocid() + 1, 4000000U}) {
    EXPECT_EQ(anyhow.of(none), "") << none;
    EXPECT_EQ(kept.of(none), "") << none;
  }
  EXPECT_EQ(glass::ValueList(tables.postlist, 7).of(1), "") << "a slot that nothing has";
  EXPECT_THROW((void)tables.lengths->of(40000), Xapian::DatabaseCorruptError) << "no document";
  EXPECT_THROW((void)tables.lengths->of(4000000000), Xapian::DatabaseCorruptError);
}

TEST_F(GlassListsTest, KnowsAnEmptyDatabase) {
  Xapian::WritableDatabase(path(), Xapian::DB_CREATE).commit();
  const Xapian::Database database(path());
  const DatabaseTables tables = tables_of(database);
  EXPECT_TRUE(ArticleList(database, &tables, "t0").at_end());
  EXPECT_EQ(glass::ValueList(tables.postlist, kSlot).of(1), "");
  EXPECT_EQ(glass::KeptValues(tables.postlist, kSlot, 0).of(1), "");
  EXPECT_THROW((void)tables.lengths->of(1), Xapian::DatabaseCorruptError);
}

// A writer may take away what is read; it may never change what is read.
TEST_F(GlassListsTest, SeesItsOwnRevisionOrSaysThatItIsGone) {
  make_database(2048, 2000);
  const Xapian::Database database(path());
  const DatabaseTables tables = tables_of(database);
  std::vector<std::pair<Xapian::docid, Xapian::termcount>> known;
  for (auto at = database.postlist_begin("t1"); at != database.postlist_end("t1"); ++at) {
    known.emplace_back(*at, at.get_wdf());
  }
  Xapian::WritableDatabase writer(path(), Xapian::DB_OPEN);
  std::size_t gone = 0;
  for (int commit = 0; commit < 6; ++commit) {
    try {
      ArticleList list(database, &tables, "t1");
      for (const auto& [article, count] : known) {
        ASSERT_FALSE(list.at_end());
        ASSERT_EQ(list.article(), article) << "after " << commit;
        ASSERT_EQ(list.count(), count);
        list.next();
      }
      ASSERT_TRUE(list.at_end());
    } catch (const Xapian::DatabaseModifiedError&) {
      ++gone;
    }
    EXPECT_EQ(gone > 0, commit >= 2) << commit << ": one commit takes nothing away";
    for (int i = 0; i < 400; ++i) writer.replace_document(1 + below(2000), random_document());
    writer.commit();
  }
}

// Whatever a file holds, reading ends, and in an answer or in Xapian's error.
TEST_F(GlassListsTest, SurvivesDamage) {
  make_database(2048, 3000);
  const fs::path file = fs::path(path()) / "postlist.glass";
  const auto blocks = static_cast<std::size_t>(fs::file_size(file)) / 2048;
  const Xapian::Database database(path());
  std::size_t damaged = 0;
  for (int round = 0; round < 200; ++round) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    for (int i = 0; i < 20; ++i) {
      // The heads of blocks are the most delicate; their revisions stay, or nothing is read.
      const std::size_t place = below(blocks) * 2048 + 4 + below(i < 10 ? 60 : 2044);
      bytes.seekp(static_cast<std::streamoff>(place));
      bytes.put(static_cast<char>(below(256)));
    }
    bytes.close();
    const DatabaseTables tables = tables_of(database);
    const auto look = [&damaged](auto&& action) {
      try {
        action();
      } catch (const Xapian::DatabaseError&) {
        ++damaged;
      }
    };
    for (unsigned i = 0; i < kTerms; ++i) {
      look([&] {
        ArticleList list(database, &tables, term(i));
        for (Xapian::docid to = 1; !list.at_end(); to += 1 + below(200)) list.skip_to(to);
      });
    }
    look([&] {
      glass::VocabularyCursor words(tables.postlist, "");
      while (!words.at_end()) {
        const std::string term = words.term();
        below(3) == 0 ? words.skip_to(term.substr(0, 1 + below(4)) + "\xFF") : words.next();
        ASSERT_TRUE(words.at_end() || term < words.term());
      }
    });
    for (int i = 0; i < 50; ++i) {
      look([&] { (void)tables.lengths->of(1 + below(3000)); });
      look([&] { (void)glass::ValueList(tables.postlist, kSlot).of(1 + below(3000)); });
      look([&] { (void)glass::KeptValues(tables.postlist, kSlot, 3000).of(1 + below(3000)); });
    }
  }
  EXPECT_GT(damaged, 0U);
}

}  // namespace
}  // namespace newsdex
