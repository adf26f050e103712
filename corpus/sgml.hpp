// SGML as news collections use it: tags and text, one after the other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsdex {

struct SgmlToken {
  enum class Kind { kText, kOpen, kClose };
  Kind kind = Kind::kText;
  std::string_view text;  // the text as it stands, or the tag's name
  std::string_view attributes;
};

// Walks over markup. Comments and declarations are passed over; a `<` that begins no tag is text.
class SgmlScanner {
 public:
  explicit SgmlScanner(std::string_view markup) : rest_(markup) {}

  // The next token; false at the end.
  bool next(SgmlToken& token);

 private:
  bool take_tag(SgmlToken& token);
  bool skip_declaration();

  std::string_view rest_;
  bool comments_end_ = true;  // as far as is known
};

// The value of an attribute, without quotes; empty: it is not there.
[[nodiscard]] std::string_view attribute(std::string_view attributes, std::string_view name);

// Adds the text with its character references (numeric, and the names that collections use)
// resolved; what is none stays as it stands.
void append_text(std::string_view markup_text, std::string& out);

// Tags that end a line in running text, such as P and BR; others are passed over.
[[nodiscard]] bool is_line_tag(std::string_view name);

}  // namespace newsdex
