#include "corpus/archive_source.hpp"

#include <cerrno>
#include <cstdio>

namespace newsdex {
namespace {

constexpr std::size_t kBlockBytes = 256 << 10;

}  // namespace

bool ArchiveSource::open(archive* reader) {
  archive_read_set_read_callback(reader, &ArchiveSource::read);
  if (from_->size()) archive_read_set_seek_callback(reader, &ArchiveSource::seek);
  archive_read_set_callback_data(reader, this);
  return archive_read_open1(reader) == ARCHIVE_OK;
}

void ArchiveSource::drain() {
  while (!next().empty()) {
  }
}

std::string ArchiveSource::error_of(archive* reader) const {
  if (!from_->failure().empty()) return from_->failure();
  const char* reason = archive_error_string(reader);
  return reason != nullptr ? reason : std::string();
}

std::string_view ArchiveSource::next() {
  block_.resize(kBlockBytes);
  const std::string_view bytes(block_.data(), from_->read(block_.data(), block_.size()));
  at_ += bytes.size();
  if (observer_ != nullptr) observer_->block(bytes);
  return bytes;
}

la_ssize_t ArchiveSource::read(archive* reader, void* source, const void** block) {
  auto& self = *static_cast<ArchiveSource*>(source);
  const std::string_view bytes = self.next();
  if (bytes.empty() && !self.failure().empty()) {
    archive_set_error(reader, EIO, "%s", self.failure().c_str());
    return ARCHIVE_FATAL;
  }
  *block = bytes.data();
  return static_cast<la_ssize_t>(bytes.size());
}

la_int64_t ArchiveSource::seek(archive*, void* source, la_int64_t offset, int whence) {
  auto& self = *static_cast<ArchiveSource*>(source);
  const auto size = static_cast<la_int64_t>(self.from_->size().value_or(0));
  if (whence == SEEK_CUR) offset += static_cast<la_int64_t>(self.at_);
  if (whence == SEEK_END) offset += size;
  if (offset < 0 || offset > size) return ARCHIVE_FATAL;
  self.at_ = static_cast<std::uint64_t>(offset);
  self.from_->seek(self.at_);
  return offset;
}

}  // namespace newsdex
