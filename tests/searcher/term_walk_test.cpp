// The vocabulary walked in place, against what Xapian says: in one index and several, with terms of
// few articles and of many.
#include <gtest/gtest.h>

#include <random>

#include "searcher/term_walk.hpp"
#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

class TermWalkTest : public ::testing::Test {
 protected:
  unsigned below(unsigned end) { return static_cast<unsigned>(random_() % end); }

  // Words of few letters, so that many begin alike; some hold what keys escape.
  std::string word() {
    static const std::vector<std::string> kLetters = {
        "a", "b", "c", "é", "ż", "\U0001F600", std::string(1, '\0')};
    std::string made(1, static_cast<char>('a' + below(3)));
    for (unsigned letters = below(7); letters > 0; --letters) {
      const bool is_rare = below(8) == 0;
      made += kLetters[is_rare ? below(static_cast<unsigned>(kLetters.size())) : below(3)];
    }
    return made;
  }

  // Small blocks, so that lists of frequent words have many chunks over many blocks.
  void add_database(unsigned documents) {
    const auto folder = folder_.path() / std::to_string(databases_++);
    Xapian::WritableDatabase writer(folder.string(), Xapian::DB_CREATE, 2048);
    for (unsigned i = 0; i < documents; ++i) {
      Xapian::Document document;
      for (const char* everywhere : {"a", "ab", "b", "bb"}) document.add_term(everywhere);
      for (unsigned words = below(12); words > 0; --words) document.add_term(word());
      document.add_value(0, std::string(60, 'v'));
      writer.add_document(document);
    }
    writer.set_metadata("a", "of the table, too");
    writer.commit();
    const Xapian::Database one(folder.string());
    tables_.add(folder, one);
    joined_.add_database(one);
  }

  void expect_same(TermWalk& walk, TermWalk& by_xapian) {
    ASSERT_EQ(walk.at_end(), by_xapian.at_end());
    if (walk.at_end()) return;
    ASSERT_EQ(walk.term(), by_xapian.term());
    ASSERT_EQ(walk.articles(), by_xapian.articles()) << walk.term();
  }

  test::TemporaryFolder folder_;
  std::mt19937 random_{11};
  unsigned databases_ = 0;
  GlassTables tables_;
  Xapian::Database joined_;
};

TEST_F(TermWalkTest, GoesWhereXapianGoes) {
  for (const unsigned documents : {3000U, 1U, 800U}) {
    add_database(documents);
    ASSERT_EQ(tables_.of(joined_).size(), databases_) << "read in place";
    for (const std::string prefix : {"a", "ab", "abc", "b", "c"}) {
      TermWalk walk(joined_, tables_, prefix);
      TermWalk by_xapian(joined_, GlassTables(), prefix);
      std::size_t terms = 0;
      for (; !by_xapian.at_end(); walk.next(), by_xapian.next(), ++terms) {
        expect_same(walk, by_xapian);
        if (HasFatalFailure()) return;
      }
      EXPECT_TRUE(walk.at_end());
      EXPECT_GT(terms, prefix == "a" ? 100U : 0U) << prefix;
    }
  }
}

TEST_F(TermWalkTest, PassesAllThatBeginAlike) {
  for (const unsigned documents : {2000U, 500U}) {
    add_database(documents);
    for (int round = 0; round < 200; ++round) {
      const std::string prefix = word().substr(0, 1);
      TermWalk walk(joined_, tables_, prefix);
      TermWalk by_xapian(joined_, GlassTables(), prefix);
      while (!by_xapian.at_end()) {
        expect_same(walk, by_xapian);
        if (HasFatalFailure()) return;
        const std::string term = by_xapian.term();
        if (below(2) == 0) {
          walk.next();
          by_xapian.next();
          continue;
        }
        const std::string passed = term.substr(0, 1 + below(static_cast<unsigned>(term.size())));
        walk.pass_all(passed);
        by_xapian.pass_all(passed);
        ASSERT_TRUE(walk.at_end() || !walk.term().starts_with(passed));
      }
      EXPECT_TRUE(walk.at_end());
    }
  }
}

TEST_F(TermWalkTest, OfNothingThereIsNoFirst) {
  add_database(0);
  EXPECT_TRUE(TermWalk(joined_, tables_, "a").at_end());
  add_database(100);
  EXPECT_TRUE(TermWalk(joined_, tables_, "d").at_end()) << "behind all";
  EXPECT_TRUE(TermWalk(joined_, tables_, "A").at_end()) << "before all";
  EXPECT_TRUE(TermWalk(joined_, tables_, "az").at_end()) << "in between";
}

}  // namespace
}  // namespace newsdex
