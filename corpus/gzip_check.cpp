#include "corpus/gzip_check.hpp"

#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <string_view>
#include <vector>

namespace newsdex {
namespace {

constexpr std::size_t kTrailerBytes = 8;  // check sum and size of the text, little endian
constexpr std::size_t kHeaderBytes = 10;
constexpr std::string_view kMagic = "\x1F\x8B\x08";
constexpr std::size_t kBlockBytes = 1 << 20;

std::uint32_t little_endian(const unsigned char* bytes) {
  return std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 | std::uint32_t{bytes[2]} << 16 |
         std::uint32_t{bytes[3]} << 24;
}

// The begin of another member somewhere behind the first.
bool has_more_members(int descriptor, off_t size) {
  std::vector<char> block(kBlockBytes);
  for (off_t at = kHeaderBytes; at < size;) {
    const ssize_t got = pread(descriptor, block.data(), block.size(), at);
    if (got <= 0) return true;  // not to be known: then nothing speaks against it
    const std::string_view bytes(block.data(), static_cast<std::size_t>(got));
    if (bytes.find(kMagic) != std::string_view::npos) return true;
    if (bytes.size() < kMagic.size()) return false;
    at += got - static_cast<off_t>(kMagic.size() - 1);
    if (at + static_cast<off_t>(kMagic.size()) > size) return false;
  }
  return false;
}

}  // namespace

void GzipCheck::add(const char* bytes, std::size_t size) {
  sum_ = libdeflate_crc32(sum_, bytes, size);
  size_ += size;
}

bool GzipCheck::holds(int descriptor) const {
  struct stat status {};
  std::array<unsigned char, kTrailerBytes> trailer{};
  if (fstat(descriptor, &status) != 0) return false;
  if (status.st_size < static_cast<off_t>(kHeaderBytes + kTrailerBytes)) return false;
  const off_t at = status.st_size - static_cast<off_t>(kTrailerBytes);
  if (pread(descriptor, trailer.data(), trailer.size(), at) != kTrailerBytes) return false;
  const bool same_sum = little_endian(trailer.data()) == sum_;
  const bool same_size = little_endian(trailer.data() + 4) == static_cast<std::uint32_t>(size_);
  return (same_sum && same_size) || has_more_members(descriptor, status.st_size);
}

}  // namespace newsdex
