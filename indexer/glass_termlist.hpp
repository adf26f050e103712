// What the termlist table holds of a document, so that it can be replaced or deleted: its terms,
// and the value slots that it uses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass_encoding.hpp"

namespace newsdex::glass {

// Appends a term to a document's list; terms ascend as bytes, and `previous` is the one before,
// empty for the first.
void append_list_term(std::string& list, std::string_view previous, std::string_view term,
                      std::uint64_t count);

// Appends a document's tag: its length, how many terms it has, and their list. Empty without terms.
void append_termlist(std::string& out, std::uint64_t length, std::uint64_t terms,
                     std::string_view list);

// The slots that a document uses, ascending and not empty.
[[nodiscard]] std::string encode_slots(const std::vector<std::uint32_t>& slots);

[[nodiscard]] std::string document_key(Docid document);  // of its terms, and of its data
[[nodiscard]] std::string slots_key(Docid document);

}  // namespace newsdex::glass
