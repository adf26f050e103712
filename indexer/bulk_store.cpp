#include "indexer/bulk_store.hpp"

#include <newsdex/error.hpp>

namespace newsdex {
namespace {

constexpr unsigned kFirstGeneration = 1;

}  // namespace

BulkStore::BulkStore(IndexFolder& folder, const LoaderOptions& options, Totals& totals,
                     UpdateReport& report)
    : folder_(folder),
      totals_(totals),
      report_(report),
      loader_(folder.generation_path(kFirstGeneration), options) {}

std::optional<FileRecord> BulkStore::put(Article&& article, std::uint64_t id_hash,
                                         std::uint64_t article_hash, const FileRecord* former) {
  if (former != nullptr) {
    throw Error(ErrorKind::kInternal, "a first build met an article that is in the index already");
  }
  FileRecord record{id_hash, article_hash, 0, 0, article.text.size()};
  record.docid = loader_.add(std::move(article));
  ids_.insert(id_hash);
  ++totals_.articles;
  totals_.text_bytes += record.text_bytes;
  ++report_.articles_added;
  report_.text_bytes += record.text_bytes;
  return record;
}

// There is nothing of former times in a first build.
void BulkStore::drop(const std::vector<FileRecord>&) {}
std::vector<FileRecord> BulkStore::records_of(const std::string&) const { return {}; }
void BulkStore::remove_row(const std::string&) {}

bool BulkStore::has_id(const std::string& id) const { return ids_.contains(hash_id(id)); }

void BulkStore::write_row(const FileRow& row, const std::vector<FileRecord>& records) {
  rows_.push_back({row, records});
}

void BulkStore::publish(const IndexState& state) {
  const LoaderTotals& loaded = loader_.settle();
  report_.passages += loaded.passages;
  totals_.passages += loaded.passages;
  for (Row& row : rows_) {
    complete(row, loaded);
    loader_.set_metadata(manifest_key(row.row.path), encode_row(row.row, row.records));
  }
  write_state(state, [this](const std::string& key, const std::string& value) {
    loader_.set_metadata(key, value);
  });
  loader_.finish();
  folder_.publish(kFirstGeneration);
}

// Adds what the loader found out of the row's articles, and tells of those that it left out.
void BulkStore::complete(Row& row, const LoaderTotals& loaded) {
  const auto passages_of = [&loaded](const FileRecord& record) {
    return loaded.passages_of[record.docid - 1];
  };
  std::erase_if(row.records, [&](const FileRecord& record) {
    if (passages_of(record) != LoaderTotals::kLeftOut) return false;
    --totals_.articles;
    totals_.text_bytes -= record.text_bytes;
    --report_.articles_added;
    report_.text_bytes -= record.text_bytes;
    row.row.reason = kTooLongToStore;
    report_.failures.push_back({row.row.path, "", 0, kTooLongToStore});
    return true;
  });
  for (FileRecord& record : row.records) record.passages = passages_of(record);
}

}  // namespace newsdex
