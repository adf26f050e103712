#include "indexer/bulk_store.hpp"

#include <algorithm>
#include <newsdex/error.hpp>
#include <utility>

#include "common/schema.hpp"

namespace newsdex {
namespace {

// About what an article takes until the index is published: a record, twice when its file ends, two
// entries of hash sets (here, and where its file is read) and what the loader tells of it; and a
// file, beside its path.
constexpr std::uint64_t kBytesAnArticle = 2 * sizeof(FileRecord) + 2 * 16 + 8;
constexpr std::uint64_t kBytesAFile = 512;

}  // namespace

BulkStore::BulkStore(IndexFolder& folder, const LoaderOptions& options, Totals& totals,
                     UpdateReport& report, Progress* progress)
    : folder_(folder),
      totals_(totals),
      report_(report),
      progress_(progress),
      number_(folder.current().value_or(0) + 1),
      former_(folder),
      loader_(folder.generation_path(number_), options),
      moved_to_(std::size_t{former_.last_docid()} + 1, 0) {}

std::optional<FileRecord> BulkStore::put(Article&& article, std::uint64_t id_hash,
                                         std::uint64_t article_hash, const FileRecord* former) {
  FileRecord record{id_hash, article_hash, 0, 0, article.text.size()};
  record.docid = former_.last_docid() + loader_.add(std::move(article));
  replaces_.push_back(former != nullptr);
  if (former != nullptr) take_off(*former);
  ids_.insert(id_hash);
  hold(kBytesAnArticle);
  ++totals_.articles;
  totals_.text_bytes += record.text_bytes;
  ++(former != nullptr ? report_.articles_changed : report_.articles_added);
  report_.text_bytes += record.text_bytes;
  return record;
}

void BulkStore::drop(const std::vector<FileRecord>& records) {
  for (const FileRecord& record : records) take_off(record);
  report_.articles_removed += records.size();
}

void BulkStore::take_off(const FileRecord& record) {
  former_.drop(record.docid);
  --totals_.articles;
  totals_.text_bytes -= record.text_bytes;
}

void BulkStore::hold(std::uint64_t bytes) {
  held_bytes_ += bytes;
  loader_.leave_free(held_bytes_);
}

bool BulkStore::has_id(const std::string& id) const {
  return ids_.contains(hash_id(id)) || former_.has_id(id);
}

std::vector<FileRecord> BulkStore::records_of(const std::string& path) const {
  return former_.records_of(path);
}

void BulkStore::write_row(FileRow row, std::vector<FileRecord> records) {
  settled_paths_.insert(row.path);
  hold(kBytesAFile + 2 * row.path.size());
  rows_.push_back({std::move(row), std::move(records)});
}

void BulkStore::remove_row(const std::string& path) { settled_paths_.insert(path); }

void BulkStore::publish(const IndexState& state) {
  load_kept();
  if (progress_ != nullptr) progress_->update({.stage = UpdateProgress::Stage::kWriting});
  const LoaderTotals& loaded = loader_.settle();
  for (std::size_t i = 0; i < replaces_.size(); ++i) {
    const std::uint32_t passages = loaded.passages_of[i];
    if (passages != LoaderTotals::kLeftOut) report_.passages += passages;
  }
  totals_.passages = loaded.passages;
  load_rows(loaded);
  write_state(state, [this](const std::string& key, const std::string& value) {
    loader_.set_metadata(key, value);
  });
  loader_.set_metadata(std::string(schema::kWriterKey), kBulkWriter);
  loader_.set_metadata(std::string(schema::kBoilerplateKey), loader_.boilerplate());
  loader_.finish();
  folder_.publish(number_);
  report_.built_anew = true;
}

void BulkStore::load_kept() {
  // All that is in the index by now, but for what this update read.
  const auto total = static_cast<double>(totals_.text_bytes - report_.text_bytes);
  UpdateProgress at{.stage = UpdateProgress::Stage::kKeeping};
  former_.each_kept([&](std::uint32_t docid, Article&& article) {
    at.text_bytes += article.text.size();
    moved_to_[docid] = loader_.add(std::move(article));
    if (++at.articles % kArticlesBetweenProgress != 0 || progress_ == nullptr) return;
    at.share_done = std::min(1.0, static_cast<double>(at.text_bytes) / total);
    progress_->update(at);
  });
}

void BulkStore::load_rows(const LoaderTotals& loaded) {
  former_.each_row([&](FileRow&& row, std::vector<FileRecord>&& records) {
    if (settled_paths_.contains(row.path)) return;
    load_row(std::move(row), std::move(records), loaded);
  });
  for (Row& row : rows_) load_row(std::move(row.row), std::move(row.records), loaded);
}

// Adds what the loader found out of the row's articles, and tells of those that it left out.
void BulkStore::load_row(FileRow&& row, std::vector<FileRecord>&& records,
                         const LoaderTotals& loaded) {
  std::erase_if(records, [&](FileRecord& record) {
    const std::uint32_t docid = final_docid(record.docid);
    const std::uint32_t passages = loaded.passages_of[docid - 1];
    if (passages == LoaderTotals::kLeftOut) {
      note_left_out(row, record);
      return true;
    }
    record.docid = docid;
    record.passages = passages;
    return false;
  });
  write_file(row, records, [this](const std::string& key, const std::string& value) {
    loader_.set_metadata(key, value);
  });
}

std::uint32_t BulkStore::final_docid(std::uint32_t docid) const {
  const std::uint32_t last = former_.last_docid();
  const std::uint32_t found = docid > last ? docid - last : moved_to_[docid];
  if (found == 0) {
    throw Error(ErrorKind::kCorrupt,
                "the index names an article that it does not hold; index afresh into a new folder");
  }
  return found;
}

void BulkStore::note_left_out(FileRow& row, const FileRecord& record) {
  --totals_.articles;
  totals_.text_bytes -= record.text_bytes;
  row.reason = kTooLongToStore;
  report_.failures.push_back({row.path, "", 0, kTooLongToStore});
  if (record.docid <= former_.last_docid()) {
    ++report_.articles_removed;
    return;
  }
  report_.text_bytes -= record.text_bytes;
  if (!replaces_[record.docid - former_.last_docid() - 1]) {
    --report_.articles_added;
    return;
  }
  --report_.articles_changed;
  ++report_.articles_removed;
}

}  // namespace newsdex
