// What counts as a change of a file and of an article.
#include <gtest/gtest.h>

#include <newsdex/error.hpp>
#include <set>
#include <string>

#include "corpus/reader.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::test {
namespace {

TEST(Hash, AFilesHashIsThatOfItsBytes) {
  const TemporaryFolder folder;
  const std::string content(3'000'001, 'x');
  const auto one = hash_file(folder.write("a", content));
  EXPECT_EQ(hash_file(folder.write("b", content)), one);
  EXPECT_NE(hash_file(folder.write("c", content + "y")), one);
  EXPECT_NE(hash_file(folder.write("d", "")), one);
  EXPECT_THROW(static_cast<void>(hash_file(folder.path() / "missing")), Error);
  EXPECT_THROW(static_cast<void>(hash_file(folder.path())), Error);
}

TEST(Hash, EveryFieldOfAnArticleButItsPathCounts) {
  Article base;
  base.id = "i";
  base.docno = "d";
  base.path = "p";
  base.title = "t";
  base.text = "x";
  base.date = Date{1, Precision::kSecond};
  base.source = "s";
  base.language = "en";
  base.topics = {"a", "b"};
  std::set<std::uint64_t> hashes = {hash_article(base)};
  const auto change = [&](auto edit) {
    Article changed = base;
    edit(changed);
    EXPECT_TRUE(hashes.insert(hash_article(changed)).second);
  };
  change([](Article& a) { a.id = "j"; });
  change([](Article& a) { a.docno = "e"; });
  change([](Article& a) { a.title = "u"; });
  change([](Article& a) { a.text = "y"; });
  change([](Article& a) { a.date = Date{2, Precision::kSecond}; });
  change([](Article& a) { a.date = Date{1, Precision::kDay}; });
  change([](Article& a) { a.date.reset(); });
  change([](Article& a) { a.updated = a.date; });
  change([](Article& a) { a.source = "r"; });
  change([](Article& a) { a.language = "de"; });
  change([](Article& a) { a.url = "u"; });
  change([](Article& a) { a.byline = "b"; });
  change([](Article& a) { a.topics = {"a"}; });
  change([](Article& a) { a.topics = {"ab"}; });
  change([](Article& a) { a.title = "tx", a.text = ""; });  // a letter moved from field to field
  Article moved = base;
  moved.path = "elsewhere";
  EXPECT_EQ(hash_article(moved), hash_article(base));
}

}  // namespace
}  // namespace newsdex::test
