// Stems: each language's Snowball stemmer, and what an apostrophe cuts off first.
#include "common/stemmer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <newsdex/analyzer.hpp>
#include <string>
#include <utility>
#include <vector>

namespace newsdex {
namespace {

struct Language {
  const char* tag;
  const char* snowball;            // Xapian's name of its stemmer
  std::vector<std::string> forms;  // of one word: one stem
};

const std::vector<Language> kLanguages = {
    {"ar", "arabic", {"الرئيس", "رئيس"}},
    {"ca", "catalan", {"eleccions", "elecció"}},
    {"da", "danish", {"regeringen", "regeringens"}},
    {"de", "german", {"häuser", "hauses"}},
    {"en", "english", {"invaded", "invading", "invade"}},
    {"es", "spanish", {"elecciones", "elección"}},
    {"eu", "basque", {"herriak", "herri"}},
    {"fi", "finnish", {"talossa", "talosta"}},
    {"fr", "french", {"élections", "élection"}},
    {"ga", "irish", {"siopadóireacht", "siopadóireachta"}},
    {"hu", "hungarian", {"házak", "házban"}},
    {"hy", "armenian", {"քաղաքներ", "քաղաքներից"}},
    {"id", "indonesian", {"membaca", "dibaca"}},
    {"it", "italian", {"elezioni", "elezione"}},
    {"lt", "lithuanian", {"namas", "namai"}},
    {"nb", "norwegian", {"regjeringen", "regjeringens"}},
    {"ne", "nepali", {"घर", "घरहरू"}},
    {"nl", "dutch", {"verkiezingen", "verkiezing"}},
    {"nn", "norwegian", {"husa", "huset"}},
    {"no", "norwegian", {"husene", "huset"}},
    {"pt", "portuguese", {"governo", "governos"}},
    {"ro", "romanian", {"alegeri", "alegerile"}},
    {"ru", "russian", {"выборы", "выборов"}},
    {"sv", "swedish", {"regeringen", "regeringens"}},
    {"ta", "tamil", {"வீடு", "வீடுகள்"}},
    {"tr", "turkish", {"evler", "evde"}},
};

TEST(Stemmer, UnitesTheFormsOfAWordAsSnowballDoes) {
  for (const Language& language : kLanguages) {
    const Stemmer stemmer(language.tag);
    const Xapian::Stem snowball(language.snowball);
    for (const std::string& form : language.forms) {
      EXPECT_EQ(stemmer.stem(form), snowball(form)) << language.tag;
      EXPECT_EQ(stemmer.stem(form), stemmer.stem(language.forms.front())) << language.tag;
    }
    EXPECT_NE(stemmer.stem(language.forms.back()) + stemmer.stem(language.forms.front()),
              language.forms.back() + language.forms.front())
        << language.tag << ": nothing was stemmed";
  }
}

TEST(Stemmer, TableAboveHoldsEveryStemmedLanguage) {
  std::vector<std::string> tags;
  for (const Language& language : kLanguages) tags.emplace_back(language.tag);
  EXPECT_EQ(stemmed_languages(), tags);
  EXPECT_TRUE(std::ranges::is_sorted(stemmed_languages()));
}

TEST(Stemmer, LanguagesOfOneStemmerAreStemmedOnce) {
  using Tags = std::vector<std::string>;
  EXPECT_EQ(stemmed_apart({"sw", "en", "ha", "en-GB", "nn", "no", "", "tr", "nb"}),
            (Tags{"sw", "en", "nn", "tr"}));
  EXPECT_EQ(stemmed_apart({}), Tags{});
  // What stems words by rules of its own has a stemmer of its own.
  for (const std::string& a : stemmed_languages()) {
    for (const std::string& b : stemmed_languages()) {
      if (stemmed_apart({a, b}).size() == 2) continue;
      for (const char* word : {"l'homme", "ankara'da", "d'hiver", "winters", "husene"}) {
        EXPECT_EQ(Stemmer(a).stem(word), Stemmer(b).stem(word)) << a << " and " << b;
      }
    }
  }
}

// A stemmer that a later Xapian brings is noticed here.
TEST(Stemmer, EveryStemmerOfXapianIsUsed) {
  const std::vector<std::string> historic = {"earlyenglish", "german2", "kraaij_pohlmann", "lovins",
                                             "porter"};
  std::string available = Xapian::Stem::get_available_languages() + " ";
  while (!available.empty()) {
    const std::string name = available.substr(0, available.find(' '));
    available.erase(0, name.size() + 1);
    const bool used =
        std::ranges::any_of(kLanguages, [&](const Language& row) { return row.snowball == name; });
    EXPECT_TRUE(used || std::ranges::find(historic, name) != historic.end()) << name;
  }
}

TEST(Stemmer, RegionOfALanguageMakesNoDifference) {
  EXPECT_EQ(Stemmer("pt-BR").stem("governos"), "govern");
  EXPECT_EQ(Stemmer("en-US").stem("running"), "run");
}

TEST(Stemmer, LanguageWithoutStemmerLeavesWordsAsTheyAre) {
  for (const char* language : {"", "zh", "pl", "uk", "sw", "x-klingon", "english"}) {
    EXPECT_EQ(Stemmer(language).stem("running"), "running") << language;
  }
}

struct StemRow {
  const char* language;
  const char* word;
  const char* as;  // the word whose stem it has
};

TEST(Stemmer, ApostropheCutsOffArticlesAndSuffixes) {
  const StemRow rows[] = {
      {"fr", "l'homme", "homme"},
      {"fr", "d'élections", "élections"},
      {"fr", "qu'il", "il"},
      {"fr", "jusqu'ici", "ici"},
      {"it", "dell'università", "università"},
      {"it", "un'elezione", "elezione"},
      {"ca", "l'òpera", "òpera"},
      {"tr", "ankara'da", "ankara"},
      {"tr", "türkiye'nin", "türkiye"},
  };
  for (const StemRow& row : rows) {
    const Stemmer stemmer(row.language);
    EXPECT_EQ(stemmer.stem(row.word), stemmer.stem(row.as)) << row.language << ": " << row.word;
  }
}

TEST(Stemmer, OtherApostrophesStay) {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"fr", "aujourd'hui"}, {"fr", "l'"},      {"fr", "'l"},  {"fr", "x'homme"}, {"fr", "'"},
      {"en", "o'neill"},     {"en", "l'homme"}, {"tr", "'da"}, {"tr", "ankara'"}, {"it", " 'a"},
  };
  for (const auto& [language, word] : rows) {
    EXPECT_EQ(Stemmer(language).stem(word), Xapian::Stem(language)(word)) << language << word;
  }
}

// Millions of tags have one stemmer: what is kept of each is kept once.
TEST(Stemmer, IsNamedAlikeWhereItStemsAlike) {
  EXPECT_EQ(stemmer_name("pt-BR"), stemmer_name("pt"));
  EXPECT_EQ(stemmer_name("en-x-a"), stemmer_name("en"));
  EXPECT_EQ(stemmer_name("nn"), stemmer_name("nb"));
  EXPECT_NE(stemmer_name("de"), stemmer_name("en"));
  for (const char* unstemmed : {"", "zh", "zh-Hant", "x-a", "english"}) {
    EXPECT_EQ(stemmer_name(unstemmed), "") << unstemmed;
  }
}

TEST(Stemmer, NeverStemsAWordAway) {
  EXPECT_EQ(Xapian::Stem("turkish")("ları"), "") << "what makes the next line worth its while";
  EXPECT_EQ(Stemmer("tr").stem("ları"), "ları");
}

}  // namespace
}  // namespace newsdex
