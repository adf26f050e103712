// Articles and manifest rows through the bulk loader, into a new generation: a first build, or a
// rebuild that keeps what did not change of the generation before.
//
// What is kept is indexed again from its stored record. To copy its postings would mean to read
// every position list of every article: Xapian takes longer over these than the loader over the
// text (docs/architecture.md has the figures).
#pragma once

#include <cstdint>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/hash_set.hpp"
#include "indexer/article_store.hpp"
#include "indexer/bulk_loader.hpp"
#include "indexer/former_generation.hpp"
#include "indexer/index_folder.hpp"

namespace newsdex {

// What an index says of its writer, where it is this one.
inline constexpr const char* kBulkWriter = "bulk loader";

// Until it is published, an article that was put has the document id that Xapian's own writer would
// have given to a new one; kept ones have that of the former generation. In the new generation the
// former come first, from 1, and then those that are kept.
class BulkStore : public ArticleStore {
 public:
  // Counts into `totals`, which are those of the former generation, and `report`.
  BulkStore(IndexFolder& folder, const LoaderOptions& options, Totals& totals, UpdateReport& report,
            Progress* progress = nullptr);

  [[nodiscard]] std::optional<FileRecord> put(Article&& article, std::uint64_t id_hash,
                                              std::uint64_t article_hash,
                                              const FileRecord* former) override;
  void drop(const std::vector<FileRecord>& records) override;
  [[nodiscard]] bool has_id(const std::string& id) const override;
  [[nodiscard]] std::vector<FileRecord> records_of(const std::string& path) const override;
  void write_row(FileRow row, std::vector<FileRecord> records) override;
  void remove_row(const std::string& path) override;
  void publish(const IndexState& state) override;

 private:
  struct Row {
    FileRow row;
    std::vector<FileRecord> records;
  };

  void take_off(const FileRecord& record);
  void hold(std::uint64_t bytes);
  void load_kept();
  void load_rows(const LoaderTotals& loaded);
  void load_row(FileRow&& row, std::vector<FileRecord>&& records, const LoaderTotals& loaded);
  // The document id in the new generation.
  [[nodiscard]] std::uint32_t final_docid(std::uint32_t docid) const;
  void note_left_out(FileRow& row, const FileRecord& record);

  IndexFolder& folder_;
  Totals& totals_;
  UpdateReport& report_;
  Progress* progress_;
  unsigned number_;
  FormerGeneration former_;
  BulkLoader loader_;
  std::vector<bool> replaces_;           // a former article: those that were put, in order
  std::vector<std::uint32_t> moved_to_;  // the kept ones, by their former docid
  HashSet ids_;                          // of those that were put: hashes
  std::vector<Row> rows_;  // kept to the end: how many passages an article has is known then
  std::unordered_set<std::string> settled_paths_;  // the former rows of these are not kept
  std::uint64_t held_bytes_ = 0;                   // about, in all that grows with the articles
};

}  // namespace newsdex
