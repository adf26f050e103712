#include "searcher/name_sounds.hpp"

#include <array>

namespace newsdex {
namespace {

struct Spelling {
  std::string_view letters;
  std::string_view sounds;
};

// Longer ones first, so that the first that fits is the longest.
constexpr std::array kSpellings = {
    Spelling{"schtsch", "SC"}, Spelling{"tsch", "C"}, Spelling{"shch", "SC"},
    Spelling{"szcz", "SC"},    Spelling{"dsch", "J"}, Spelling{"sch", "S"},
    Spelling{"tch", "C"},      Spelling{"dzh", "J"},  Spelling{"sh", "S"},
    Spelling{"sz", "S"},       Spelling{"ch", "C"},   Spelling{"cz", "C"},
    Spelling{"zh", "Z"},       Spelling{"dj", "J"},   Spelling{"dz", "D"},
    Spelling{"kh", "X"},       Spelling{"gh", "G"},   Spelling{"ph", "f"},
    Spelling{"th", "T"},       Spelling{"dh", "D"},   Spelling{"ts", "c"},
    Spelling{"tz", "c"},       Spelling{"ck", "k"},   Spelling{"ou", "u"},
    Spelling{"oo", "u"},       Spelling{"ee", "i"},   Spelling{"j", "J"},
    Spelling{"x", "ks"},
};

// Most letters begin none of them, and vocabularies are large.
constexpr std::array<bool, 26> letters_with_spellings() {
  std::array<bool, 26> some{};
  for (const Spelling& spelling : kSpellings) {
    some[static_cast<std::size_t>(spelling.letters.front() - 'a')] = true;
  }
  return some;
}
constexpr std::array<bool, 26> kHasSpellings = letters_with_spellings();

const Spelling* spelling_at(std::string_view rest) {
  if (!kHasSpellings[static_cast<std::size_t>(rest.front() - 'a')]) return nullptr;
  for (const Spelling& spelling : kSpellings) {
    if (rest.front() == spelling.letters.front() && rest.starts_with(spelling.letters)) {
      return &spelling;
    }
  }
  return nullptr;
}

constexpr bool is_vowel_letter(char c) { return is_vowel_sound(c) || c == 'y'; }

// What one letter sounds like; it may depend on its neighbours (0 where there is none).
char sound_of(char letter, char before, char after) {
  const bool soft = after == 'e' || after == 'i' || after == 'y';
  switch (letter) {
    case 'c':
      return soft ? 'c' : 'k';
    case 'w':
      return is_vowel_letter(after) || before == 0 ? 'w' : 'u';
    case 'y':
      return is_vowel_sound(after) ? 'y' : 'i';
    default:
      return letter;
  }
}

}  // namespace

std::string sounds_of(std::string_view latin) {
  std::string sounds;
  const auto add = [&sounds](char sound) {
    if (sounds.empty() || sounds.back() != sound) sounds += sound;
  };
  for (std::size_t at = 0; at < latin.size();) {
    const std::string_view rest = latin.substr(at);
    if (at == 0 && rest.front() == 'x') {
      add('S');
      ++at;
      continue;
    }
    if (const Spelling* found = spelling_at(rest)) {
      for (const char sound : found->sounds) add(sound);
      at += found->letters.size();
      continue;
    }
    const char before = at > 0 ? latin[at - 1] : '\0';
    const char after = rest.size() > 1 ? rest[1] : '\0';
    add(sound_of(rest.front(), before, after));
    ++at;
  }
  return sounds;
}

std::string first_sounds(char letter) {
  if (letter == 'x') return "S";
  std::string firsts;
  const auto add = [&firsts](char sound) {
    if (firsts.find(sound) == std::string::npos) firsts += sound;
  };
  for (const Spelling& spelling : kSpellings) {
    if (spelling.letters.front() == letter) add(spelling.sounds.front());
  }
  for (const char after : {'a', 'e', 't'}) add(sound_of(letter, '\0', after));
  return firsts;
}

}  // namespace newsdex
