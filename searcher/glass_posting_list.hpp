// The documents that have a term, and how often, in order: read in place, many at once.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
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
  [[nodiscard]] Docid document() const { return documents_[at_]; }
  [[nodiscard]] std::uint32_t count() const { return counts_[at_]; }

  void next() {
    if (++at_ == read_) read_on();
  }

  // To the first document from this one on; where it stands there or further on, it stays.
  void skip_to(Docid document) {
    if (at_end_ || document <= documents_[at_]) return;
    if (document > documents_[read_ - 1]) {
      read_on_to(document);
      if (at_end_) return;
    }
    at_ = place_of(document);
  }

  // Adds to `counts`, for each of ascending documents in turn, how often it has the term.
  void add_counts(std::span<const Docid> documents, std::uint32_t* counts) {
    if (at_end_) return;
    for (const Docid document : documents) {
      if (document > documents_[read_ - 1]) {
        read_on_to(document);
        if (at_end_) return;
      }
      const std::size_t place = place_of(document);
      // No branch: it would be guessed wrong.
      *counts++ += counts_[place] & (0U - std::uint32_t{documents_[place] == document});
      at_ = std::max(at_, place);
    }
  }

  // Calls `visit(document, count)` for each from where it stands to the last before `end`, and goes
  // on to the one after.
  template <class Visit>
  void visit_below(Docid end, Visit&& visit) {
    while (!at_end_) {
      const std::size_t begin = at_;
      const bool all = documents_[read_ - 1] < end;
      std::size_t stop = read_;
      if (!all)
        for (stop = begin; documents_[stop] < end;) ++stop;
      for (std::size_t i = begin; i < stop; ++i) visit(documents_[i], counts_[i]);
      at_ = stop;
      if (!all) return;
      read_on();
    }
  }

 private:
  static constexpr std::size_t kAtOnce = 64;
  using FourIds [[gnu::vector_size(16)]] = Docid;

  // Of the first document from this one on, which must have been read. A search by halves would
  // guess wrong at every step: quarters and what is in one are counted.
  [[nodiscard]] std::size_t place_of(Docid document) const {
    constexpr std::size_t kQuarter = kAtOnce / 4;
    std::size_t begin = 0;
    for (std::size_t last = kQuarter - 1; last + 1 < kAtOnce; last += kQuarter) {
      begin += documents_[last] < document ? kQuarter : 0;
    }
    FourIds before{};
    for (std::size_t i = begin; i < begin + kQuarter; i += 4) {
      FourIds four;
      std::memcpy(&four, &documents_[i], sizeof four);
      before -= FourIds(four < document);  // what is true is all ones
    }
    return begin + before[0] + before[1] + before[2] + before[3];
  }

  void begin_chunk();
  void read_on();
  void read_on_to(Docid document);
  void pass_over(Docid document);
  void read_some(Docid before);

  ChunkedList chunks_;
  bool at_end_;
  std::string_view rest_;  // of the chunk: not read yet
  std::size_t at_ = 0;
  std::size_t read_ = 0;
  std::array<Docid, kAtOnce> documents_;  // behind those that were read: more than any
  std::array<std::uint32_t, kAtOnce> counts_;
};

}  // namespace newsdex::glass
