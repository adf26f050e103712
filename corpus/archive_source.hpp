// libarchive's way to our streams, and ours to its.
#pragma once

#include <archive.h>

#include <memory>
#include <string>
#include <string_view>

#include "corpus/byte_stream.hpp"
#include "corpus/lookahead.hpp"

namespace newsdex {

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};
using ArchivePtr = std::unique_ptr<archive, FreeArchive>;

// Gives a stream to an archive that is to be opened. Must outlive the archive.
class ArchiveSource {
 public:
  explicit ArchiveSource(std::unique_ptr<ByteStream> from) : from_(std::move(from)) {}

  // archive_read_open of what begins where the stream is: false where it fails. Seeks where the
  // stream can.
  [[nodiscard]] bool open(archive* reader);
  // The stream from where libarchive has read the archive to.
  [[nodiscard]] Lookahead& behind(archive* reader);

  // Where the archive begins in the stream.
  [[nodiscard]] std::uint64_t begin() const { return begin_; }
  // How much of the archive libarchive has taken.
  [[nodiscard]] std::uint64_t taken() const { return from_.position() + block_bytes_ - begin_; }
  // Why: the stream's own failure, else what libarchive says.
  [[nodiscard]] std::string error_of(archive* reader) const;
  [[nodiscard]] const std::string& failure() const { return from_.failure(); }

 private:
  static la_ssize_t read(archive*, void* source, const void** block);
  static la_int64_t seek(archive*, void* source, la_int64_t offset, int whence);

  Lookahead from_;
  std::uint64_t begin_ = 0;
  std::size_t block_bytes_ = 0;  // that libarchive was given last, and may not have read
};

// The bytes of the entry that an archive stands at. A block at a time, so that those before a
// damaged one are given.
class EntryBytes final : public ByteStream {
 public:
  // All must outlive it.
  EntryBytes(archive* reader, const ArchiveSource& source, Expansion& expansion)
      : archive_(reader), source_(source), expansion_(expansion) {}

  std::size_t read(char* to, std::size_t size) override;

 private:
  bool next_block();

  archive* archive_;
  const ArchiveSource& source_;
  Expansion& expansion_;
  std::string_view block_;  // libarchive's, not yet given
  std::uint64_t given_ = 0;
  bool ended_ = false;
};

}  // namespace newsdex
