#include "indexer/generation_writer.hpp"

#include <fmt/format.h>

#include <newsdex/error.hpp>

#include "common/folder_entries.hpp"
#include "indexer/early_writeback.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

// Xapian's postings in memory take about 20 times the text that they are made of (336 MB for 16.2
// MB of Reuters news), so this is some 650 MB.
constexpr std::uint64_t kMaxPendingBytes = 32 << 20;

void copy_generation(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directory(to, error);
  if (!error) {
    for_each_entry(from, error, [&](const auto& entry) {
      fs::copy_file(entry.path(), to / entry.path().filename(), error);
    });
  }
  if (error) {
    throw Error(ErrorKind::kInputOutput,
                fmt::format("cannot copy the index aside to {} for a large update: {}; it needs as "
                            "much free space as the index has now",
                            to.string(), error.message()));
  }
}

std::map<fs::path, std::uintmax_t> file_sizes(const fs::path& folder) {
  std::map<fs::path, std::uintmax_t> sizes;
  std::error_code error;
  for_each_entry(folder, error, [&](const auto& entry) {
    std::error_code gone;
    const auto size = entry.file_size(gone);
    if (!gone) sizes[entry.path()] = size;
  });
  return sizes;
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
      sizes_before_(file_sizes(folder.generation_path(number_))),
      database_(open_to_write(folder, number_, mode)),
      revision_before_(database_.get_revision()) {
  if (mode_ == WriteMode::kInPlace) database_.begin_transaction();
}

GenerationWriter::~GenerationWriter() {
  if (published_) return;
  // The error that brought us here says more than one met while dropping what it left.
  const auto despite_errors = [](auto&& action) {
    try {
      action();
    } catch (...) {  // of Xapian, or for want of memory
    }
  };
  // Without this, closing would commit; what was built aside the folder's end removes.
  if (mode_ == WriteMode::kInPlace) despite_errors([&] { database_.cancel_transaction(); });
  despite_errors([&] { database_.close(); });
  if (mode_ == WriteMode::kInPlace) despite_errors([&] { shrink_to_before(); });
}

// The blocks of the published revision all lie where the files ended when we began.
void GenerationWriter::shrink_to_before() const {
  const fs::path generation = folder_.generation_path(number_);
  if (Xapian::Database(generation.string()).get_revision() != revision_before_) return;
  std::error_code ignored;
  for (const auto& [file, size] : sizes_before_) {
    if (file.extension() == ".glass" && fs::file_size(file, ignored) > size) {
      fs::resize_file(file, size, ignored);
    }
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
    const EarlyWriteback writeback(folder_.generation_path(number_));
    database_.commit_transaction();
  } else {
    database_.commit();
    database_.close();
    folder_.publish(number_);
  }
  published_ = true;
}

}  // namespace newsdex
