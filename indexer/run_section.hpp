// A run is what one batch of articles brings to the tables that are in order of terms: three
// sections of bytes, kept in memory or in a file, which are read from their start to their end.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/system.hpp"

namespace newsdex {

// Bytes in memory or, where `file` is set, in a file from `offset` on.
struct RunSection {
  std::string bytes;
  const Descriptor* file = nullptr;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;

  RunSection() = default;
  explicit RunSection(std::string content) : bytes(std::move(content)), size(bytes.size()) {}
};

struct Run {
  RunSection postings;   // terms, each with documents and counts
  RunSection positions;  // terms, each with documents and position tags
  RunSection documents;  // each with its length and values

  [[nodiscard]] std::uint64_t memory_bytes() const {
    return postings.bytes.capacity() + positions.bytes.capacity() + documents.bytes.capacity();
  }
};

// Reads a section that outlives it; one of a file through a buffer. Throws Error(kInternal) where
// it ends too early, Error(kInputOutput) where it cannot be read.
class SectionReader {
 public:
  SectionReader(const RunSection& section, std::size_t buffer_bytes);

  [[nodiscard]] bool done() const { return at_ == end_ && next_ == section_->size; }
  [[nodiscard]] std::uint64_t number() {
    if (end_ - at_ < kMostNumberBytes) fill(kMostNumberBytes);
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80) {  // as most are
      return static_cast<unsigned char>(*at_++);
    }
    std::uint64_t number = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    cut_short();
  }
  // The next `count` bytes, valid until the next call.
  [[nodiscard]] std::string_view bytes(std::uint64_t count) {
    if (static_cast<std::uint64_t>(end_ - at_) < count) {
      fill(count);
      if (static_cast<std::uint64_t>(end_ - at_) < count) cut_short();
    }
    const std::string_view taken(at_, count);
    at_ += count;
    return taken;
  }

 private:
  static constexpr std::ptrdiff_t kMostNumberBytes = 10;

  // Reads on, so that `wanted` bytes are in the buffer unless the section has less.
  void fill(std::uint64_t wanted);
  [[noreturn]] static void cut_short();

  const RunSection* section_;
  std::size_t buffer_bytes_;
  std::vector<char> buffer_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::uint64_t next_ = 0;  // bytes of the section that the buffer has had
};

}  // namespace newsdex
