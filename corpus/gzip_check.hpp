// Whether what came out of a gzip file is what went in: libarchive leaves its check sum unread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace newsdex {

class GzipCheck {
 public:
  // Adds bytes that were decompressed.
  void add(const char* bytes, std::size_t size);
  // Compares with the trailer of the whole file that `descriptor` has open. True also for a file of
  // several members: they have one each, at places that only decompression knows.
  [[nodiscard]] bool holds(int descriptor) const;

 private:
  std::uint32_t sum_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace newsdex
