#include "indexer/run_terms.hpp"

#include <algorithm>
#include <utility>

namespace newsdex {
namespace {

template <class Word>
Word big_endian(const char* at) {
  Word number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) {
    number = number << 8 | static_cast<unsigned char>(at[i]);
  }
  return number;
}

}  // namespace

void append_term_head(ByteBuffer& section, std::string_view previous, std::string_view term,
                      std::uint64_t entries, std::uint64_t occurrences) {
  const std::size_t shared = glass::common_prefix(previous, term);
  const std::string_view rest = term.substr(shared);
  char* at = section.room(4 * glass::kMaxVintBytes + rest.size());
  at = glass::put_vint(at, shared);
  at = glass::put_vint(at, rest.size());
  at = glass::put_bytes(at, rest);
  at = glass::put_vint(at, entries);
  section.end_at(glass::put_vint(at, occurrences));
}

// Short terms are taken as two words that overlap, where they are no shorter than one.
std::uint64_t leading_bytes(std::string_view term) {
  if (term.size() >= 8) return big_endian<std::uint64_t>(term.data());
  if (term.size() >= 4) {
    const std::uint64_t first = big_endian<std::uint32_t>(term.data());
    const std::uint64_t last = big_endian<std::uint32_t>(term.data() + term.size() - 4);
    return first << 32 | last << 8 * (8 - term.size());
  }
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < term.size(); ++i) {
    number |= std::uint64_t{static_cast<unsigned char>(term[i])} << (56 - 8 * i);
  }
  return number;
}

bool TermCursor::next() {
  if (in_.done()) return false;
  term_.resize(in_.number());
  const std::uint64_t rest = in_.number();
  term_.append(in_.bytes(rest));
  leading_bytes_ = newsdex::leading_bytes(term_);
  entries_ = in_.number();
  occurrences_ = in_.number();
  return true;
}

TermMerge::TermMerge(std::vector<TermCursor> cursors) : cursors_(std::move(cursors)) {
  for (TermCursor& cursor : cursors_) {
    if (cursor.next()) heap_.push_back({cursor.leading_bytes(), &cursor});
  }
  for (std::size_t place = heap_.size(); place-- > 0;) sift_down(place);
}

bool TermMerge::less(const Node& a, const Node& b) {
  if (a.leading_bytes != b.leading_bytes) return a.leading_bytes < b.leading_bytes;
  return a.cursor->term() < b.cursor->term();
}

bool TermMerge::same(const Node& a, const Node& b) {
  return a.leading_bytes == b.leading_bytes && a.cursor->term() == b.cursor->term();
}

void TermMerge::sift_down(std::size_t place) {
  const Node node = heap_[place];
  for (std::size_t child = 2 * place + 1; child < heap_.size(); child = 2 * place + 1) {
    if (child + 1 < heap_.size() && less(heap_[child + 1], heap_[child])) ++child;
    if (!less(heap_[child], node)) break;
    heap_[place] = heap_[child];
    place = child;
  }
  heap_[place] = node;
}

// The cursor at `place`, below which all is in order, to its next term.
void TermMerge::move_on(std::size_t place) {
  Node& node = heap_[place];
  if (node.cursor->next()) {
    node.leading_bytes = node.cursor->leading_bytes();
  } else {
    node = heap_.back();
    heap_.pop_back();
  }
  if (place < heap_.size()) sift_down(place);
}

// Those at the same term are at the top of the heap, each below another: they are found from there
// down, and moved on from the lowest up.
std::span<TermCursor* const> TermMerge::next() {
  for (std::size_t i = now_places_.size(); i-- > 0;) move_on(now_places_[i]);
  now_places_.clear();
  now_.clear();
  if (!heap_.empty()) now_places_.push_back(0);
  for (std::size_t i = 0; i < now_places_.size(); ++i) {
    const std::size_t place = now_places_[i];
    now_.push_back(heap_[place].cursor);
    for (const std::size_t child : {2 * place + 1, 2 * place + 2}) {
      if (child < heap_.size() && same(heap_[child], heap_[0])) now_places_.push_back(child);
    }
  }
  std::ranges::sort(now_);  // by address is by document: they stand in one vector
  return now_;
}

}  // namespace newsdex
