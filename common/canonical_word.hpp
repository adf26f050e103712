// What a word of a text comes down to before it is stemmed: mark-up around it, a possessive's 's,
// the stops of an acronym and the many apostrophes are how it is written, not what it says.
#pragma once

#include <string>
#include <string_view>

#include "common/word_breaks.hpp"

namespace newsdex {

// The part of a word's bytes that counts: without the _ and @ and invisible characters that word
// breaking leaves at its ends, and without a possessive's 's. Empty where nothing is left.
[[nodiscard]] WordSpan core_of_word(std::string_view bytes);

// The word case-folded, accents kept: "O’NEILL’S" → "o'neill", "U.S" → "us"; empty where no letter
// or digit is left. The canonical form of a canonical form is itself.
[[nodiscard]] std::string canonical_word(std::string_view bytes, WordBreaker& breaker);

}  // namespace newsdex
