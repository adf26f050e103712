// A run as it is written: first its terms in order of bytes, each with its documents, then the
// documents.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "common/glass_encoding.hpp"
#include "indexer/byte_buffer.hpp"
#include "indexer/glass_positions.hpp"
#include "indexer/run_section.hpp"

namespace newsdex {

class RunBuilder {
 public:
  // The documents of one term, in ascending order. They have their room from the beginning, so that
  // a loop which adds them need look at nothing but this.
  class Postings {
   public:
    // `positions` ascend and may be none.
    void add(glass::Docid docid, std::uint64_t count, std::span<const std::uint32_t> positions) {
      documents_.begin_entry(docid);
      documents_.at = glass::put_vint(documents_.at, count);
      occurrences_ += count;
      if (!positions.empty()) add_positions(docid, positions);
    }

   private:
    friend class RunBuilder;

    struct Entries {
      const char* begin;
      char* at;
      std::uint64_t count = 0;
      glass::Docid last_docid = 0;

      void begin_entry(glass::Docid docid) {
        at = glass::put_vint(at, docid - last_docid);
        last_docid = docid;
        ++count;
      }
    };

    Postings(char* documents, char* positions)
        : documents_{documents, documents}, positions_{positions, positions} {}

    // A tag stands after its size, which is known once it is written: a little further on at first.
    void add_positions(glass::Docid docid, std::span<const std::uint32_t> positions) {
      positions_.begin_entry(docid);
      char* const at = positions_.at;
      if (positions.size() == 1) {  // as most are: its tag has a number of one byte for its size
        positions_.at = glass::put_vint(at + 1, positions.front());
        *at = static_cast<char>(positions_.at - (at + 1));
        return;
      }
      char* const tag = at + glass::kMaxVintBytes;
      char* const tag_end = glass::put_positions(tag, positions);
      char* const moved = glass::put_vint(at, static_cast<std::uint64_t>(tag_end - tag));
      positions_.at = std::copy(tag, tag_end, moved);
    }

    Entries documents_;
    Entries positions_;
    std::uint64_t occurrences_ = 0;
  };

  void clear();

  // Of the next term, which has so many documents and positions at most. One at a time.
  [[nodiscard]] Postings begin_term(std::size_t most_documents, std::size_t most_positions);
  // The term's bytes stay where they are until the next term was ended.
  void end_term(std::string_view term, const Postings& postings);
  // `values` are what encode_values made of them.
  void document(glass::Docid docid, std::uint64_t length, std::string_view values);

  // The run, in no more memory than it needs.
  [[nodiscard]] Run finish() const;

 private:
  struct TermSection {
    ByteBuffer bytes;
    std::string_view last_term;
    ByteBuffer entries;  // of a term that is not ended yet

    void end_term(std::string_view term, const Postings::Entries& of_term,
                  std::uint64_t occurrences);
    void clear();
  };

  TermSection postings_;
  TermSection positions_;
  ByteBuffer documents_;
  glass::Docid last_document_ = 0;
};

}  // namespace newsdex
