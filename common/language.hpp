// Language names as BCP 47.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// The BCP 47 tag of a language as people declare it: "eng" → "en", "pt_BR" → "pt-BR", "EN-us" →
// "en-US", "German" → "de" (English names); empty where it is none.
[[nodiscard]] std::string language_tag(std::string_view declared);
// "pt-BR" → "pt": what chooses a stemmer.
[[nodiscard]] std::string_view primary_language(std::string_view tag);

}  // namespace newsdex
