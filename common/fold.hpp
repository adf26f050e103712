// Folding: what makes "Lukashenko", "LUKASHENKO" and "Łukašenko" comparable. NFKC case folding,
// then accents off Latin and Greek letters. All three are idempotent.
#pragma once

#include <string>
#include <string_view>

#include "common/utf8.hpp"

namespace newsdex {

// NFKC case folding alone: lower case, compatibility forms (full width, ligatures) made plain,
// characters that are not seen (soft hyphens, joiners) gone.
[[nodiscard]] std::string fold_case(std::string_view utf8);
// Takes the accents off Latin and Greek letters of a case-folded string, and reads letters with
// strokes and joined letters as their plain ones (ł l, ø o, đ d, æ ae). Others stay: й, が.
[[nodiscard]] std::string fold_accents(std::string_view case_folded);
// A whole field value as one comparable string: both folds, white space runs made one space,
// trimmed.
[[nodiscard]] std::string fold_value(std::string_view utf8);

}  // namespace newsdex
