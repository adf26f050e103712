#include "corpus/gzip_check.hpp"

#include <libdeflate.h>

namespace newsdex {
namespace {

constexpr std::size_t kTrailerBytes = 8;  // check sum and size of the text, little endian
constexpr std::size_t kHeaderBytes = 10;
constexpr std::string_view kMagic = "\x1F\x8B\x08";

std::uint32_t little_endian(std::string_view four) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < 4; ++i) {
    value |= std::uint32_t{static_cast<unsigned char>(four[i])} << (8 * i);
  }
  return value;
}

}  // namespace

void GzipCheck::block(std::string_view bytes) {
  if (!more_members_) {
    // A magic that two blocks share is found in where they meet.
    const std::string seam = tail_ + std::string(bytes.substr(0, kMagic.size() - 1));
    const std::size_t skipped = stream_bytes_ == 0 ? kHeaderBytes : 0;
    more_members_ = (stream_bytes_ > kHeaderBytes && seam.find(kMagic) != seam.npos) ||
                    bytes.find(kMagic, skipped) != bytes.npos;
  }
  stream_bytes_ += bytes.size();
  if (bytes.size() < kTrailerBytes) {
    tail_.append(bytes);
    if (tail_.size() > kTrailerBytes) tail_.erase(0, tail_.size() - kTrailerBytes);
  } else {
    tail_ = bytes.substr(bytes.size() - kTrailerBytes);
  }
}

void GzipCheck::add(std::string_view bytes) {
  sum_ = libdeflate_crc32(sum_, bytes.data(), bytes.size());
  size_ += bytes.size();
}

bool GzipCheck::holds() const {
  if (more_members_) return true;
  if (stream_bytes_ < kHeaderBytes + kTrailerBytes) return false;
  const std::string_view trailer = tail_;
  return little_endian(trailer) == sum_ &&
         little_endian(trailer.substr(4)) == static_cast<std::uint32_t>(size_);
}

}  // namespace newsdex
