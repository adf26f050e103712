// Mail that GMime can take: what would make it recurse or need many times the mail's memory is cut
// out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsdex {

// Of a field of a header; GMime reads nested groups of addresses by recursion.
inline constexpr std::size_t kMostFieldBytes = 16 << 10;
// Lines of headers and beginnings of parts in a message; each takes up to 1.3 KB.
inline constexpr std::size_t kMostHeaderLines = 100'000;

struct CalmMail {
  std::string text;
  bool lost = false;  // something was cut out
};

// The message without longer fields, and without what header lines and beginnings of parts are too
// many: the parts they begin belong to the one before. `in_mbox`: ">From" at the begin of a line of
// it stands for "From".
[[nodiscard]] CalmMail calm_mail(std::string_view message, bool in_mbox);

}  // namespace newsdex
