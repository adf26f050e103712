// A run as it is written: first its terms in order of bytes, each with its documents, then the
// documents.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "common/glass_encoding.hpp"
#include "indexer/byte_buffer.hpp"
#include "indexer/run_section.hpp"

namespace newsdex {

class RunBuilder {
 public:
  void clear();

  // One document of the term that end_term will name, in ascending order; `positions` ascend and
  // may be none.
  void posting(glass::Docid docid, std::uint64_t count, std::span<const std::uint32_t> positions) {
    char* const at = postings_.begin_entry(docid, glass::kMaxVintBytes);
    postings_.entries.end_at(glass::put_vint(at, count));
    occurrences_ += count;
    if (!positions.empty()) add_positions(docid, positions);
  }
  // The term's bytes stay where they are until the next term was ended.
  void end_term(std::string_view term);
  // `values` are what encode_values made of them.
  void document(glass::Docid docid, std::uint64_t length, std::string_view values);

  // The run, in no more memory than it needs.
  [[nodiscard]] Run finish() const;

 private:
  // A section of terms, and the entries of the term that is not ended yet.
  struct TermSection {
    ByteBuffer bytes;
    std::string_view last_term;
    ByteBuffer entries;
    std::uint64_t count = 0;
    glass::Docid last_docid = 0;

    // Gives where the entry goes on, with room for so many bytes.
    [[nodiscard]] char* begin_entry(glass::Docid docid, std::size_t bytes_to_come) {
      char* const at = entries.room(glass::kMaxVintBytes + bytes_to_come);
      const glass::Docid gap = docid - last_docid;
      last_docid = docid;
      ++count;
      return glass::put_vint(at, gap);
    }
    void end_term(std::string_view term, std::uint64_t occurrences);
    void clear();
  };

  void add_positions(glass::Docid docid, std::span<const std::uint32_t> positions);

  TermSection postings_;
  TermSection positions_;
  std::uint64_t occurrences_ = 0;
  ByteBuffer documents_;
  glass::Docid last_document_ = 0;
};

}  // namespace newsdex
