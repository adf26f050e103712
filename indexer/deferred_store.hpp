// An update held back until it is known how much it changes, and then given to the store that is
// the faster for so much: Xapian's own writer changes an index where it is, but slowly; the bulk
// loader is quick, but makes all of it anew.
//
// The sizes of the files to read do not tell: a file of a million articles may have one that is
// new.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "common/hash_set.hpp"
#include "indexer/article_store.hpp"
#include "indexer/former_generation.hpp"

namespace newsdex {

class DeferredStore : public ArticleStore {
 public:
  struct Stores {
    // Text added, replaced or removed; from more on the update is a rebuild, and no longer held.
    std::uint64_t most_held_bytes = 0;
    std::function<std::unique_ptr<ArticleStore>(std::uint64_t changed_bytes)> change;
    std::function<std::unique_ptr<ArticleStore>()> rebuild;
  };

  // The folder has a generation. Counts into `report` what the stores cannot know.
  DeferredStore(const IndexFolder& folder, UpdateReport& report, Stores stores);

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
  struct HeldArticle {
    Article article;
    FileRecord record;  // with the document id that BulkStore gives it
    std::optional<FileRecord> former;
  };
  struct HeldRow {
    FileRow row;
    std::vector<FileRecord> records;
  };
  using Stored = std::vector<std::optional<FileRecord>>;  // what became of the articles, in order

  void count(std::uint64_t changed_bytes);
  Stored release_to(ArticleStore& store);
  void release_rows_to(ArticleStore& store, const Stored& stored);

  UpdateReport& report_;
  Stores stores_;
  FormerGeneration former_;
  std::uint64_t changed_bytes_ = 0;
  std::vector<HeldArticle> articles_;
  HashSet ids_;  // theirs: hashes
  std::vector<FileRecord> dropped_;
  std::vector<HeldRow> rows_;
  std::vector<std::string> removed_rows_;
  std::unique_ptr<ArticleStore> rebuild_;  // once it is one: takes what comes
};

}  // namespace newsdex
