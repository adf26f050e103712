// Text without what is not text: control characters and the like.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// Valid UTF-8 made clean: line ends become line feeds; other control characters (but tabs) and byte
// order marks go.
void clean(std::string& utf8);

// Clean UTF-8 as one line: runs of white space become a space, none at the ends.
[[nodiscard]] std::string one_line(std::string_view utf8);

// A name in any bytes as one clean line of UTF-8.
[[nodiscard]] std::string clean_name(std::string_view bytes);

}  // namespace newsdex
