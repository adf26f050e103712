// Which language a text is in, where nobody says.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// BCP 47; empty where the text has fewer than 200 letters, or where it is not clear. `utf8` is
// valid.
[[nodiscard]] std::string detected_language(std::string_view utf8);

}  // namespace newsdex
