// The end of what a program writes: output that is lost must not look like success.
#pragma once

#include <ostream>
#include <string_view>

namespace newsdex {

// Flushes `out` and gives `status`; where it cannot be written says so to `err`, in the name of the
// program, and gives 2. Who stops reading has what they wanted: then 0.
[[nodiscard]] int checked_output(std::string_view program, int status, std::ostream& out,
                                 std::ostream& err);

}  // namespace newsdex
