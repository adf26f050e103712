// From bytes in any encoding to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// The name of the UTF-16 or UTF-32 that a text begins in, by its byte order mark, by where its zero
// bytes are, or by what it would read like; empty where its bytes read like ASCII.
[[nodiscard]] std::string_view wide_charset(std::string_view head);

// What an HTML page (meta) or XML document (declaration) says of its encoding; empty: nothing.
[[nodiscard]] std::string declared_charset(std::string_view head);

// What bytes without a declaration are in: "UTF-8", also where it is damaged, else what ICU
// detects.
[[nodiscard]] std::string undeclared_charset(std::string_view bytes);

// Valid UTF-8 of bytes that are not UTF-16 or UTF-32. A declaration is believed where ICU knows it
// and the bytes do not speak against it (text that is valid UTF-8 by no accident is UTF-8, and
// Latin-1 means windows-1252); else UTF-8, and where it is not that, what ICU detects. Of texts in
// two encodings, lines that are UTF-8 are that.
[[nodiscard]] std::string decode(std::string_view bytes, std::string_view declared = {});

}  // namespace newsdex
