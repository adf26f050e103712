#include "searcher/glass_posting_list.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>

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

// Four postings whose numbers are of one byte each, as nearly all of frequent terms are: their gaps
// and counts by turns.
class FourPostings {
 public:
  static constexpr std::ptrdiff_t kBytes = 8;

  // Nothing where there are none, and where the machine has bytes in another order.
  static std::optional<FourPostings> at(const char* at, const char* end) {
    std::uint64_t bytes = 0;
    if (std::endian::native != std::endian::little || end - at < kBytes) return std::nullopt;
    std::memcpy(&bytes, at, sizeof bytes);
    if ((bytes & 0x8080808080808080) != 0) return std::nullopt;
    return FourPostings(bytes);
  }

  // How far the posting is from the document before all of them.
  [[nodiscard]] std::uint32_t distance(unsigned i) const {
    return static_cast<std::uint32_t>(sums_ >> 16 * i & 0xFFFF) + i + 1;
  }
  [[nodiscard]] std::uint32_t count(unsigned i) const {
    return static_cast<std::uint32_t>(bytes_ >> (16 * i + 8) & 0xFF);
  }

 private:
  explicit FourPostings(std::uint64_t bytes)
      : bytes_(bytes), sums_((bytes & 0x00FF00FF00FF00FF) * 0x0001000100010001) {}

  std::uint64_t bytes_;
  std::uint64_t sums_;  // of the gaps up to each, in 16 bits a posting
};

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
  while (!at_end_ && documents_[read_ - 1] < document) {
    pass_over(document);
    read_on();
  }
}

// Passes over some of those before the document, unread: as if the last of them had been read.
void PostingList::pass_over(Docid document) {
  const Docid end_at = std::min(document, chunks_.chunk().last);
  std::uint64_t before = documents_[read_ - 1];
  const char* at = rest_.data();
  const char* const end = at + rest_.size();
  while (const auto four = FourPostings::at(at, end)) {
    if (before + four->distance(3) >= end_at) break;
    before += four->distance(3);
    at += FourPostings::kBytes;
  }
  rest_.remove_prefix(static_cast<std::size_t>(at - rest_.data()));
  documents_[read_ - 1] = static_cast<Docid>(before);
}

// Of the chunk, from the document after `before` on: as many as there is room for.
void PostingList::read_some(Docid before) {
  const Docid last = chunks_.chunk().last;
  const char* at = rest_.data();
  const char* const end = at + rest_.size();
  while (read_ < kAtOnce && at != end) {
    const auto four = read_ + 4 <= kAtOnce ? FourPostings::at(at, end) : std::nullopt;
    if (four) {
      if (four->distance(3) > last - before) Chunk::corrupt();
      for (unsigned i = 0; i < 4; ++i) {
        documents_[read_ + i] = before + four->distance(i);
        counts_[read_ + i] = four->count(i);
      }
      before += four->distance(3);
      read_ += 4;
      at += FourPostings::kBytes;
      continue;
    }
    const std::uint64_t gap = take(at, end);
    if (gap >= last - before) Chunk::corrupt();
    before += static_cast<Docid>(gap) + 1;
    documents_[read_] = before;
    counts_[read_] = static_cast<std::uint32_t>(take(at, end));
    ++read_;
  }
  rest_.remove_prefix(static_cast<std::size_t>(at - rest_.data()));
  std::fill(documents_.begin() + static_cast<std::ptrdiff_t>(read_), documents_.end(),
            std::numeric_limits<Docid>::max());
}

}  // namespace newsdex::glass
