#include "searcher/glass_posting_list.hpp"

#include <algorithm>
#include <limits>

namespace newsdex::glass {
namespace {

// Most numbers are of one byte, and nearly all others of two.
std::uint64_t take(const char*& at, const char* end) {
  const auto byte = [&at](std::ptrdiff_t i) { return static_cast<unsigned char>(at[i]); };
  if (at != end && byte(0) < 0x80) return static_cast<unsigned char>(*at++);
  if (end - at >= 2 && byte(1) < 0x80) {
    const std::uint64_t number = (byte(0) & 0x7FU) | std::uint64_t{byte(1)} << 7;
    at += 2;
    return number;
  }
  std::string_view rest(at, static_cast<std::size_t>(end - at));
  const std::uint64_t number = Chunk::take(rest);
  at = rest.data();
  return number;
}

}  // namespace

void PostingList::begin_chunk() {
  rest_ = chunks_.chunk().body;
  documents_[0] = chunks_.chunk().first;
  counts_[0] = static_cast<std::uint32_t>(Chunk::take(rest_));
  at_ = 0;
  read_ = 1;
  read_some(documents_[0]);
}

// To the documents after all that were read.
void PostingList::read_on() {
  at_ = 0;
  if (!rest_.empty()) {
    const Docid before = documents_[read_ - 1];
    read_ = 0;
    read_some(before);
    return;
  }
  at_end_ = chunks_.chunk().is_last;
  if (at_end_) return;
  chunks_.next();
  begin_chunk();
}

// To documents of which the last is this one or further on.
void PostingList::read_on_to(Docid document) {
  if (document > chunks_.chunk().last) {
    at_end_ = chunks_.chunk().is_last;
    if (at_end_) return;
    chunks_.seek(document);
    begin_chunk();
  }
  while (!at_end_ && documents_[read_ - 1] < document) read_on();
}

// Of the chunk, from the document after `before` on: as many as there is room for.
void PostingList::read_some(Docid before) {
  const Docid last = chunks_.chunk().last;
  const char* at = rest_.data();
  const char* const end = at + rest_.size();
  for (; read_ < kAtOnce && at != end; ++read_) {
    const std::uint64_t gap = take(at, end);
    if (gap >= last - before) Chunk::corrupt();
    before += static_cast<Docid>(gap) + 1;
    documents_[read_] = before;
    counts_[read_] = static_cast<std::uint32_t>(take(at, end));
  }
  rest_.remove_prefix(static_cast<std::size_t>(at - rest_.data()));
  std::fill(documents_.begin() + static_cast<std::ptrdiff_t>(read_), documents_.end(),
            std::numeric_limits<Docid>::max());
}

}  // namespace newsdex::glass
