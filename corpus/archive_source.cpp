#include "corpus/archive_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace newsdex {

bool ArchiveSource::open(archive* reader) {
  begin_ = from_.position();
  block_bytes_ = 0;
  archive_read_set_read_callback(reader, &ArchiveSource::read);
  if (from_.size()) archive_read_set_seek_callback(reader, &ArchiveSource::seek);
  archive_read_set_callback_data(reader, this);
  return archive_read_open1(reader) == ARCHIVE_OK;
}

Lookahead& ArchiveSource::behind(archive* reader) {
  const auto end = begin_ + static_cast<std::uint64_t>(archive_filter_bytes(reader, 0));
  from_.next().remove_prefix(std::min<std::uint64_t>(end - from_.position(), block_bytes_));
  block_bytes_ = 0;
  return from_;
}

std::string ArchiveSource::error_of(archive* reader) const {
  if (!from_.failure().empty()) return from_.failure();
  const char* reason = archive_error_string(reader);
  return reason != nullptr ? reason : std::string();
}

la_ssize_t ArchiveSource::read(archive* reader, void* source, const void** block) {
  auto& self = *static_cast<ArchiveSource*>(source);
  std::string_view& next = self.from_.next();
  next.remove_prefix(self.block_bytes_);
  // Whole blocks of a tar: libarchive keeps a part of one in a buffer of its own.
  self.from_.widen(kReadAtOnce);
  const std::string_view bytes = next.substr(0, kReadAtOnce);
  self.block_bytes_ = bytes.size();
  if (bytes.empty() && !self.failure().empty()) {
    archive_set_error(reader, EIO, "%s", self.failure().c_str());
    return ARCHIVE_FATAL;
  }
  *block = bytes.data();
  return static_cast<la_ssize_t>(bytes.size());
}

std::size_t EntryBytes::read(char* to, std::size_t size) {
  while (block_.empty()) {
    if (!next_block()) return 0;
  }
  const std::size_t taken = block_.copy(to, size);
  block_.remove_prefix(taken);
  return taken;
}

// False at the end.
bool EntryBytes::next_block() {
  if (ended_ || !failure().empty()) return false;
  const void* bytes = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  const int status = archive_read_data_block(archive_, &bytes, &size, &offset);
  ended_ = status == ARCHIVE_EOF;
  // A wrong check sum is a warning to libarchive.
  if (status < ARCHIVE_OK) {
    const std::string reason = source_.error_of(archive_);
    fail(source_.failure().empty()
             ? fmt::format("cut short or damaged after {} bytes ({})", given_, reason)
             : reason);
    return false;
  }
  block_ = {static_cast<const char*>(bytes), size};
  given_ += size;
  if (expansion_.give(size)) return !ended_;
  block_ = {};
  fail(expansion_.refusal());
  return false;
}

la_int64_t ArchiveSource::seek(archive*, void* source, la_int64_t offset, int whence) {
  auto& self = *static_cast<ArchiveSource*>(source);
  const auto size = static_cast<la_int64_t>(self.from_.size().value_or(0) - self.begin_);
  if (whence == SEEK_CUR) offset += static_cast<la_int64_t>(self.taken());
  if (whence == SEEK_END) offset += size;
  if (offset < 0 || offset > size) return ARCHIVE_FATAL;
  self.from_.seek(self.begin_ + static_cast<std::uint64_t>(offset));
  self.block_bytes_ = 0;
  return offset;
}

}  // namespace newsdex
