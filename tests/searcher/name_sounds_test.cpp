// Names in Latin letters and in sounds, and how alike they are: each row with its reason.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "searcher/name_latin.hpp"
#include "searcher/name_similarity.hpp"
#include "searcher/name_sounds.hpp"

namespace newsdex {
namespace {

struct SoundRow {
  std::string_view given;
  std::string_view expected;
  std::string_view because;
};

TEST(NameLatin, Scripts) {
  const std::vector<SoundRow> rows = {
      {"Lukashenko", "lukashenko", "ASCII only loses its capitals"},
      {"o'neill", "oneill", "and what is no letter"},
      {"łukaszenka", "lukaszenka", "a letter that Latin-ASCII knows"},
      {"lukašenko", "lukashenko", "š is what others write sh"},
      {"erdoğan", "erdogan", "ğ says no more than g"},
      {"əliyev", "eliyev", "a letter that Latin-ASCII leaves"},
      {"лукашенко", "lukashenko", "Russian, as newspapers spell it"},
      {"хрущёв", "khrushchev", "ICU's Any-Latin would have hrusev"},
      {"уладзімір", "uladzimir", "Belarusian і is no letter of Russian"},
      {"λουκασένκο", "loukasenko", "Greek has no sh"},
      {"لوكاشينكو", "lwkashynkw", "Arabic: w and y stand for its long vowels"},
      {"קדאפי", "qdpy", "Hebrew: few vowels"},
      {"卢卡申科", "lukashenke", "pinyin, without tones and spaces"},
      {"ルカシェンコ", "rukashenko", "Japanese has no l"},
      {"루카셴코", "lukasyenko", "Korean"},
      {"ლუკაშენკო", "lukashenko", "Georgian"},
      {"2022", "", "no letter at all"},
      {"", "", ""},
      {"\xFF\xFE", "", "no text"},
  };
  for (const SoundRow& row : rows) {
    EXPECT_EQ(latin_letters(row.given), row.expected) << row.given << ": " << row.because;
  }
}

TEST(NameLatin, ThreadsDoNotShareTransliterators) {
  std::vector<std::thread> threads;
  std::vector<std::string> made(4);
  for (std::string& word : made) {
    threads.emplace_back([&word] { word = latin_letters("лукашенко"); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(made, std::vector<std::string>(4, "lukashenko"));
}

TEST(NameSounds, Spellings) {
  const std::vector<SoundRow> rows = {
      {"lukashenko", "lukaSenko", "sh is one sound"},
      {"lukaszenka", "lukaSenka", "as sz is in Polish"},
      {"lukaschenko", "lukaSenko", "and sch in German"},
      {"shcherbakov", "SCerbakov", "shch is two"},
      {"schtscherbakow", "SCerbakou", "however it is written"},
      {"tschaikowski", "Caikouski", "tsch is ch; w before a consonant is no consonant"},
      {"khadafi", "Xadafi", "kh is a sound of its own"},
      {"gaddafi", "gadafi", "doubled letters count once"},
      {"djamal", "Jamal", "French dj is j"},
      {"youssef", "yusef", "y before a vowel is a consonant; ou is u"},
      {"mahmood", "mahmud", "oo is u"},
      {"najeeb", "naJib", "ee is i"},
      {"cerny", "cerni", "c before e, i, y; y at the end is i"},
      {"castro", "kastro", "c before others"},
      {"xavier", "Savier", "x at the beginning"},
      {"alexander", "aleksander", "and elsewhere"},
      {"", "", ""},
  };
  for (const SoundRow& row : rows) {
    EXPECT_EQ(sounds_of(row.given), row.expected) << row.given << ": " << row.because;
  }
}

double similarity(std::string_view a, std::string_view b) {
  return name_similarity(sounds_of(latin_letters(a)), sounds_of(latin_letters(b)));
}

struct Pair {
  std::string_view a;
  std::string_view b;
  std::string_view because;
};

TEST(NameSimilarity, SpellingsOfOneName) {
  const std::vector<Pair> pairs = {
      {"lukashenko", "lukashenka", "Russian and Belarusian"},
      {"lukashenko", "lukasenko", "what folding leaves of Lukašenko"},
      {"lukashenko", "łukaszenka", "Polish"},
      {"lukashenko", "loukachenko", "French"},
      {"lukashenko", "лукашенко", "Cyrillic"},
      {"lukashenko", "лукашенку", "a case of it"},
      {"lukashenko", "卢卡申科", "pinyin"},
      {"lukashenko", "لوكاشينكو", "Arabic"},
      {"gaddafi", "qadhafi", "Arabic's q and dh have no fixed letters"},
      {"muhammad", "mohamed", "vowels"},
      {"yusuf", "youssef", "French vowels"},
      {"aliyev", "aliev", "a glide between vowels"},
      {"chavez", "chaves", "z and s"},
      {"alexander", "alyaksandr", "x and ks"},
      {"tchaikovsky", "tschaikowski", "three letters or four for a sound"},
      {"gurzhiy", "hurzhiy", "Ukrainian г"},
      {"uladzimir", "vladimir", "Belarusian ў, дз"},
      {"hussein", "ussein", "an h comes and goes"},
  };
  for (const Pair& pair : pairs) {
    EXPECT_GE(similarity(pair.a, pair.b), kSameName)
        << pair.a << " " << pair.b << ": " << pair.because;
  }
}

TEST(NameSimilarity, OtherNames) {
  const std::vector<Pair> pairs = {
      {"lukashenko", "bukashenko", "another beginning"},
      {"lukashenko", "timoshenko", "a common ending is not enough"},
      {"lukashenko", "lukas", "nor a common beginning"},
      {"putin", "pitman", "short names have to be closer"},
      {"blair", "clair", ""},
      {"merkel", "mercer", "one consonant for an akin one and another"},
      {"clinton", "clifton", "one consonant for an unlike one"},
      {"smith", "", "nothing"},
  };
  for (const Pair& pair : pairs) {
    EXPECT_LT(similarity(pair.a, pair.b), kSameName)
        << pair.a << " " << pair.b << ": " << pair.because;
  }
}

const std::vector<std::string> kSoundNames = {
    "lukashenko", "lukashenka", "hussein", "ussein",   "gaddafi", "qadhafi", "djamal",
    "gamal",      "wei",        "y",       "aaaaaaaa", "bbbb",    "",        "ouyahia"};

TEST(NameSimilarity, IsSymmetricAndOneForTheSame) {
  for (const std::string& a : kSoundNames) {
    EXPECT_DOUBLE_EQ(similarity(a, a), a.empty() ? 0 : 1) << a;
    for (const std::string& b : kSoundNames) {
      EXPECT_DOUBLE_EQ(similarity(a, b), similarity(b, a)) << a << " " << b;
      EXPECT_GE(similarity(a, b), 0);
    }
  }
}

TEST(NameSimilarity, GivingUpEarlyChangesNothingAboveTheLimit) {
  for (const std::string& a : kSoundNames) {
    for (const std::string& b : kSoundNames) {
      const std::string x = sounds_of(a);
      const std::string y = sounds_of(b);
      const double whole = name_similarity(x, y);
      const double cut = name_similarity(x, y, kSameName);
      EXPECT_DOUBLE_EQ(cut >= kSameName ? cut : 0, whole >= kSameName ? whole : 0) << a << " " << b;
    }
  }
}

TEST(NameSimilarity, LongNamesAreCut) {
  const std::string a(1000, 'a');
  EXPECT_DOUBLE_EQ(name_similarity("b" + a, "b" + a + "t"), 1);
}

}  // namespace
}  // namespace newsdex
