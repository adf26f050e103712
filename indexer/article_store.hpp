// Articles and manifest rows going into a generation and out of it, with the totals kept right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <newsdex/article.hpp>
#include <newsdex/indexer.hpp>

#include "indexer/document.hpp"
#include "indexer/generation_writer.hpp"
#include "indexer/manifest.hpp"
#include "indexer/state.hpp"

namespace newsdex {

class ArticleStore {
 public:
  // Counts into `totals` and `report`.
  ArticleStore(GenerationWriter& writer, Totals& totals, UpdateReport& report)
      : writer_(writer), totals_(totals), report_(report) {}

  // Indexes the article, in the place of a former one where there is one. Nothing where its record
  // is more than Xapian can hold.
  [[nodiscard]] std::optional<FileRecord> put(const Article& article, std::uint64_t id_hash,
                                              std::uint64_t article_hash, const FileRecord* former);
  void drop(const std::vector<FileRecord>& records);

  [[nodiscard]] bool has_id(const std::string& id) const;
  [[nodiscard]] std::vector<FileRecord> records_of(const std::string& path) const;
  void write_row(const FileRow& row, const std::vector<FileRecord>& records);
  void remove_row(const std::string& path);

 private:
  void take_off_totals(const FileRecord& record);

  GenerationWriter& writer_;
  Totals& totals_;
  UpdateReport& report_;
  DocumentBuilder builder_;
};

}  // namespace newsdex
