// Text that its mailer wrapped and said how (format=flowed, RFC 3676).
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// The lines that a blank at their end ties to the next one, joined; the blank goes where
// `delete_space` (delsp=yes) says so. Quoted lines are joined to those as deeply quoted alone, and
// the line before a signature ("-- ") to nothing.
[[nodiscard]] std::string unflowed(std::string_view text, bool delete_space);

}  // namespace newsdex
