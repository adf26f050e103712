#include "searcher/name_sounds.hpp"

#include <array>

namespace newsdex {
namespace {

struct SoundSpelling {
  std::string_view letters;
  std::string_view sounds;
};

// Longer ones first, so that the first that fits is the longest.
constexpr std::array kSpellings = {
    SoundSpelling{"schtsch", "SC"}, SoundSpelling{"tsch", "C"}, SoundSpelling{"shch", "SC"},
    SoundSpelling{"szcz", "SC"},    SoundSpelling{"dsch", "J"}, SoundSpelling{"sch", "S"},
    SoundSpelling{"tch", "C"},      SoundSpelling{"dzh", "J"},  SoundSpelling{"sh", "S"},
    SoundSpelling{"sz", "S"},       SoundSpelling{"ch", "C"},   SoundSpelling{"cz", "C"},
    SoundSpelling{"zh", "Z"},       SoundSpelling{"dj", "J"},   SoundSpelling{"dz", "D"},
    SoundSpelling{"kh", "X"},       SoundSpelling{"gh", "G"},   SoundSpelling{"ph", "f"},
    SoundSpelling{"th", "T"},       SoundSpelling{"dh", "D"},   SoundSpelling{"ts", "c"},
    SoundSpelling{"tz", "c"},       SoundSpelling{"ck", "k"},   SoundSpelling{"ou", "u"},
    SoundSpelling{"oo", "u"},       SoundSpelling{"ee", "i"},   SoundSpelling{"j", "J"},
    SoundSpelling{"x", "ks"},
};

// Most letters begin none of them, and vocabularies are large.
constexpr std::array<bool, 26> letters_with_spellings() {
  std::array<bool, 26> some{};
  for (const SoundSpelling& spelling : kSpellings) {
    some[static_cast<std::size_t>(spelling.letters.front() - 'a')] = true;
  }
  return some;
}
constexpr std::array<bool, 26> kHasSpellings = letters_with_spellings();

const SoundSpelling* spelling_at(std::string_view rest) {
  if (!kHasSpellings[static_cast<std::size_t>(rest.front() - 'a')]) return nullptr;
  for (const SoundSpelling& spelling : kSpellings) {
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
    if (const SoundSpelling* found = spelling_at(rest)) {
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
  for (const SoundSpelling& spelling : kSpellings) {
    if (spelling.letters.front() == letter) add(spelling.sounds.front());
  }
  for (const char after : {'a', 'e', 't'}) add(sound_of(letter, '\0', after));
  return firsts;
}

}  // namespace newsdex
