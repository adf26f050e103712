#include "searcher/name_similarity.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "searcher/name_sounds.hpp"

namespace newsdex {
namespace {

// Costs of one sound in place of another. Fitted to half of the persons of bench/quality/names,
// then rounded, the other half in view.
constexpr double kVowelForVowel = 0.35;
constexpr double kVowelForGlide = 0.4;  // Aliyev, Aliev; Мая, Maja
constexpr double kSame = 0.25;          // two spellings of one sound
constexpr double kAkin = 0.55;          // sounds that take each other's place between languages
constexpr double kLastVowel = 0.75;     // times what a change of the last vowel costs: -a, -o
constexpr double kUnlike = 1.6;         // no cheaper than to leave one out and put the other in
constexpr double kNever = 9;            // a vowel for a consonant: leave one out, put one in
// What a sound costs that only one of the names has.
constexpr double kLoneVowel = 0.35;
constexpr double kLoneGlide = 0.2;
constexpr double kLoneH = 0.5;
constexpr double kLoneConsonant = 0.8;
// How much of a name a sound is: costs count by the length of both names in these.
constexpr double kVowelWeight = 0.5;
constexpr double kGlideWeight = 0.4;
constexpr double kShortest = 0.5;     // names are taken for no shorter
constexpr double kLongerShare = 0.6;  // of the longer name in that length

constexpr std::size_t kMostSounds = 48;  // what follows in a longer name is not looked at

constexpr std::array<std::string_view, 24> kSamePairs = {
    "kq", "Xh", "Gg", "XG", "sz", "SC", "ZJ", "CJ", "cs", "cC", "cz", "tT",
    "dD", "Dz", "vf", "vw", "yJ", "Xk", "Gq", "qg", "Ss", "Zz", "Jg", "Xq"};
constexpr std::array<std::string_view, 34> kAkinPairs = {
    "bp", "dt", "gk", "vb", "vu", "hJ", "hg", "hk", "hq", "hG", "XJ", "mn",
    "lr", "Gk", "Ts", "Td", "TD", "Ck", "JS", "Js", "Jz", "CX", "Sc", "Zs",
    "SZ", "fb", "fp", "wb", "yg", "cd", "ck", "Xg", "Cs", "Cz"};

class SoundCosts {
 public:
  constexpr SoundCosts() {
    for (std::size_t a = 0; a < kSounds; ++a) {
      for (std::size_t b = 0; b < kSounds; ++b) {
        costs_[a][b] = unlike(static_cast<char>('A' + a), static_cast<char>('A' + b));
      }
    }
    for (const std::string_view pair : kSamePairs) set(pair, kSame);
    for (const std::string_view pair : kAkinPairs) set(pair, kAkin);
  }
  [[nodiscard]] constexpr double operator()(char a, char b) const {
    return costs_[place(a)][place(b)];
  }

 private:
  static constexpr std::size_t kSounds = 'z' - 'A' + 1;

  static constexpr std::size_t place(char sound) {
    return sound < 'A' || sound > 'z' ? kSounds - 1 : static_cast<std::size_t>(sound - 'A');
  }
  static constexpr double unlike(char a, char b) {
    const auto is_half_vowel = [](char sound) {
      return sound == 'w' || sound == 'y' || sound == 'J';
    };
    if (a == b) return 0;
    if (is_vowel_sound(a) && is_vowel_sound(b)) return kVowelForVowel;
    if (!is_vowel_sound(a) && !is_vowel_sound(b)) return kUnlike;
    return is_half_vowel(is_vowel_sound(a) ? b : a) ? kVowelForGlide : kNever;
  }
  constexpr void set(std::string_view pair, double cost) {
    costs_[place(pair[0])][place(pair[1])] = cost;
    costs_[place(pair[1])][place(pair[0])] = cost;
  }

  std::array<std::array<double, kSounds>, kSounds> costs_{};
};

constexpr SoundCosts kCost;

constexpr double lone(char sound) {
  if (is_vowel_sound(sound)) return kLoneVowel;
  if (sound == 'h') return kLoneH;
  return is_glide_sound(sound) ? kLoneGlide : kLoneConsonant;
}

double length(std::string_view sounds) {
  double all = 0;
  for (const char sound : sounds) {
    all += is_vowel_sound(sound) ? kVowelWeight : is_glide_sound(sound) ? kGlideWeight : 1;
  }
  return all;
}

// The least cost of turning `a` into `b`; more than `limit` where it is more than that.
double change(std::string_view a, std::string_view b, double limit) {
  std::array<double, kMostSounds + 1> row;  // of the table of prefixes' costs, one row at a time
  row[0] = 0;
  for (std::size_t j = 1; j <= b.size(); ++j) row[j] = row[j - 1] + lone(b[j - 1]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    double diagonal = row[0];
    row[0] += lone(a[i - 1]);
    double least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      double put = kCost(a[i - 1], b[j - 1]);
      if (i == a.size() && j == b.size() && is_vowel_sound(a[i - 1])) put *= kLastVowel;
      const double changed =
          std::min({diagonal + put, row[j] + lone(a[i - 1]), row[j - 1] + lone(b[j - 1])});
      diagonal = std::exchange(row[j], changed);
      least = std::min(least, changed);
    }
    if (least > limit) return least;
  }
  return row[b.size()];
}

// One sound is written for the other often enough for names to begin with either.
bool are_alike(char sound, char other) { return kCost(sound, other) <= kAkin; }

}  // namespace

bool begin_alike(std::string_view sounds, std::string_view others) {
  if (sounds.empty() || others.empty()) return false;
  if (are_alike(sounds[0], others[0])) return true;
  const auto drops_glide = [](std::string_view longer, char first) {
    return is_glide_sound(longer[0]) && longer.size() > 1 && is_vowel_sound(longer[1]) &&
           is_vowel_sound(first);
  };
  return drops_glide(sounds, others[0]) || drops_glide(others, sounds[0]);
}

double name_similarity(std::string_view sounds, std::string_view others, double at_least) {
  if (!begin_alike(sounds, others)) return 0;
  sounds = sounds.substr(0, kMostSounds);
  others = others.substr(0, kMostSounds);
  const double a = length(sounds);
  const double b = length(others);
  const double both = kLongerShare * std::max(a, b) + (1 - kLongerShare) * std::min(a, b);
  // That they begin alike is no news: the first sound does not count.
  const double counted = std::max(kShortest, both - 1);
  const double limit = (1 - at_least) * counted;
  const double cost = change(sounds, others, limit);
  return cost > limit ? 0 : std::max(0.0, 1 - cost / counted);
}

}  // namespace newsdex
