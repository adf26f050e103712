// Bytes of the table of stored articles are changed anywhere: a search finds what it found before,
// or says that the index is damaged, where and what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "common/stub.hpp"
#include "tests/support/small_searches.hpp"
#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class DamagedStore : public test::SmallSearches {
 protected:
  // Xapian compresses what is stored of some of these, and cuts the paths' terms.
  static std::vector<Article> articles() {
    std::vector<Article> made;
    for (int i = 0; i < 30; ++i) {
      const std::string number = std::to_string(i);
      made.push_back(test::article("a" + number, "A title of a title of a title of a title",
                                   "Oil article " + number + " of many."));
      made.back().path = deep() + "/a" + number;
    }
    return made;
  }
  static std::string deep() { return "/" + std::string(150, 'x') + "/" + std::string(150, 'y'); }

  [[nodiscard]] std::filesystem::path index() const { return folder_.path() / "index"; }
  [[nodiscard]] std::filesystem::path table() const {
    return index() / generation_name(1) / "docdata.glass";
  }

  // What is stored of the third article is no record.
  void make_damaged() {
    test::make_index(index(), articles());
    Xapian::WritableDatabase database((index() / generation_name(1)).string());
    Xapian::Document document = database.get_document(3);
    document.set_data("no field");
    database.replace_document(3, document);
    database.commit();
  }

  test::RandomText random_{11};
};

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

// What is said of the damage; nothing where all was found.
std::string said_of(const std::filesystem::path& index, const std::string& query) {
  try {
    Searcher searcher({index});
    EXPECT_EQ(searcher.search(query, {.limit = 100}).hits.size(), 30U);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kCorrupt) << error.what();
    return error.what();
  }
  return {};
}

TEST_F(DamagedStore, IsToldAsDamageOfTheIndex) {
  test::make_index(index(), articles());
  const std::string whole = bytes_of(table());
  int seen = 0;
  for (int i = 0; i < 400; ++i) {
    std::string damaged = whole;
    damaged[random_.below(damaged.size())] ^= static_cast<char>(1 + random_.below(255));
    write_bytes(table(), damaged);
    const std::string said = said_of(index(), i % 2 == 0 ? "oil" : "\"oil article\"");
    if (said.empty()) continue;
    ++seen;
    EXPECT_THAT(said, AllOf(HasSubstr(index().string()), HasSubstr("the index is damaged"),
                            HasSubstr("indexing afresh into a new folder")));
  }
  EXPECT_GT(seen, 50);
}

TEST_F(DamagedStore, IsToldByWhatLooksForAFolder) {
  make_damaged();
  EXPECT_THAT(said_of(index(), "path:" + deep()),
              AllOf(HasSubstr(index().string()), HasSubstr("document 3")));
}

TEST_F(DamagedStore, OfSeveralIndexesNamesAll) {
  make_damaged();
  const std::filesystem::path other = folder_.path() / "other";
  test::make_index(other, test::harbour());
  Searcher searcher({other, index()});
  try {
    (void)searcher.search("oil", {.limit = 100});
    FAIL() << "it was not seen";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kCorrupt);
    EXPECT_THAT(error.what(), AllOf(HasSubstr("one of " + other.string() + ", " + index().string()),
                                    HasSubstr("document 3:")));
  }
}

}  // namespace
}  // namespace newsdex
