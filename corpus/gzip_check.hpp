// Whether what came out of a gzip stream is what went in: libarchive leaves its check sum unread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/archive_source.hpp"

namespace newsdex {

class GzipCheck final : public BlockObserver {
 public:
  // The next bytes of the compressed stream.
  void block(std::string_view bytes) override;
  // Adds bytes that were decompressed.
  void add(std::string_view bytes);
  // Compares with the trailer of the whole stream, once it has ended. True also for one of several
  // members: they have one each, at places that only decompression knows.
  [[nodiscard]] bool holds() const;

 private:
  std::string tail_;  // the last bytes of the stream
  std::uint64_t stream_bytes_ = 0;
  bool more_members_ = false;  // the begin of another stands somewhere behind the first
  std::uint32_t sum_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace newsdex
