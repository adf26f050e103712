// How many words each document of a database has, as BM25 counts them.
//
// To ask Xapian for it is three quarters of a match's time: it looks for the document's length in
// the list of all lengths each time. Here the list is read in place, a chunk at a time, when a
// document of it is asked for first, and then kept.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
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
    if (document >= size_ || kept_.get()[document] == 0) read(document);
    return kept_.get()[document] - 1;
  }

 private:
  struct Free {
    void operator()(std::uint32_t* memory) const { std::free(memory); }
  };

  void read(Docid document);

  TableReader postlist_;
  std::optional<ChunkedList> lengths_;  // once one was asked for
  std::size_t size_;
  // One more than the length; 0: not read. Of calloc, for memory that nothing is read into is never
  // touched.
  std::unique_ptr<std::uint32_t, Free> kept_;
};

}  // namespace newsdex::glass
