#include "indexer/stock_store.hpp"

#include <newsdex/error.hpp>

#include "common/schema.hpp"
#include "indexer/article_terms.hpp"
#include "indexer/boilerplate.hpp"

namespace newsdex {

namespace {

void delete_held(Xapian::WritableDatabase& database, Xapian::docid docid) {
  try {
    database.delete_document(docid);
  } catch (const Xapian::DocNotFoundError&) {
    throw Error(ErrorKind::kCorrupt,
                "the index names an article that it does not hold; index afresh into a new folder");
  }
}

}  // namespace

std::optional<FileRecord> StockStore::put(Article&& article, std::uint64_t id_hash,
                                          std::uint64_t article_hash, const FileRecord* former) {
  const BuiltDocument built = builder_.build(article);
  if (built.document.get_data().size() > kMaxStoredBytes) return std::nullopt;
  FileRecord record{id_hash, article_hash, 0, static_cast<std::uint32_t>(built.passages),
                    article.text.size()};
  if (former != nullptr) {
    record.docid = former->docid;
    writer_.database().replace_document(record.docid, built.document);
    take_off_totals(*former);
    ++report_.articles_changed;
  } else {
    record.docid = writer_.database().add_document(built.document);
    ++report_.articles_added;
  }
  ++totals_.articles;
  totals_.passages += record.passages;
  totals_.text_bytes += record.text_bytes;
  report_.passages += record.passages;
  report_.text_bytes += record.text_bytes;
  writer_.added(article.title.size() + article.text.size());
  return record;
}

void StockStore::drop(const std::vector<FileRecord>& records) {
  for (const FileRecord& record : records) {
    delete_held(writer_.database(), record.docid);
    take_off_totals(record);
  }
  report_.articles_removed += records.size();
}

bool StockStore::has_id(const std::string& id) const {
  return writer_.database().term_exists(schema::key_term(schema::kId, id));
}

std::vector<FileRecord> StockStore::records_of(const std::string& path) const {
  return read_records(writer_.database(), path);
}

void StockStore::write_row(FileRow row, std::vector<FileRecord> records) {
  const SetMetadata set = setter();
  clear_further_records(writer_.database(), row.path, set);
  write_file(row, records, set);
}

void StockStore::remove_row(const std::string& path) {
  const SetMetadata set = setter();
  clear_further_records(writer_.database(), path, set);
  set(manifest_key(path), "");
}

SetMetadata StockStore::setter() {
  return [this](const std::string& key, const std::string& value) {
    writer_.database().set_metadata(key, value);
  };
}

void StockStore::take_off_totals(const FileRecord& record) {
  --totals_.articles;
  totals_.passages -= record.passages;
  totals_.text_bytes -= record.text_bytes;
}

void StockStore::publish(const IndexState& state) {
  write_state(state, setter());
  writer_.database().set_metadata(std::string(schema::kWriterKey), "xapian: " + why_);
  const std::uint64_t changed =
      report_.articles_added + report_.articles_changed + report_.articles_removed;
  update_boilerplate(writer_.database(), changed, totals_.articles);
  writer_.publish();
}

}  // namespace newsdex
