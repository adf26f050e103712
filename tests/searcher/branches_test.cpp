// What an article does not match of a query is neither highlighted nor what its passage is chosen
// by, though its words stand there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "tests/support/small_searches.hpp"

namespace newsdex {
namespace {

using test::article;
using test::ids;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using Branches = test::SmallSearches;

TEST_F(Branches, OfAnAlternativeThatDoesNotMatchNothingIsHighlighted) {
  Article both = article("both", "", "Grain and oil. The ferry was late.");
  both.source = "Gazette";
  Searcher searcher = over({both});
  const struct {
    std::string query;
    std::vector<std::string> highlighted;
  } rows[] = {
      {"(grain AND steel) OR ferry", {"ferry"}},
      {"(grain AND oil) OR ferry", {"Grain", "oil", "ferry"}},
      {"(grain AND NOT ferry) OR oil", {"oil"}},
      {"(grain source:wire) OR ferry", {"ferry"}},
      {"(grain source:gazette) OR ferry", {"Grain", "ferry"}},
      {"(+steel grain) OR ferry", {"ferry"}},
      {"(+oil grain) OR ferry", {"Grain", "oil", "ferry"}},
      {"((grain AND steel) OR oil) AND ferry", {"oil", "ferry"}},
      {"(((grain AND oil) OR late) AND steel) OR ferry", {"ferry"}},  // inside one that does not
      {"(((grain AND steel) OR late) AND oil) OR ferry", {"oil", "ferry", "late"}},
      {"+ferry (grain AND steel)", {"ferry"}},  // it would but rank
      {"+ferry (grain AND oil)", {"Grain", "oil", "ferry"}},
      {"(gr* AND steel) OR ferry", {"ferry"}},
      {"(\"grain and oil\" AND steel) OR ferry", {"ferry"}},
      {"(\"grain and oil\" AND late) OR ferry", {"Grain and oil", "ferry", "late"}},
      {"(grain AND \"oil grain\") OR ferry", {"ferry"}},  // words, but no phrase
      {"(grain AND (oil NEAR/3 steel)) OR ferry", {"ferry"}},
      {"(grain AND steel) OR (oil AND tin) OR lang:en", {}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.query);
    const SearchResult result = searcher.search(row.query);
    ASSERT_THAT(ids(result), ElementsAre("both"));
    EXPECT_EQ(test::highlighted(result.hits[0]), row.highlighted);
  }
}

TEST_F(Branches, ThePassageIsOfTheAlternativeThatMatches) {
  std::string text = "Grain, grain and more grain: of grain they spoke first.\n";
  for (int i = 0; i < 60; ++i) text += "Nothing was said that anybody there had not heard before. ";
  text += "\nThen the ferry came.";
  Searcher searcher = over({article("long", "Grain", text)});
  const SearchResult result = searcher.search("(grain AND steel) OR ferry", {.explain = true});
  ASSERT_THAT(ids(result), ElementsAre("long"));
  EXPECT_THAT(result.hits[0].passage.text, HasSubstr("the ferry came"));
  EXPECT_THAT(test::highlighted_in_title(result.hits[0]), IsEmpty());
  EXPECT_THAT(result.hits[0].explanation, Not(HasSubstr("grain")));
  EXPECT_THAT(result.hits[0].explanation, HasSubstr("ferry"));
}

// Articles of joined indexes are numbered by turns.
TEST_F(Branches, AreToldApartInEachOfJoinedIndexes) {
  std::vector<std::filesystem::path> paths;
  for (const std::string index : {"a", "b", "c"}) {
    std::vector<Article> articles;
    for (int i = 0; i < 5; ++i) {
      const bool has_steel = (i + static_cast<int>(paths.size())) % 2 == 0;
      articles.push_back(article(fmt::format("{}{}{}", index, i, has_steel ? "+" : "-"), "",
                                 has_steel ? "Grain, steel and the ferry." : "Grain, a ferry."));
    }
    paths.push_back(folder_.path() / index);
    test::make_index(paths.back(), articles);
  }
  for (const Sort sort : {Sort::kRelevance, Sort::kNewest}) {
    const SearchResult result =
        Searcher(paths).search("(grain AND steel) OR ferry", {.limit = 20, .sort = sort});
    ASSERT_EQ(result.hits.size(), 15U);
    for (const Hit& hit : result.hits) {
      SCOPED_TRACE(hit.id);
      const bool has_steel = hit.id.ends_with('+');
      EXPECT_EQ(test::highlighted(hit).size(), has_steel ? 3U : 1U);
    }
  }
}

}  // namespace
}  // namespace newsdex
