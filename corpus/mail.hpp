// A message of mail.
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/raw_record.hpp"

namespace newsdex {

// With its attachments, of which none is read.
inline constexpr std::uint64_t kMaxMailBytes = 64ull << 20;

// Subject, sender, date, Message-ID and the text that is meant to be read. `charset`: that of text
// that names none, else empty.
[[nodiscard]] RawRecord read_mail(std::string_view message, std::string_view charset);

// As above, where an mbox has put ">" before "From" at the begin of a line.
[[nodiscard]] RawRecord read_mail_of_mbox(std::string_view message);

}  // namespace newsdex
