// HTML: a page, which is one article, or markup that something else carries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/raw_record.hpp"

namespace newsdex {

// A tree takes many times the page's bytes, and no page of news comes near this.
inline constexpr std::uint64_t kMaxPageBytes = 64ull << 20;

// Title, visible text (a line for each block; cells of a table row with " | " between) and what the
// page's head says of date, publisher, author and address. `charset`: what the bytes are known to
// be in, else empty: the page's own declaration counts.
[[nodiscard]] RawRecord read_html(std::string_view bytes, std::string_view charset);

// All visible text of markup that is no page of its own, as feeds and mails carry: laid out as that
// of a page, nothing of it left out. `utf8` is decoded.
[[nodiscard]] std::string html_text(std::string_view utf8);

}  // namespace newsdex
