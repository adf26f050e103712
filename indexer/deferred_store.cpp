#include "indexer/deferred_store.hpp"

#include <utility>

namespace newsdex {

DeferredStore::DeferredStore(const IndexFolder& folder, UpdateReport& report, Stores stores)
    : report_(report), stores_(std::move(stores)), former_(folder) {}

std::optional<FileRecord> DeferredStore::put(Article&& article, std::uint64_t id_hash,
                                             std::uint64_t article_hash, const FileRecord* former) {
  if (rebuild_) return rebuild_->put(std::move(article), id_hash, article_hash, former);
  FileRecord record{id_hash, article_hash, 0, 0, article.text.size()};
  record.docid = former_.last_docid() + static_cast<std::uint32_t>(articles_.size()) + 1;
  if (former != nullptr) former_.drop(former->docid);
  ids_.insert(id_hash);
  const std::uint64_t bytes = article.title.size() + article.text.size();
  articles_.push_back(
      {std::move(article), record, former != nullptr ? std::optional(*former) : std::nullopt});
  count(bytes + (former != nullptr ? former->text_bytes : 0));
  return record;
}

void DeferredStore::drop(const std::vector<FileRecord>& records) {
  if (rebuild_) return rebuild_->drop(records);
  std::uint64_t bytes = 0;
  for (const FileRecord& record : records) {
    former_.drop(record.docid);
    bytes += record.text_bytes;
  }
  dropped_.insert(dropped_.end(), records.begin(), records.end());
  count(bytes);
}

bool DeferredStore::has_id(const std::string& id) const {
  if (rebuild_) return rebuild_->has_id(id);
  return ids_.contains(hash_id(id)) || former_.has_id(id);
}

std::vector<FileRecord> DeferredStore::records_of(const std::string& path) const {
  return former_.records_of(path);
}

void DeferredStore::write_row(FileRow row, std::vector<FileRecord> records) {
  if (rebuild_) return rebuild_->write_row(std::move(row), std::move(records));
  rows_.push_back({std::move(row), std::move(records)});
}

void DeferredStore::remove_row(const std::string& path) {
  if (rebuild_) return rebuild_->remove_row(path);
  removed_rows_.push_back(path);
}

void DeferredStore::count(std::uint64_t changed_bytes) {
  changed_bytes_ += changed_bytes;
  if (changed_bytes_ <= stores_.most_held_bytes) return;
  auto rebuild = stores_.rebuild();
  release_rows_to(*rebuild, release_to(*rebuild));
  rebuild_ = std::move(rebuild);
}

void DeferredStore::publish(const IndexState& state) {
  if (rebuild_) return rebuild_->publish(state);
  const auto change = stores_.change(changed_bytes_);
  release_rows_to(*change, release_to(*change));
  change->publish(state);
}

DeferredStore::Stored DeferredStore::release_to(ArticleStore& store) {
  // What is gone goes first: it may hold an id that another wants.
  store.drop(std::exchange(dropped_, {}));
  Stored stored;
  for (HeldArticle& held : std::exchange(articles_, {})) {
    const FileRecord* former = held.former ? &*held.former : nullptr;
    stored.push_back(
        store.put(std::move(held.article), held.record.id_hash, held.record.article_hash, former));
    if (!stored.back() && former != nullptr) store.drop({*former});
  }
  return stored;
}

// The rows name articles as they were held: by the document ids that they would have.
void DeferredStore::release_rows_to(ArticleStore& store, const Stored& stored) {
  const std::uint32_t last = former_.last_docid();
  for (HeldRow& held : std::exchange(rows_, {})) {
    std::erase_if(held.records, [&](FileRecord& record) {
      if (record.docid <= last) return false;
      const auto& now = stored[record.docid - last - 1];
      if (now) {
        record = *now;
        return false;
      }
      held.row.reason = kTooLongToStore;
      report_.failures.push_back({held.row.path, "", 0, kTooLongToStore});
      return true;
    });
    store.write_row(std::move(held.row), std::move(held.records));
  }
  for (const std::string& path : std::exchange(removed_rows_, {})) store.remove_row(path);
}

}  // namespace newsdex
