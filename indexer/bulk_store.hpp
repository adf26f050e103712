// Articles and manifest rows of a first build, through the bulk loader.
#pragma once

#include <unordered_set>
#include <utility>

#include "indexer/article_store.hpp"
#include "indexer/bulk_loader.hpp"
#include "indexer/index_folder.hpp"

namespace newsdex {

class BulkStore : public ArticleStore {
 public:
  // Counts into `totals` and `report`; of an index that has no generation yet.
  BulkStore(IndexFolder& folder, const LoaderOptions& options, Totals& totals,
            UpdateReport& report);

  [[nodiscard]] std::optional<FileRecord> put(Article&& article, std::uint64_t id_hash,
                                              std::uint64_t article_hash,
                                              const FileRecord* former) override;
  void drop(const std::vector<FileRecord>& records) override;
  [[nodiscard]] bool has_id(const std::string& id) const override;
  [[nodiscard]] std::vector<FileRecord> records_of(const std::string& path) const override;
  void write_row(const FileRow& row, const std::vector<FileRecord>& records) override;
  void remove_row(const std::string& path) override;
  void publish(const IndexState& state) override;

 private:
  struct Row {
    FileRow row;
    std::vector<FileRecord> records;
  };

  void complete(Row& row, const LoaderTotals& loaded);

  IndexFolder& folder_;
  Totals& totals_;
  UpdateReport& report_;
  BulkLoader loader_;
  std::unordered_set<std::uint64_t> ids_;  // hashes
  std::vector<Row> rows_;  // kept to the end: how many passages an article has is known then
};

}  // namespace newsdex
