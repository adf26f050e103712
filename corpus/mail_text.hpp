// The text of a message of mail, chosen among its parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/encoded_words.hpp"
#include "corpus/gmime.hpp"
#include "corpus/text_layout.hpp"

namespace newsdex {

struct MailText {
  std::string text;  // valid UTF-8
  unsigned wrap_width = kFindWidth;
  std::vector<std::string> left_out;  // "attachment photo.jpg (image/jpeg)"
};

// The parts that are meant to be read, one below another: of alternatives the plain one, where it
// is more than a pointer to the others; of a message in a message its subject, too. `charset` is
// that of text that names none.
[[nodiscard]] MailText mail_text(GMimeMessage& message, std::string_view charset);

// A field of a header as UTF-8, its encoded words decoded; empty: there is none.
[[nodiscard]] std::string mail_field(GMimeMessage& message, const char* name,
                                     WordsIn words = WordsIn::kText);

}  // namespace newsdex
