#include "indexer/generation_writer.hpp"

#include <fmt/format.h>

#include <newsdex/error.hpp>

namespace newsdex {

namespace {

namespace fs = std::filesystem;

// Xapian's postings in memory take about 20 times the text that they are made of (336 MB for 16.2
// MB of Reuters news), so this is some 650 MB.
constexpr std::uint64_t kMaxPendingBytes = 32 << 20;

void copy_generation(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directory(to, error);
  for (const auto& entry : fs::directory_iterator(from, error)) {
    if (!error) fs::copy_file(entry.path(), to / entry.path().filename(), error);
    if (error) break;
  }
  if (error) {
    throw Error(ErrorKind::kInputOutput,
                fmt::format("cannot copy the index aside to {} for a large update: {}; it needs as "
                            "much free space as the index has now",
                            to.string(), error.message()));
  }
}

Xapian::WritableDatabase open_to_write(const IndexFolder& folder, unsigned number, WriteMode mode) {
  const std::string path = folder.generation_path(number);
  switch (mode) {
    case WriteMode::kInPlace:
      return Xapian::WritableDatabase(path, Xapian::DB_OPEN);
    case WriteMode::kCopy:
      copy_generation(folder.generation_path(*folder.current()), path);
      return Xapian::WritableDatabase(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    case WriteMode::kFresh:
      break;
  }
  // Nobody sees it before it is published, and that makes it durable.
  return Xapian::WritableDatabase(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
}

}  // namespace

GenerationWriter::GenerationWriter(IndexFolder& folder, WriteMode mode)
    : folder_(folder),
      mode_(mode),
      number_(folder.current().value_or(0) + (mode == WriteMode::kInPlace ? 0 : 1)),
      database_(open_to_write(folder, number_, mode)) {
  if (mode_ == WriteMode::kInPlace) database_.begin_transaction();
}

GenerationWriter::~GenerationWriter() {
  if (published_) return;
  try {
    // Without this, closing would commit; what was built aside the folder's end removes.
    if (mode_ == WriteMode::kInPlace) database_.cancel_transaction();
    database_.close();
  } catch (const Xapian::Error&) {
    // The error that brought us here says more than one met while dropping what it left.
  }
}

void GenerationWriter::added(std::uint64_t text_bytes) {
  pending_bytes_ += text_bytes;
  if (mode_ == WriteMode::kInPlace || pending_bytes_ < kMaxPendingBytes) return;
  database_.commit();
  pending_bytes_ = 0;
}

void GenerationWriter::publish() {
  if (mode_ == WriteMode::kInPlace) {
    database_.commit_transaction();
  } else {
    database_.commit();
    database_.close();
    folder_.publish(number_);
  }
  published_ = true;
}

}  // namespace newsdex
