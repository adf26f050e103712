// Numbers as people read them, whatever the user's locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex {

// "21,578"
[[nodiscard]] std::string grouped(std::uint64_t number);
// "1 article", "21,578 articles"
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace newsdex
