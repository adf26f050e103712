// The lists of the postlist table: postings of a term, lengths of documents, values of a slot. Each
// is cut into chunks of about 2,000 bytes, keyed by the first document in them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/glass_encoding.hpp"
#include "indexer/glass_table.hpp"

namespace newsdex::glass {

// Keys of the table, in the order that they stand in it: what is no term begins with a zero byte.
// Slots are below 128: their keys are in order of their numbers.
[[nodiscard]] std::string metadata_key(std::string_view name);
[[nodiscard]] std::string value_statistics_key(std::uint32_t slot);

// One list after the other, each with ascending documents.
class PostingListWriter {
 public:
  explicit PostingListWriter(TableWriter& table) : table_(table) {}

  // Begins the list of a term that `documents` documents hold, `occurrences` times in all.
  void begin_term(std::string_view term, std::uint64_t documents, std::uint64_t occurrences);
  // Begins the list of document lengths, of which every document has one.
  void begin_lengths();
  // `number` is the term's count in the document, or the document's length.
  void add(Docid document, std::uint64_t number) {
    if (body_bytes_ >= kChunkBytes) close_chunk(false);
    char* at = body() + body_bytes_;
    if (body_bytes_ == 0) {
      first_ = document;
    } else {
      at = put_vint(at, document - last_ - 1);
    }
    at = put_vint(at, number);
    body_bytes_ = static_cast<std::size_t>(at - body());
    last_ = document;
  }
  // Every list that was begun has at least one document.
  void end() { close_chunk(true); }

 private:
  static constexpr std::size_t kChunkBytes = 2000;
  static constexpr std::size_t kMostHeadBytes = 4 * kMaxVintBytes + 1;

  [[nodiscard]] char* body() { return chunk_.data() + kMostHeadBytes; }
  void close_chunk(bool is_last);

  TableWriter& table_;
  std::string key_;                 // of the chunk
  std::size_t list_key_bytes_ = 0;  // of it, what the keys of all later chunks begin with
  bool parts_keys_ = false;         // a zero byte stands between that and the chunk's document
  std::uint64_t documents_ = 0;
  std::uint64_t occurrences_ = 0;
  // Room for the chunk's head, which is known last, then its body.
  std::array<char, kMostHeadBytes + kChunkBytes + 2 * kMaxVintBytes> chunk_;
  std::size_t body_bytes_ = 0;
  bool in_first_chunk_ = true;
  Docid first_ = 0;  // of the chunk
  Docid last_ = 0;
};

// What the table says of a slot before its values.
struct ValueStatistics {
  std::uint64_t documents = 0;
  std::string lowest;
  std::string highest;

  void see(std::string_view value);
  void add(const ValueStatistics& other);
};
[[nodiscard]] std::string encode_value_statistics(const ValueStatistics& statistics);

// The values of one slot, by ascending documents; none is empty.
class ValueListWriter {
 public:
  ValueListWriter(TableWriter& table, std::uint32_t slot) : table_(table), slot_(slot) {}

  void add(Docid document, std::string_view value);
  void end();

 private:
  static constexpr std::size_t kChunkBytes = 2000;

  TableWriter& table_;
  std::uint32_t slot_;
  std::string body_;
  Docid first_ = 0;
  Docid last_ = 0;
};

}  // namespace newsdex::glass
