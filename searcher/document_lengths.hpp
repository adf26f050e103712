// How many words each document of a database has, as BM25 counts them.
//
// To ask Xapian for it is three quarters of a match's time: it looks for the document's length in
// the list of all lengths each time. Here the list is read in place, a chunk at a time, when a
// document of it is asked for first, and then kept.
#pragma once

#include <cstdint>
#include <optional>

#include "common/glass_encoding.hpp"
#include "searcher/glass_chunks.hpp"

namespace newsdex::glass {

// For one thread.
class DocumentLengths {
 public:
  // Takes 4 bytes a document up to `last_document`, but only as parts of the list are read.
  DocumentLengths(const TableReader& postlist, Docid last_document);

  // The document must be one of the database. Throws as TableReader does.
  [[nodiscard]] std::uint32_t of(Docid document) {
    if (document >= size_ || kept_[document] == 0) read(document);
    return kept_[document] - 1;
  }

  // Has the machine fetch what `of` would look at.
  void fetch(Docid document) const { kept_.fetch(document); }

 private:
  // Zeroes, in memory that nothing is put into until it is touched, and then, where it is much, in
  // large pages: a search touches most of it, and to be given a page of 4 kB takes longer than to
  // read the lengths that fill it.
  class Numbers {
   public:
    explicit Numbers(std::size_t size);
    ~Numbers();
    Numbers(const Numbers&) = delete;
    Numbers& operator=(const Numbers&) = delete;

    [[nodiscard]] std::uint32_t& operator[](std::size_t place) { return first_[place]; }
    void fetch(std::size_t place) const { __builtin_prefetch(first_ + place); }

   private:
    void* mapped_;
    std::size_t bytes_;
    std::uint32_t* first_;
  };

  void read(Docid document);

  TableReader postlist_;
  std::optional<ChunkedList> lengths_;  // once one was asked for
  std::size_t size_;
  Numbers kept_;  // one more than the length; 0: not read
};

}  // namespace newsdex::glass
