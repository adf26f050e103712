// name~ and what is suggested for words that find nothing, by the searcher over small indexes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <newsdex/searcher.hpp>

#include "tests/support/small_searches.hpp"

namespace newsdex {
namespace {

using test::article;
using test::ids;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class NamesTest : public test::SmallSearches {};

// Of all hits, in the order of their ids.
std::vector<std::string> highlighted(const SearchResult& result) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const Hit& hit : result.hits) {
    for (const ByteRange range : hit.passage.highlights) {
      found.emplace_back(hit.id, hit.passage.text.substr(range.begin, range.end - range.begin));
    }
  }
  std::ranges::stable_sort(found, {}, &std::pair<std::string, std::string>::first);
  std::vector<std::string> out;
  for (auto& [id, text] : found) out.push_back(std::move(text));
  return out;
}

std::vector<std::string> words(const std::vector<Spelling>& spellings) {
  std::vector<std::string> out;
  for (const Spelling& spelling : spellings) out.push_back(spelling.word);
  return out;
}

std::vector<Article> presidents() {
  return {
      article("a-ko", "One", "In Minsk Alexander Lukashenko spoke of grain, of ice and of rails."),
      article("b-ka", "Two", "In Minsk Alyaksandr Lukashenka spoke of grain, of ice and of rails."),
      article("c-cyr", "Три", "В Минске Александр Лукашенко говорил о зерне.", "ru"),
      article("d-other", "Four", "In Kyiv Yulia Tymoshenko spoke of grain, of ice and of rails."),
      article("e-pl", "Lukaszenka", "The president of Belarus, it was said, spoke of grain."),
      article("f-ar", "Six", "قال لوكاشينكو في مينسك", "ar"),
  };
}

TEST_F(NamesTest, EverySpellingIsFoundAndHighlighted) {
  auto searcher = over(presidents());
  const SearchResult result = searcher.search("lukashenko~");
  EXPECT_THAT(ids(result), UnorderedElementsAre("a-ko", "b-ka", "c-cyr", "f-ar"));
  EXPECT_THAT(highlighted(result),
              ElementsAre("Lukashenko", "Lukashenka", "Лукашенко", "لوكاشينكو"));
  ASSERT_EQ(result.names.size(), 1U);
  EXPECT_EQ(result.names[0].name, "lukashenko");
  EXPECT_THAT(words(result.names[0].spellings),
              ElementsAre("lukashenko", "лукашенко", "lukashenka", "لوكاشينكو"));
  EXPECT_EQ(result.names[0].spellings[0].articles, 1U);
  EXPECT_EQ(result.total, 4U);
}

TEST_F(NamesTest, TheSpellingThatWasTypedComesFirst) {
  auto searcher = over(presidents());
  for (const auto& [typed, first] :
       {std::pair("lukashenko~", "a-ko"), std::pair("lukashenka~", "b-ka"),
        std::pair("Лукашенко~", "c-cyr"), std::pair("لوكاشينكو~", "f-ar")}) {
    const SearchResult result = searcher.search(typed);
    ASSERT_EQ(result.hits.size(), 4U) << typed;
    EXPECT_EQ(result.hits.front().id, first) << typed;
  }
}

TEST_F(NamesTest, ChineseFindsTheOthersThoughAnalysisTakesItApart) {
  std::vector<Article> articles = presidents();
  articles.push_back(article("g-zh", "七", "卢卡申科在明斯克说", "zh"));
  auto searcher = over(articles);
  const SearchResult result = searcher.search("卢卡申科~");
  EXPECT_THAT(ids(result), UnorderedElementsAre("a-ko", "b-ka", "c-cyr", "f-ar", "g-zh"));
  EXPECT_THAT(highlighted(result), testing::Contains("卢卡申科"));
  EXPECT_THAT(ids(searcher.search("lukashenko~")), testing::Not(testing::Contains("g-zh")))
      << "single characters are no names: this way is closed";
}

TEST_F(NamesTest, OfAWholeNameEachWordHasItsSpellings) {
  auto searcher = over(presidents());
  const SearchResult result = searcher.search("\"aleksandr lukashenko\"~");
  EXPECT_THAT(ids(result), UnorderedElementsAre("a-ko", "b-ka", "c-cyr"));
  EXPECT_THAT(highlighted(result),
              ElementsAre("Alexander Lukashenko", "Alyaksandr Lukashenka", "Александр Лукашенко"))
      << "one match, one highlight";
  EXPECT_THAT(ids(searcher.search("\"lukashenko aleksandr\"~")), IsEmpty()) << "in this order";
}

TEST_F(NamesTest, InFieldsNearAndExcluded) {
  auto searcher = over(presidents());
  EXPECT_THAT(ids(searcher.search("title:lukashenko~")), IsEmpty())
      << "a title's words alone are not seen as names";
  EXPECT_THAT(ids(searcher.search("lukashenko~ NEAR/4 grain")),
              UnorderedElementsAre("a-ko", "b-ka"));
  EXPECT_THAT(ids(searcher.search("grain -lukashenka~")), UnorderedElementsAre("d-other", "e-pl"));
  EXPECT_THAT(ids(searcher.search("lukashenko~ AND NOT lukashenka")),
              UnorderedElementsAre("a-ko", "c-cyr", "f-ar"));
}

TEST_F(NamesTest, ATitleOrBylineHasTheSpellingsThatTheTextsHave) {
  std::vector<Article> articles = presidents();
  articles.push_back(article("t", "Lukashenka speaks", "He was heard."));
  articles.push_back(article("by", "Eight", "He was heard."));
  articles.back().byline = "Petro Lukashenka";
  auto searcher = over(articles);
  EXPECT_THAT(ids(searcher.search("title:lukashenko~")), ElementsAre("t"));
  EXPECT_THAT(ids(searcher.search("byline:lukashenko~")), ElementsAre("by"));
}

TEST_F(NamesTest, ANameInPartsIsAlsoFoundInOneWord) {
  auto searcher = over({article("two", "", "It was Al-Zawahiri who spoke."),
                        article("one", "", "It was Alzawahiri who spoke."),
                        article("other", "", "It was Al-Zawahri who spoke.")});
  EXPECT_THAT(ids(searcher.search("al-zawahiri~")), UnorderedElementsAre("two", "one", "other"));
}

// Regression: francesco~ found and highlighted France, whose stem Frances has too.
TEST_F(NamesTest, OfWordsOfOneStemTheSpellingsAloneAreFound) {
  auto searcher = over({
      article("a", "Orange", "Shares of France Telecom rose. Telecom in France was glad."),
      article("b", "Film", "On Monday Frances Cook saw France. She was Frances to all of France."),
      article("c", "Opera", "On Monday Francesco Rosi sang, and Rosi Francesco."),
      article("d", "France", "The town saw Frances sing."),
      article("e", "For Frances", "A song of the town."),
  });
  const SearchResult result = searcher.search("francesco~");
  EXPECT_THAT(ids(result), UnorderedElementsAre("b", "c", "d", "e"));
  EXPECT_THAT(highlighted(result),
              ElementsAre("Frances", "Frances", "Francesco", "Francesco", "Frances"));
  for (const Hit& hit : result.hits) EXPECT_EQ(hit.title_highlights.empty(), hit.id != "e");
  EXPECT_THAT(ids(searcher.search("title:francesco~")), ElementsAre("e"));
  EXPECT_THAT(ids(searcher.search("\"francesco cook\"~")), ElementsAre("b"));
  EXPECT_THAT(ids(searcher.search("\"francesco telecom\"~")), IsEmpty());
  EXPECT_THAT(ids(searcher.search("francesco~ NEAR/2 saw")), UnorderedElementsAre("b", "d"));
  EXPECT_THAT(ids(searcher.search("telecom -francesco~")), ElementsAre("a"));
}

TEST_F(NamesTest, FollowTheIndexFromStateToState) {
  auto searcher = over({article("a", "", "It was Lukashenko who spoke.")});
  EXPECT_THAT(words(searcher.search("lukashenko~").names[0].spellings), ElementsAre("lukashenko"));
  std::filesystem::remove_all(folder_.path() / "index");
  test::make_index(folder_.path() / "index", {article("a", "", "It was Lukashenka who spoke.")});
  Searcher again({folder_.path() / "index"});
  EXPECT_THAT(words(again.search("lukashenko~").names[0].spellings),
              ElementsAre("lukashenko", "lukashenka"));
}

TEST_F(NamesTest, SpellingsAreThoseOfAllIndexesSearched) {
  test::make_index(folder_.path() / "one", {article("a", "", "It was Lukashenko who spoke.")});
  test::make_index(folder_.path() / "two", {article("b", "", "It was Lukashenka who spoke.")});
  Searcher searcher({folder_.path() / "one", folder_.path() / "two"});
  EXPECT_THAT(ids(searcher.search("lukashenko~")), ElementsAre("a", "b"));
}

// Symptom: a query of 500 names took half a minute.
TEST_F(NamesTest, SpellingsAreFoundForAFewNamesOfAQuery) {
  auto searcher = over(presidents());
  std::string query;
  for (char c = 'a'; c <= 'p'; ++c) query += std::string("nam") + c + "ko~ ";
  EXPECT_THAT(searcher.search(query + query).warnings, IsEmpty()) << "16 names, each twice";
  const SearchResult result = searcher.search(query + "grain lukashenko~ lukashenka~");
  EXPECT_EQ(result.names.size(), 16U);
  EXPECT_THAT(ids(result), testing::Contains("a-ko")) << "the others as they were typed";
  ASSERT_EQ(result.warnings.size(), 1U);
  EXPECT_EQ(result.warnings[0].begin, query.size() + 6) << "at the first of them";
}

// ---- suggestions -------------------------------------------------------------------------------

struct SpellingRow {
  std::string typed;
  std::vector<std::string> also_spelt;
  std::vector<std::string> did_you_mean;
  std::string because;
};

TEST_F(NamesTest, SuggestsForWordsThatFindNothingOrLittle) {
  auto searcher = over(presidents());
  const std::vector<SpellingRow> rows = {
      {"loukachenko", {"lukashenko", "лукашенко", "lukashenka"}, {}, "a name, closest first"},
      {"lukashenko", {"лукашенко", "lukashenka", "لوكاشينكو"}, {}, "in one article: little"},
      {"presidemt", {}, {"president"}, "one mistake"},
      {"persidnet", {}, {"president"}, "two, in a long word"},
      {"grian", {}, {"grain"}, "swapped neighbours are one mistake"},
      {"gruen", {}, {}, "two mistakes are too many in a short word"},
      {"xyzzy", {}, {}, "nothing to suggest"},
      {"grain", {}, {}, "in many articles"},
      {"-presidemt", {}, {}, "what is excluded may well be nowhere"},
      {"presidemt~", {}, {}, "asked for spellings already"},
      {"\"presidemt\"", {}, {}, "exact"},
      {"source:presidemt", {}, {}, "a field's value"},
      {"grain presidemt", {}, {"president"}, "beside a word that finds much"},
      {"grain lukashenka", {}, {}, "one that finds little is not missed then"},
  };
  for (const SpellingRow& row : rows) {
    const std::vector<Suggestion> made = searcher.search(row.typed).suggestions;
    const bool wanted = !row.also_spelt.empty() || !row.did_you_mean.empty();
    ASSERT_EQ(made.size(), wanted ? 1U : 0U) << row.typed << ": " << row.because;
    if (!wanted) continue;
    EXPECT_EQ(words(made[0].also_spelt), row.also_spelt) << row.typed << ": " << row.because;
    EXPECT_EQ(words(made[0].did_you_mean), row.did_you_mean) << row.typed << ": " << row.because;
  }
  EXPECT_THAT(searcher.search("presidemt", {.suggest = false}).suggestions, IsEmpty());
  EXPECT_EQ(searcher.search("aaab aaac aaad aaae presidemt").suggestions.size(), 0U)
      << "no more than three words are looked for";
}

// The walk over what names begin with went round for ever.
TEST_F(NamesTest, ANameThatIsNotUtf8IsDamage) {
  test::make_index(folder_.path() / "index", {article("a", "", "Then Lukashenko spoke.")});
  {
    Xapian::WritableDatabase database((folder_.path() / "index" / generation_name(1)).string());
    Xapian::Document document = database.get_document(1);
    document.add_boolean_term(std::string(schema::kName) + "\xFFlukashenko");
    database.replace_document(1, document);
    database.commit();
  }
  Searcher searcher({folder_.path() / "index"});
  try {
    (void)searcher.search("lukashenka~");
    FAIL() << "it was not seen";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kCorrupt) << error.what();
  }
}

}  // namespace
}  // namespace newsdex
