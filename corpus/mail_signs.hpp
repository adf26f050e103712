// What mail looks like: the lines that begin a message, and those that part an mbox.
#pragma once

#include <string_view>

namespace newsdex {

// "Subject: …": a field of a header begins on this line.
[[nodiscard]] bool is_field_line(std::string_view line);

// "From jane@example.com Tue Jan 25 10:30:00 2022": what stands before each message of an mbox.
[[nodiscard]] bool is_from_line(std::string_view line);

// The text begins with a header of mail: lines of fields up to an empty one, a From and two more
// that mail has among them.
[[nodiscard]] bool begins_mail(std::string_view head);

// The text begins with a from-line and a field below it.
[[nodiscard]] bool begins_mbox(std::string_view head);

}  // namespace newsdex
