// What a name sounds like, as far as its letters tell whatever language spelt it: sh, sch, sz are
// one sound, kh another, doubled letters count once.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// Sounds are letters that mean what they mean in English spelling, and these:
//   S sh (sch, sz)   C ch (tch, tsch, cz)   Z zh   J dj, dzh, j   c ts (tz; c before e, i, y)
//   X kh   G gh, Arabic's or Ukrainian's   T th   D dh, dz   y before a vowel, w before a vowel
// x is ks, but S at the beginning. Vowels are a e i o u; y between consonants is i, ou and oo are
// u, ee is i. `latin_letters` are a…z alone.
[[nodiscard]] std::string sounds_of(std::string_view latin_letters);

// The sounds with which a name may begin that begins with this letter (a…z).
[[nodiscard]] std::string first_sounds(char letter);

[[nodiscard]] constexpr bool is_vowel_sound(char sound) {
  return sound == 'a' || sound == 'e' || sound == 'i' || sound == 'o' || sound == 'u';
}
// Sounds that languages leave out or write as vowels: h, w, y.
[[nodiscard]] constexpr bool is_glide_sound(char sound) {
  return sound == 'h' || sound == 'w' || sound == 'y';
}

}  // namespace newsdex
