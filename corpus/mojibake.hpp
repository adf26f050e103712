// Text that was UTF-8, was read as windows-1252 and written as UTF-8 again: "â€œcafÃ©â€".
#pragma once

#include <string>
#include <vector>

namespace newsdex {

// Makes such text what it was ("“café”"), also where it happened twice; true where there was some.
// The fields are those of one article; they are valid UTF-8, and stay so. It takes sequences that
// no language writes for a sign ("Ã©", "â€™", many in a row). Others that may be one ("É…" in
// capitals before an ellipsis) are changed only where a field has such a sign and they begin as it
// does.
[[nodiscard]] bool repair_mojibake(const std::vector<std::string*>& fields);

}  // namespace newsdex
