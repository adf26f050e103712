// Articles and manifest rows through Xapian's own writer: changes of an index, and first builds
// where the bulk loader is not to be used.
#pragma once

#include <string>
#include <utility>

#include "indexer/article_store.hpp"
#include "indexer/document.hpp"
#include "indexer/generation_writer.hpp"

namespace newsdex {

class StockStore : public ArticleStore {
 public:
  // Counts into `totals` and `report`. `why` is kept in the index: why Xapian's writer wrote it.
  StockStore(IndexFolder& folder, WriteMode mode, std::string why, Totals& totals,
             UpdateReport& report)
      : writer_(folder, mode), why_(std::move(why)), totals_(totals), report_(report) {}

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
  void take_off_totals(const FileRecord& record);
  SetMetadata setter();

  mutable GenerationWriter writer_;  // Xapian's writer reads by functions that are not const
  std::string why_;
  Totals& totals_;
  UpdateReport& report_;
  DocumentBuilder builder_;
};

}  // namespace newsdex
