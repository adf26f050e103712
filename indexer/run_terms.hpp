// Terms in a run's section, in order of bytes, each followed by entries for its documents; and the
// merge of many runs' terms into one order.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/glass_encoding.hpp"
#include "indexer/byte_buffer.hpp"
#include "indexer/run_section.hpp"

namespace newsdex {

// Appends the head of a term; `entries` follow, each beginning with how much greater its document
// is than the one before (the first: than 0). `previous` is the term before, empty at the start.
void append_term_head(ByteBuffer& section, std::string_view previous, std::string_view term,
                      std::uint64_t entries, std::uint64_t occurrences);

// Stands at a term of one run.
class TermCursor {
 public:
  explicit TermCursor(const RunSection& section, std::size_t buffer_bytes)
      : in_(section, buffer_bytes) {}

  // Moves to the next term, after all entries of the present one were read; false at the end.
  [[nodiscard]] bool next();
  [[nodiscard]] const std::string& term() const { return term_; }
  // Orders as the terms do, where it differs.
  [[nodiscard]] std::uint64_t leading_bytes() const { return leading_bytes_; }
  [[nodiscard]] std::uint64_t entries() const { return entries_; }
  [[nodiscard]] std::uint64_t occurrences() const { return occurrences_; }
  // Where its entries are read from.
  [[nodiscard]] SectionReader& in() { return in_; }

 private:
  SectionReader in_;
  std::string term_;
  std::uint64_t leading_bytes_ = 0;
  std::uint64_t entries_ = 0;
  std::uint64_t occurrences_ = 0;
};

// The first eight bytes of a term as a number.
[[nodiscard]] std::uint64_t leading_bytes(std::string_view term);

// Goes through the terms of all runs in order of bytes.
class TermMerge {
 public:
  // Cursors in order of their documents.
  explicit TermMerge(std::vector<TermCursor> cursors);

  // The cursors that stand at the next term, in order of their documents; none at the end. The
  // caller reads all of their entries.
  [[nodiscard]] std::span<TermCursor* const> next();

 private:
  // What most comparisons need of a cursor, beside it.
  struct Node {
    std::uint64_t leading_bytes;
    TermCursor* cursor;
  };

  [[nodiscard]] static bool less(const Node& a, const Node& b);
  [[nodiscard]] static bool same(const Node& a, const Node& b);
  void sift_down(std::size_t place);
  void move_on(std::size_t place);

  std::vector<TermCursor> cursors_;
  std::vector<Node> heap_;               // the least term first
  std::vector<std::size_t> now_places_;  // in the heap, ascending
  std::vector<TermCursor*> now_;
};

}  // namespace newsdex
