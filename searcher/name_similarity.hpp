// How alike two names sound, by their sounds (name_sounds.hpp): the cost of turning one into the
// other, where what languages write differently costs little. It knows no name.
#pragma once

#include <string_view>

namespace newsdex {

// From so much on, two words are taken for spellings of one name. Set where bench/quality/names
// finds the most spellings with about one wrong word a name.
inline constexpr double kSameName = 0.75;

// Names that do not begin alike are different: Lukashenko and Bukashenko. An h, w or y before a
// vowel may be left out. This is what lets a vocabulary be searched by its first letters.
[[nodiscard]] bool begin_alike(std::string_view sounds, std::string_view others);

// 1 for the same sounds, 0 for names that do not begin alike; symmetric. Where it would be below
// `at_least` it may be given as 0, which is quicker.
[[nodiscard]] double name_similarity(std::string_view sounds, std::string_view others,
                                     double at_least = 0);

}  // namespace newsdex
