// JSON as some writers leave it.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// Each \uD800…\uDFFF escape that has no partner (a character cut in two) made \uFFFD.
[[nodiscard]] std::string without_lone_surrogates(std::string_view json);

}  // namespace newsdex
