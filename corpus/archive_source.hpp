// libarchive's way to our streams, and ours to its.
#pragma once

#include <archive.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/byte_stream.hpp"

namespace newsdex {

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};
using ArchivePtr = std::unique_ptr<archive, FreeArchive>;

// What is told of each block of the stream as libarchive takes it.
class BlockObserver {
 public:
  virtual ~BlockObserver() = default;
  virtual void block(std::string_view bytes) = 0;
};

// Gives a stream to an archive that is to be opened. Must outlive the archive.
class ArchiveSource {
 public:
  explicit ArchiveSource(std::unique_ptr<ByteStream> from, BlockObserver* observer = nullptr)
      : from_(std::move(from)), observer_(observer) {}

  // archive_read_open: false where it fails. Seeks where the stream can.
  [[nodiscard]] bool open(archive* reader);
  // Reads to the end of the stream what the archive left.
  void drain();

  // Why: the stream's own failure, else what libarchive says.
  [[nodiscard]] std::string error_of(archive* reader) const;
  [[nodiscard]] const std::string& failure() const { return from_->failure(); }

 private:
  static la_ssize_t read(archive*, void* source, const void** block);
  static la_int64_t seek(archive*, void* source, la_int64_t offset, int whence);
  std::string_view next();

  std::unique_ptr<ByteStream> from_;
  BlockObserver* observer_;
  std::vector<char> block_;
  std::uint64_t at_ = 0;
};

// The bytes of the entry that an archive stands at. A block at a time, so that those before a
// damaged one are given.
class ArchiveBytes : public ByteStream {
 public:
  std::size_t read(char* to, std::size_t size) final;

 protected:
  // All must outlive it. `worst`: libarchive's status below which a block is none.
  ArchiveBytes(archive* reader, const ArchiveSource& source, Expansion& expansion, int worst)
      : archive_(reader), source_(source), expansion_(expansion), worst_(worst) {}

  // A block came.
  virtual void take(std::string_view /*block*/) {}
  // The end came: false where what came before it cannot be all.
  virtual bool is_whole() { return true; }
  // What to say of bytes that are cut short or damaged, after so many of them.
  [[nodiscard]] virtual std::string damage(std::uint64_t given, const std::string& reason) = 0;

  // The stream's own failure counts before what libarchive makes of it.
  void fail_as_archive();
  void end() { ended_ = true; }

 private:
  bool next_block();

  archive* archive_;
  const ArchiveSource& source_;
  Expansion& expansion_;
  int worst_;
  std::string_view block_;  // libarchive's, not yet given
  std::uint64_t given_ = 0;
  bool ended_ = false;
};

}  // namespace newsdex
