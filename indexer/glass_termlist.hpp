// What the termlist table holds of a document, so that it can be replaced or deleted: its terms,
// and the value slots that it uses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/glass_encoding.hpp"

namespace newsdex::glass {

// A document's tag is its length and how many terms it has, by put_vint, then the terms; it is
// empty for one without terms.

// Bytes that a term in the list takes at most.
[[nodiscard]] constexpr std::size_t max_list_term_bytes(std::string_view term) {
  return 2 + term.size() + kMaxVintBytes;
}
// Writes a term of the list and gives its end. Terms ascend as bytes, and `previous` is the one
// before, empty for the first.
[[nodiscard]] char* put_list_term(char* at, std::string_view previous, std::string_view term,
                                  std::uint64_t count);

// The slots that a document uses, ascending and not empty.
[[nodiscard]] std::string encode_slots(const std::vector<std::uint32_t>& slots);

[[nodiscard]] std::string document_key(Docid document);  // of its terms, and of its data
[[nodiscard]] std::string slots_key(Docid document);

}  // namespace newsdex::glass
