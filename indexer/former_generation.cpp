#include "indexer/former_generation.hpp"

#include <newsdex/error.hpp>

#include "common/schema.hpp"
#include "common/stored_record.hpp"
#include "common/xapian_error.hpp"

namespace newsdex {

namespace {

std::optional<Xapian::Database> open_current(const IndexFolder& folder) {
  if (!folder.current()) return std::nullopt;
  return open_index(folder.path());
}

}  // namespace

FormerGeneration::FormerGeneration(const IndexFolder& folder)
    : database_(open_current(folder)),
      last_docid_(database_ ? database_->get_lastdocid() : 0),
      dropped_(std::size_t{last_docid_} + 1, false) {}

bool FormerGeneration::has_id(const std::string& id) const {
  if (!database_) return false;
  const std::string term = schema::key_term(schema::kId, id);
  const auto document = database_->postlist_begin(term);
  return document != database_->postlist_end(term) && !is_dropped(*document);
}

// Also of what a damaged list of documents holds.
bool FormerGeneration::is_dropped(std::uint32_t docid) const {
  if (docid <= last_docid_) return dropped_[docid];
  throw Error(ErrorKind::kCorrupt,
              "the index holds an article beyond its last; index afresh into a new folder");
}

std::vector<FileRecord> FormerGeneration::records_of(const std::string& path) const {
  if (!database_) return {};
  return read_records(*database_, path);
}

void FormerGeneration::each_kept(
    const std::function<void(std::uint32_t docid, Article&&)>& take) const {
  if (!database_) return;
  const auto end = database_->postlist_end("");
  for (auto document = database_->postlist_begin(""); document != end; ++document) {
    if (is_dropped(*document)) continue;
    take(*document, stored_record(*database_, *document).article);
  }
}

void FormerGeneration::each_row(
    const std::function<void(FileRow&&, std::vector<FileRecord>&&)>& take) const {
  if (database_) newsdex::each_row(*database_, take);
}

}  // namespace newsdex
