// Words matched without Xapian against Xapian's matcher, which reads its own lists: the same
// articles with the same weights in the same order, whatever the databases look like.
//
// NEWSDEX_MATCH_QUERIES=20000 asks so many of each collection in place of a few.
#include "searcher/match_words.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <random>

#include "common/schema.hpp"
#include "searcher/word_source.hpp"
#include "tests/support/matched_articles.hpp"
#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

using Join = FlatQuery::Join;
using XapianQuery = Xapian::Query;

struct Collection {
  const char* name;
  std::uint32_t articles;
  std::size_t databases;
  int block_bytes;
  std::uint32_t widest_gap;  // between ids
  std::uint32_t removed;     // one of so many; 0: none
};

void PrintTo(const Collection& collection, std::ostream* out) { *out << collection.name; }

std::size_t word_queries() {
  const char* many = std::getenv("NEWSDEX_MATCH_QUERIES");
  return many == nullptr ? 150 : std::strtoul(many, nullptr, 10);
}

class MatchWordsTest : public testing::TestWithParam<Collection> {
 protected:
  void SetUp() override {
    const Collection& collection = GetParam();
    for (std::size_t i = 0; i < collection.databases; ++i) add_database(collection, i);
  }

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_()) % bound; }

  // Words of low numbers are in many articles. One article in eight is another's double.
  Xapian::Document draw_document() {
    if (!drawn_.empty() && below(8) == 0) return drawn_[random_() % drawn_.size()];
    Xapian::Document document;
    for (std::uint32_t word = 0; word < kWords; ++word) {
      if (below(1 + word) > 0) continue;
      const std::string name = std::to_string(word);
      document.add_term("Z" + name, 1 + below(1 + below(8)));
      if (below(3) == 0) document.add_term(name, 1);
      if (below(12) == 0) document.add_term("ZS" + name, 1 + below(2));
    }
    document.add_term("other", 1 + below(60));
    document.add_boolean_term("L" + std::to_string(below(1 + below(20))));
    if (below(3) > 0) document.add_value(schema::kPublishedSlot, second(below(kSeconds)));
    if (drawn_.size() < 500) drawn_.push_back(document);
    return document;
  }

  void add_database(const Collection& collection, std::size_t number) {
    const auto path = folder_.path() / std::to_string(number);
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE, collection.block_bytes);
    Xapian::docid id = 0;
    for (std::uint32_t i = 0; i < collection.articles; ++i) {
      id += 1 + below(collection.widest_gap);
      database.replace_document(id, draw_document());
      if (collection.removed > 0 && below(collection.removed) == 0) database.delete_document(id);
      if (below(2000) == 0) database.commit();
    }
    database.commit();
    const Xapian::Database read(path.string());
    tables_.add(path, read);
    database_.add_database(read);
    databases_.push_back(read);
  }

  AnyTerm any_term(const std::string& prefix, std::uint32_t word) {
    AnyTerm any{.terms = {prefix + std::to_string(word)}};
    if (below(3) == 0 && prefix == "Z") any.terms.push_back(std::to_string(word));
    if (below(20) == 0 && prefix == "Z") any.terms.push_back("none");
    return any;
  }

  static std::string second(std::uint32_t second) { return Xapian::sortable_serialise(second); }

  FlatQuery::Restriction draw_restriction() {
    FlatQuery::Restriction drawn{.excludes = below(2) == 0};
    if (below(3) == 0) {
      const std::uint32_t first = below(kSeconds);
      drawn.filter.dates = {second(first), second(first + below(kSeconds - first))};
      if (below(8) == 0) drawn.filter.dates->first = second(2 * kSeconds);  // nobody has it
    }
    for (std::uint32_t terms = drawn.filter.dates ? below(2) : below(4); terms > 0; --terms) {
      drawn.filter.terms.push_back((below(2) == 0 ? "Z" : "L") + std::to_string(below(15)));
    }
    return drawn;
  }

  FlatQuery draw_query() {
    FlatQuery query{below(3) == 0 ? Join::kAll : Join::kAny, {}, {}, {}, &tables_};
    for (std::uint32_t words = 1 + below(4); words > 0; --words) {
      const std::uint32_t word = below(1 + below(kWords + 1));
      FlatQuery::Word drawn{{any_term("Z", word)}, below(4) == 0 ? 0.2 + below(5) : 1};
      if (below(3) > 0) {
        drawn.parts.push_back(any_term("ZS", word));
        drawn.parts.back().share = 0.3;
        drawn.parts.back().only_ranks = true;
      }
      query.words.push_back(std::move(drawn));
    }
    if (below(2) == 0) return query;
    for (std::uint32_t some = 1 + below(2); some > 0; --some) {
      query.restrictions.push_back(draw_restriction());
    }
    return query;
  }

  XapianQuery by_xapian(const FlatQuery& query) {
    std::vector<XapianQuery> words;
    for (const FlatQuery::Word& word : query.words) {
      auto* source = new WordSource(word.parts, database_, nothing_in_place_);
      words.push_back(XapianQuery(source->release()) * word.scale);
    }
    XapianQuery all(query.join == Join::kAll ? XapianQuery::OP_AND : XapianQuery::OP_OR,
                    words.begin(), words.end());
    for (const FlatQuery::Restriction& restriction : query.restrictions) {
      const auto op = restriction.excludes ? XapianQuery::OP_AND_NOT : XapianQuery::OP_FILTER;
      all = XapianQuery(op, all, query_of(restriction.filter));
    }
    return all;
  }

  MatchedArticles wanted_of(const FlatQuery& query, std::size_t wanted) {
    Deadline never(0);
    return match_articles(
        database_, {.query = [&] { return by_xapian(query); }, .wanted = wanted, .count_all = true},
        never);
  }

  static std::string described(const FlatQuery& query) {
    std::string text = query.join == Join::kAll ? "all of" : "any of";
    for (const FlatQuery::Word& word : query.words) {
      text += " (" + std::to_string(word.scale);
      for (const AnyTerm& any : word.parts) {
        for (const std::string& term : any.terms) text += " " + term;
      }
      text += ")";
    }
    for (const FlatQuery::Restriction& restriction : query.restrictions) {
      text += restriction.excludes ? " without" : " within";
      text += " " + query_of(restriction.filter).get_description();
    }
    return text;
  }

  struct Byte {
    std::uint32_t at = 0;
    char byte = 0;
  };

  static void write(const std::filesystem::path& file, const std::vector<Byte>& bytes) {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    for (const Byte& byte : bytes) out.seekp(byte.at).put(byte.byte);
  }

  // Changes so many bytes, and gives those that were there. The revisions of
  // blocks stay, or nothing would be read.
  std::vector<Byte> damage(const std::filesystem::path& file, std::uint32_t count) {
    const auto block_bytes = static_cast<std::uint32_t>(GetParam().block_bytes);
    const auto blocks = static_cast<std::uint32_t>(std::filesystem::file_size(file)) / block_bytes;
    std::ifstream in(file, std::ios::binary);
    std::vector<Byte> before;
    std::vector<Byte> after;
    for (; count > 0; --count) {
      const std::uint32_t at = below(blocks) * block_bytes + 4 + below(block_bytes - 4);
      before.push_back({at, static_cast<char>(in.seekg(at).get())});
      after.push_back({at, static_cast<char>(below(256))});
    }
    write(file, after);
    return before;
  }

  static constexpr std::uint32_t kWords = 60;
  static constexpr std::uint32_t kSeconds = 1000;

  std::mt19937 random_{5};
  test::TemporaryFolder folder_;
  std::vector<Xapian::Document> drawn_;
  Xapian::Database database_;
  std::vector<Xapian::Database> databases_;  // what it joins
  GlassTables tables_;
  GlassTables nothing_in_place_;
};

TEST_P(MatchWordsTest, FindsWhatXapianFinds) {
  const Xapian::doccount articles = database_.get_doccount();
  std::size_t left_to_xapian = 0;
  for (std::size_t i = 0; i < word_queries(); ++i) {
    const FlatQuery query = draw_query();
    SCOPED_TRACE(described(query));
    const MatchedArticles all = wanted_of(query, articles);
    const std::size_t wanted = std::vector<std::size_t>{1, 10, 300, articles}[below(4)];
    const bool count_all = below(4) == 0;
    Deadline never(0);
    const auto found =
        match_words(database_, {.flat = &query, .wanted = wanted, .count_all = count_all}, never);
    if (!found && !query.restrictions.empty() && all.total <= articles / 64) {
      ++left_to_xapian;
      continue;
    }
    ASSERT_TRUE(found.has_value());
    test::expect_the_best(*found, all, wanted);
    EXPECT_TRUE(found->total_is == TotalIs::kExact ||
                (!count_all && all.total > kAlwaysCounted && query.restrictions.empty()));
    if (found->total_is == TotalIs::kExact) {
      EXPECT_EQ(found->total, all.total);
    } else {
      EXPECT_EQ(found->total_is, TotalIs::kAbout);
      const auto exactly = static_cast<double>(all.total);
      EXPECT_NEAR(static_cast<double>(found->total), exactly, 0.2 * exactly);
    }
    if (HasFatalFailure()) return;
  }
  EXPECT_LT(left_to_xapian, word_queries() / 4);
}

TEST_P(MatchWordsTest, WordsThatNoArticleHasFindNothing) {
  for (const Join join : {Join::kAny, Join::kAll}) {
    const FlatQuery query{
        join, {{{{.terms = {"none"}}}}, {{{.terms = {"nor this"}}}}}, {}, {}, &tables_};
    Deadline never(0);
    const auto found = match_words(database_, {.flat = &query, .wanted = 10}, never);
    EXPECT_TRUE(found->best.empty());
    EXPECT_EQ(found->total, 0U);
    EXPECT_EQ(found->total_is, TotalIs::kExact);
  }
}

TEST_P(MatchWordsTest, SaysThatTheTimeWasOver) {
  const FlatQuery query{
      Join::kAny, {{{{.terms = {"Z0"}}}}, {{{.terms = {"Z1"}}}}}, {}, {}, &tables_};
  const std::uint64_t total = wanted_of(query, 10).total;
  Deadline at_once(1e-9);
  const auto found =
      match_words(database_, {.flat = &query, .wanted = 10, .count_all = true}, at_once);
  EXPECT_EQ(found->total_is, TotalIs::kAtLeast);
  EXPECT_LE(found->total, total);
}

TEST_P(MatchWordsTest, LeavesToXapianWhatCannotBeReadInPlace) {
  const FlatQuery query{Join::kAny, {{{{.terms = {"Z0"}}}}}, {}, {}, &nothing_in_place_};
  Deadline never(0);
  EXPECT_FALSE(match_words(database_, {.flat = &query, .wanted = 10}, never).has_value());
}

// Whatever a table holds, a match ends, and in an answer or in Xapian's error.
TEST_P(MatchWordsTest, SurvivesDamage) {
  const auto databases = static_cast<std::uint32_t>(GetParam().databases);
  std::size_t answers = 0;
  std::size_t errors = 0;
  for (std::size_t i = 0; i < word_queries(); ++i) {
    const auto file = folder_.path() / std::to_string(below(databases)) / "postlist.glass";
    const std::vector<Byte> before = damage(file, 1 + below(1 + below(40)));
    try {
      GlassTables tables;
      for (std::size_t number = 0; number < databases; ++number) {
        tables.add(folder_.path() / std::to_string(number), databases_[number]);
      }
      FlatQuery query = draw_query();
      query.tables = &tables;
      Deadline never(0);
      (void)match_words(database_, {.flat = &query, .wanted = 10}, never);
      ++answers;
    } catch (const Xapian::DatabaseError&) {
      ++errors;
    }
    write(file, before);
  }
  EXPECT_GT(answers, 0U);
  EXPECT_GT(errors, 0U);
}

INSTANTIATE_TEST_SUITE_P(Databases, MatchWordsTest,
                         testing::Values(Collection{"small", 200, 1, 2048, 1, 0},
                                         Collection{"several_windows", 20000, 1, 8192, 1, 0},
                                         Collection{"holes", 6000, 1, 2048, 9, 4},
                                         Collection{"ids_far_apart", 3000, 1, 65536, 20000, 0},
                                         Collection{"joined", 1500, 3, 8192, 3, 10}),
                         [](const auto& collection) { return std::string(collection.param.name); });

}  // namespace
}  // namespace newsdex
