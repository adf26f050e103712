// An HTML page: one article.
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/raw_record.hpp"

namespace newsdex {

// A tree takes many times the page's bytes, and no page of news comes near this.
inline constexpr std::uint64_t kMaxPageBytes = 64ull << 20;

// Title, visible text (a line for each block; cells of a table row with " | " between) and what the
// page's head says of date, publisher, author and address. `charset`: what the bytes are known to
// be in, else empty: the page's own declaration counts.
[[nodiscard]] RawRecord read_html(std::string_view bytes, std::string_view charset);

}  // namespace newsdex
