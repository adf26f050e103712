#include "indexer/run_terms.hpp"

#include <algorithm>
#include <utility>

namespace newsdex {

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

std::uint64_t leading_bytes(std::string_view term) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    number = number << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0u);
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
  for (TermCursor& cursor : cursors_) push(&cursor);
}

bool TermMerge::later(const TermCursor* a, const TermCursor* b) {
  if (a->leading_bytes() != b->leading_bytes()) return a->leading_bytes() > b->leading_bytes();
  const int order = a->term().compare(b->term());
  return order != 0 ? order > 0 : a > b;  // by address is by document: they stand in one vector
}

void TermMerge::push(TermCursor* cursor) {
  if (!cursor->next()) return;
  heap_.push_back(cursor);
  std::push_heap(heap_.begin(), heap_.end(), later);
}

std::span<TermCursor* const> TermMerge::next() {
  for (TermCursor* cursor : now_) push(cursor);
  now_.clear();
  while (!heap_.empty() && (now_.empty() || heap_.front()->term() == now_.front()->term())) {
    now_.push_back(heap_.front());
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
  }
  return now_;
}

}  // namespace newsdex
