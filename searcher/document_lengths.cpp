#include "searcher/document_lengths.hpp"

#include <sys/mman.h>

#include <new>

#include <xapian.h>

namespace newsdex::glass {
namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20;
// To be given a large page, and have it cleared, costs what some tens of small ones do.
constexpr std::size_t kWorthALargePage = kLargePage / 8;

// Whole large pages, the last of which may be used in part.
std::size_t in_large_pages(std::size_t bytes) {
  return (bytes + kLargePage - kWorthALargePage) / kLargePage * kLargePage;
}

}  // namespace

DocumentLengths::Numbers::Numbers(std::size_t size)
    : bytes_((size * sizeof(std::uint32_t) / kLargePage + 2) * kLargePage) {
  mapped_ = mmap(nullptr, bytes_, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped_ == MAP_FAILED) throw std::bad_alloc();
  const std::size_t past = reinterpret_cast<std::uintptr_t>(mapped_) % kLargePage;
  char* const begin = static_cast<char*>(mapped_) + (past == 0 ? 0 : kLargePage - past);
  first_ = reinterpret_cast<std::uint32_t*>(begin);
#ifdef MADV_HUGEPAGE
  // A refusal only costs time.
  (void)madvise(begin, in_large_pages(size * sizeof(std::uint32_t)), MADV_HUGEPAGE);
#endif
}

DocumentLengths::Numbers::~Numbers() { munmap(mapped_, bytes_); }

DocumentLengths::DocumentLengths(const TableReader& postlist, Docid last_document)
    : postlist_(postlist), size_(std::size_t{last_document} + 1), kept_(size_) {}

// Keeps the lengths of the chunk that the document's is in.
void DocumentLengths::read(Docid document) {
  if (!lengths_) lengths_ = ChunkedList::of_lengths(postlist_);
  if (lengths_->exists() && document < size_) {
    lengths_->seek(document);
    const Chunk& chunk = lengths_->chunk();
    std::string_view rest = chunk.body;
    for (std::uint64_t at = chunk.first; at < size_; at += Chunk::take(rest) + 1) {
      kept_[at] = static_cast<std::uint32_t>(Chunk::take(rest)) + 1;
      if (rest.empty()) break;
    }
  }
  if (document >= size_ || kept_[document] == 0) {
    throw Xapian::DatabaseCorruptError("a document has no length");
  }
}

}  // namespace newsdex::glass
