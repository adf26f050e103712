// The documents that have a term, and how often, in order: read in place.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/glass_encoding.hpp"
#include "searcher/glass_chunks.hpp"

namespace newsdex::glass {

// Stands at the first document; all that move throw as TableReader does.
class PostingList {
 public:
  PostingList(const TableReader& postlist, std::string_view term)
      : chunks_(ChunkedList::of_term(postlist, term)), at_end_(!chunks_.exists()) {
    if (!at_end_) begin_chunk();
  }
  PostingList(PostingList&& other) = delete;  // `rest_` looks into `chunks_`

  // Of the whole list.
  [[nodiscard]] std::uint64_t documents() const { return chunks_.documents(); }
  [[nodiscard]] std::uint64_t occurrences() const { return chunks_.occurrences(); }

  [[nodiscard]] bool at_end() const { return at_end_; }
  [[nodiscard]] Docid document() const { return document_; }
  [[nodiscard]] std::uint32_t count() const { return count_; }

  void next() {
    if (rest_.empty()) {
      next_chunk();
    } else {
      step();
    }
  }

  // To the first document from this one on; where it stands there or further on, it stays.
  void skip_to(Docid document) {
    if (at_end_ || document <= document_) return;
    if (document > chunks_.chunk().last) {
      if (chunks_.chunk().is_last) {
        at_end_ = true;
        return;
      }
      chunks_.seek(document);
      begin_chunk();
    }
    while (!at_end_ && document_ < document) next();
  }

 private:
  void step() {
    document_ += static_cast<Docid>(Chunk::take(rest_)) + 1;
    count_ = static_cast<std::uint32_t>(Chunk::take(rest_));
  }
  void begin_chunk() {
    rest_ = chunks_.chunk().body;
    document_ = chunks_.chunk().first;
    count_ = static_cast<std::uint32_t>(Chunk::take(rest_));
  }
  void next_chunk() {
    at_end_ = chunks_.chunk().is_last;
    if (at_end_) return;
    chunks_.next();
    begin_chunk();
  }

  ChunkedList chunks_;
  bool at_end_;
  std::string_view rest_;
  Docid document_ = 0;
  std::uint32_t count_ = 0;
};

}  // namespace newsdex::glass
