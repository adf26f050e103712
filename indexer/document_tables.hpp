// The tables in order of documents, which grow as batches are done: records and term lists. With
// them, what is counted over all documents.
#pragma once

#include <filesystem>

#include "indexer/bulk_loader.hpp"
#include "indexer/glass_table.hpp"
#include "indexer/glass_version.hpp"
#include "indexer/inverted_batch.hpp"
#include "indexer/merge_runs.hpp"

namespace newsdex {

class DocumentTables {
 public:
  explicit DocumentTables(const std::filesystem::path& folder);

  // Batches come in order of their documents. Throws Error(kInputOutput).
  void add(const InvertedBatch& batch);

  // All documents up to `last` were in the batches, or left out of them.
  void end_at(Docid last) { totals_.passages_of.resize(last, LoaderTotals::kLeftOut); }

  // Waits until both tables are on the disk, and tells of them in `tables`.
  void finish(glass::Tables& tables);
  [[nodiscard]] const glass::Statistics& statistics() const { return statistics_; }
  [[nodiscard]] const ValueStatistics& values() const { return values_; }
  [[nodiscard]] const LoaderTotals& totals() const { return totals_; }

 private:
  void count(const InvertedDocument& document);

  glass::TableWriter docdata_;
  glass::TableWriter termlist_;
  glass::Statistics statistics_;
  ValueStatistics values_;
  LoaderTotals totals_;
};

}  // namespace newsdex
