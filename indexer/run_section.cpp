#include "indexer/run_section.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <newsdex/error.hpp>

namespace newsdex {

SectionReader::SectionReader(const RunSection& section, std::size_t buffer_bytes)
    : section_(&section), buffer_bytes_(buffer_bytes) {
  if (section.file != nullptr) return;
  at_ = section.bytes.data();
  end_ = at_ + section.bytes.size();
  next_ = section.size;
}

void SectionReader::fill(std::uint64_t wanted) {
  if (next_ == section_->size) return;
  const auto kept = static_cast<std::size_t>(end_ - at_);
  const std::uint64_t left = section_->size - next_;
  const auto size = static_cast<std::size_t>(
      std::min<std::uint64_t>(std::max<std::uint64_t>(wanted, buffer_bytes_), kept + left));
  if (buffer_.size() < size) {
    std::vector<char> larger(size);
    std::copy(at_, end_, larger.begin());
    buffer_ = std::move(larger);
  } else {
    std::copy(at_, end_, buffer_.begin());
  }
  std::size_t filled = kept;
  while (filled < size) {
    const ssize_t count = pread(section_->file->get(), buffer_.data() + filled, size - filled,
                                static_cast<off_t>(section_->offset + next_));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_system_error("read back", "a part of the index that was set aside");
    if (count == 0) cut_short();
    filled += static_cast<std::size_t>(count);
    next_ += static_cast<std::uint64_t>(count);
  }
  at_ = buffer_.data();
  end_ = at_ + filled;
}

void SectionReader::cut_short() {
  throw Error(ErrorKind::kInternal,
              "a part of the index that was set aside ends in the middle of an item");
}

}  // namespace newsdex
