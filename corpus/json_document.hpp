// JSON that is not JSON Lines: an array of articles, an object that holds one or is an article, and
// several of these in a row.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// An object that is no element of an array at the top; its tree takes some ten times its bytes.
inline constexpr std::uint64_t kMaxJsonObjectBytes = 64ull << 20;

// Reads to the end of the window, an array element by element. An element that is broken is named,
// and the others are kept. Why it could not be read to its end, else empty.
[[nodiscard]] std::string read_json_document(TextWindow& window, RecordSink& sink);

// A text that begins a value and goes on behind its end.
[[nodiscard]] bool goes_on_behind_value(std::string_view json);

// The last of the values in a row lacks its end.
[[nodiscard]] bool is_cut_short(std::string_view json);

// Which keys of an article the first part of a document has, at whatever depth.
struct ArticleKeys {
  bool title = false;
  bool text = false;

  [[nodiscard]] bool any() const { return title || text; }
  [[nodiscard]] bool both() const { return title && text; }
};
[[nodiscard]] ArticleKeys article_keys(std::string_view head);

}  // namespace newsdex
