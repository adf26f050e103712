// Spellings of names in an index: which are found, in what order, and that no way of finding them
// quickly loses one.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "searcher/name_latin.hpp"
#include "searcher/name_similarity.hpp"
#include "searcher/name_sounds.hpp"
#include "searcher/spellings.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

std::vector<std::string> words_of(const std::vector<Spelling>& spellings) {
  std::vector<std::string> words;
  for (const Spelling& spelling : spellings) words.push_back(spelling.word);
  return words;
}

class Spellings : public testing::Test {
 protected:
  // An article for each text, and a finder in the index of them.
  SpellingFinder finder(const std::vector<std::string>& texts) {
    std::vector<Article> articles;
    for (const std::string& text : texts) {
      articles.push_back(test::article("a" + std::to_string(articles.size()), "", text));
    }
    test::make_index(folder_.path() / "index", articles);
    return {Xapian::Database((folder_.path() / "index").string()), GlassTables()};
  }

  test::TemporaryFolder folder_;
};

using Words = std::vector<std::string>;

TEST_F(Spellings, ClosestFirstThenTheMoreFrequent) {
  SpellingFinder found = finder({"said Lukashenka and Loukachenko", "said Lukashenka, Łukaszenka",
                                 "said Лукашенко and Лукашенку", "said Timoshenko, Luka"});
  EXPECT_EQ(words_of(found.of("lukashenko", "lukashenko")),
            (Words{"лукашенко", "loukachenko", "lukashenka", "lukaszenka", "лукашенку"}));
  EXPECT_EQ(found.of("lukashenko", "lukashenko")[2].articles, 2U);
  EXPECT_EQ(found.of("lukashenko", "lukashenko")[0].similarity, 1) << "the same sounds";
}

TEST_F(Spellings, TheNameItselfIsNone) {
  SpellingFinder found = finder({"said Łukaszenka, Lukashenko"});
  EXPECT_EQ(words_of(found.of("łukaszenka", "lukaszenka")), Words{"lukashenko"});
}

TEST_F(Spellings, OnlyOfWordsSeenAsNames) {
  SpellingFinder found = finder({"Putten was here", "they were putten", "a putten", "some putten",
                                 "one putten", "said Putten and Putin"});
  EXPECT_EQ(words_of(found.of("puten", "puten")), Words{"putin"})
      << "a word that few articles have as a name is no name";
}

TEST_F(Spellings, WordsWithDigitsAndSignsAreNone) {
  SpellingFinder found = finder({"said Lukashenko2, Lukashenk0, lukashenko@minsk.by, O'Neill"});
  EXPECT_EQ(words_of(found.of("lukashenka", "lukashenka")), Words{});
  EXPECT_EQ(words_of(found.of("oneil", "oneil")), Words{"o'neill"}) << "an apostrophe is no sign";
}

TEST_F(Spellings, ShortNamesHaveNone) {
  SpellingFinder found = finder({"said Li, Ly, Lee, 申"});
  EXPECT_EQ(words_of(found.of("li", "li")), Words{});
  EXPECT_EQ(words_of(found.of("申", "申")), Words{}) << "a character alone is no name";
  EXPECT_EQ(words_of(found.of("", "")), Words{});
  EXPECT_EQ(words_of(found.of("\xFF", "\xFF")), Words{});
}

TEST_F(Spellings, AreFew) {
  std::string text = "said";
  for (char a = 'a'; a <= 'f'; ++a) {
    for (char b = 'a'; b <= 'f'; ++b) text += std::string(" Lukashenko") + a + b + "h";
  }
  SpellingFinder found = finder({text});
  EXPECT_EQ(found.of("lukashenkoaa", "lukashenkoaa").size(), kMostSpellings);
}

TEST_F(Spellings, AnEmptyIndexHasNone) {
  SpellingFinder found = finder({});
  EXPECT_EQ(words_of(found.of("lukashenko", "lukashenko")), Words{});
}

// Names that begin in many ways, in many scripts.
const std::vector<std::string> kSpeltNames = {
    "Lukashenko", "Лукашенко",  "لوكاشينكو",  "Λουκασένκο", "ლუკაშენკო",   "ルカシェンコ",
    "루카셴코",   "Gaddafi",    "Qadhafi",    "Kadafi",     "Khadafi",     "Ghadafi",
    "قذافي",      "Каддафи",    "Hussein",    "Ussein",     "Husain",      "Хусейн",
    "Гусейн",     "حسين",       "ሑሴን",        "Usama",      "Osama",       "Oussama",
    "أسامة",      "عثمان",      "Othman",     "Uthman",     "Tchaikovsky", "Tschaikowski",
    "Chaikovski", "Чайковский", "Czajkowski", "Jamal",      "Gamal",       "Djamal",
    "Dzhamal",    "Yeltsin",    "Jelzin",     "Eltsine",    "Ельцин",      "Ієльцин",
    "Vladimir",   "Uladzimir",  "Wladimir",   "Владимир",   "Уладзімір",   "Volodymyr",
    "Володимир",  "Xavier",     "Shavier",    "Zhukov",     "Jukov",       "Žukov",
    "Schukow",    "Жуков",      "Cerny",      "Černý",      "Sermeno",     "Zermeno",
    "Phillips",   "Filips",     "Wahid",      "Vahid",      "Yusuf",       "Iosif",
    "Jusuf",      "יוסף",       "Thabit",     "Sabit"};

TEST_F(Spellings, NoneIsLostBySearchingWhatBeginsAlike) {
  std::string text = "said";
  for (const std::string& name : kSpeltNames) text += " " + name;
  SpellingFinder found = finder({text});
  std::size_t pairs = 0;
  for (const std::string& name : kSpeltNames) {
    const WordForms asked = Analyzer("en").forms_of(name);
    Words expected;
    for (const std::string& other : kSpeltNames) {
      const std::string word = Analyzer("en").forms_of(other).word;
      const double alike =
          name_similarity(sounds_of(latin_letters(asked.accented)), sounds_of(latin_letters(word)));
      if (alike >= kSameName && word != asked.word) expected.push_back(word);
    }
    Words all = words_of(found.of(asked.accented, asked.word));
    std::ranges::sort(all);
    std::ranges::sort(expected);
    EXPECT_EQ(all, expected) << name;
    pairs += expected.size();
  }
  EXPECT_GT(pairs, kSpeltNames.size()) << "the names no longer try what they are for";
}

}  // namespace
}  // namespace newsdex
