// Where an update writes, such that searchers see all of it at once or nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>

#include <xapian.h>

#include "indexer/index_folder.hpp"

namespace newsdex {

enum class WriteMode {
  kFresh,    // a new, empty generation aside
  kCopy,     // a copy of the current generation aside
  kInPlace,  // one transaction on the current generation
};

// Dropped without publish() it leaves the index as it was, and no larger: what a transaction wrote
// before a disk was full would keep it full.
class GenerationWriter {
 public:
  GenerationWriter(IndexFolder& folder, WriteMode mode);
  ~GenerationWriter();
  GenerationWriter(const GenerationWriter&) = delete;
  GenerationWriter& operator=(const GenerationWriter&) = delete;

  [[nodiscard]] Xapian::WritableDatabase& database() noexcept { return database_; }
  // Tells of text that was added. Aside, the changes are written out now and then, so that memory
  // is bounded by bytes: Xapian itself counts documents only, whatever their size.
  void added(std::uint64_t text_bytes);
  // Makes all changes visible, durably.
  void publish();

 private:
  void shrink_to_before() const;

  IndexFolder& folder_;
  WriteMode mode_;
  unsigned number_;
  std::map<std::filesystem::path, std::uintmax_t> sizes_before_;  // of the files, in place
  Xapian::WritableDatabase database_;
  Xapian::rev revision_before_;
  std::uint64_t pending_bytes_ = 0;
  bool published_ = false;
};

}  // namespace newsdex
