// Which way an update takes into the index.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include <newsdex/indexer.hpp>

#include "indexer/article_store.hpp"
#include "indexer/glass_version.hpp"
#include "indexer/index_folder.hpp"

namespace newsdex {

struct StoreOptions {
  BulkUse bulk = BulkUse::kWhereFaster;
  unsigned threads = 0;
  std::uint64_t memory_bytes = UpdateOptions{}.memory_bytes;
  Progress* progress = nullptr;
  std::uint64_t read_ahead_bytes = 0;  // of the memory, what files are read with meanwhile
  // Whether a database made in a folder is in the format that the bulk loader writes.
  std::function<bool(const std::filesystem::path&)> is_made_as_glass =
      glass::linked_xapian_writes_glass;
};

// What is known of an update before a file of it is read.
struct UpdateSize {
  std::uint64_t bytes_to_read = 0;
  std::uint64_t files = 0;  // to read, and known
  bool all_anew = false;    // every article is indexed again
};

// The store that the update is to be given to, which counts into `totals` and `report`.
[[nodiscard]] std::unique_ptr<ArticleStore> choose_store(IndexFolder& folder,
                                                         const StoreOptions& options,
                                                         const UpdateSize& size, Totals& totals,
                                                         UpdateReport& report);

// How much text an update may add, replace and remove, of an index of so much, before a rebuild of
// it is faster.
[[nodiscard]] std::uint64_t most_changed_in_place(std::uint64_t index_text_bytes,
                                                  std::uint64_t memory_bytes);

}  // namespace newsdex
