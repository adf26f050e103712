// The stored record: what the index keeps of an article to show it again. `field=value` lines in
// Omega's style, an empty line, then the text as one zstd frame (docs/index-format.md).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <newsdex/article.hpp>

namespace newsdex {

// Byte ranges of the passages in the text, half-open, in order.
using PassageRanges = std::vector<std::pair<std::size_t, std::size_t>>;

struct StoredRecord {
  Article article;
  PassageRanges passages;

  friend bool operator==(const StoredRecord&, const StoredRecord&) = default;
};

[[nodiscard]] std::string encode_record(const Article& article, const PassageRanges& passages);

// Reads a record back whole, or without its text (cheaper: nothing is decompressed). Throws
// Error(kCorrupt) where the data is not a record.
[[nodiscard]] StoredRecord decode_record(std::string_view data);
[[nodiscard]] StoredRecord decode_record_fields(std::string_view data);

// Throws Error(kCorrupt) where the record has not so many passages as the words of its article.
void require_passages(const StoredRecord& record, std::size_t of_words);

}  // namespace newsdex
