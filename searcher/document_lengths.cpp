#include "searcher/document_lengths.hpp"

#include <new>

#include <xapian.h>

namespace newsdex::glass {

DocumentLengths::DocumentLengths(const TableReader& postlist, Docid last_document)
    : postlist_(postlist),
      size_(std::size_t{last_document} + 1),
      kept_(static_cast<std::uint32_t*>(std::calloc(size_, sizeof(std::uint32_t)))) {
  if (!kept_) throw std::bad_alloc();
}

// Keeps the lengths of the chunk that the document's is in.
void DocumentLengths::read(Docid document) {
  if (!lengths_) lengths_ = ChunkedList::of_lengths(postlist_);
  if (lengths_->exists() && document < size_) {
    lengths_->seek(document);
    const Chunk& chunk = lengths_->chunk();
    std::string_view rest = chunk.body;
    for (std::uint64_t at = chunk.first; at < size_; at += Chunk::take(rest) + 1) {
      kept_.get()[at] = static_cast<std::uint32_t>(Chunk::take(rest)) + 1;
      if (rest.empty()) break;
    }
  }
  if (document >= size_ || kept_.get()[document] == 0) {
    throw Xapian::DatabaseCorruptError("a document has no length");
  }
}

}  // namespace newsdex::glass
