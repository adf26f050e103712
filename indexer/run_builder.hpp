// A run as it is written: first its terms in order of bytes, each with its documents, then the
// documents.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/glass_encoding.hpp"
#include "indexer/run_section.hpp"

namespace newsdex {

class RunBuilder {
 public:
  void clear();

  // One document of the term that end_term will name, in ascending order; `positions` ascend and
  // may be none.
  void posting(glass::Docid docid, std::uint64_t count, std::span<const std::uint32_t> positions);
  void end_term(std::string_view term);
  // `values` are what encode_values made of them.
  void document(glass::Docid docid, std::uint64_t length, std::string_view values);

  // The run, in no more memory than it needs.
  [[nodiscard]] Run finish() const;

 private:
  // A section of terms, and the entries of the term that is not ended yet.
  struct TermSection {
    std::string bytes;
    std::string last_term;
    std::string entries;
    std::uint64_t count = 0;
    glass::Docid last_docid = 0;

    void begin_entry(glass::Docid docid);
    void end_term(std::string_view term, std::uint64_t occurrences);
    void clear();
  };

  TermSection postings_;
  TermSection positions_;
  std::uint64_t occurrences_ = 0;
  std::string position_tag_;
  std::string documents_;
  glass::Docid last_document_ = 0;
};

}  // namespace newsdex
