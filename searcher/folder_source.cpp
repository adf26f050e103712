#include "searcher/folder_source.hpp"

#include <algorithm>
#include <utility>

#include "common/paths.hpp"
#include "common/schema.hpp"
#include "common/stored_record.hpp"
#include "searcher/article_list.hpp"
#include "searcher/term_walk.hpp"

namespace newsdex {
namespace {

// Terms of long paths are cut: who begins with as much may be of another folder.
bool is_below(const Xapian::Database& database, Xapian::docid article, const std::string& folder) {
  return is_at_or_under(stored_fields(database, article).article.path, folder);
}

}  // namespace

FolderSource::FolderSource(std::string path, const GlassTables& tables, Deadline& deadline)
    : path_(std::move(path)), tables_(tables), deadline_(deadline) {}

FolderSource* FolderSource::clone() const {
  auto* source = new FolderSource(path_, tables_, deadline_);
  source->found_ = found_;
  return source;
}

void FolderSource::init(const Xapian::Database& database) {
  const auto [found, is_new] = found_->try_emplace(database.get_uuid());
  if (is_new) found->second = find(database);
  list(found->second);
}

ArticleIds FolderSource::find(const Xapian::Database& database) const {
  const std::vector<DatabaseTables> in_place = tables_.of(database);
  const DatabaseTables* tables = in_place.empty() ? nullptr : &in_place.front();
  const std::string below = path_ == "/" ? path_ : path_ + "/";
  const std::string beginning = schema::key_beginning(schema::kPath, below);
  const bool is_cut = beginning.size() < schema::kPath.size() + below.size();
  ArticleIds articles;
  const auto take = [&](const std::string& term, bool is_certain) {
    ArticleList list(database, tables, term);
    if (!is_certain && !list.at_end() && !is_below(database, list.article(), path_)) return;
    for (; !list.at_end(); list.next()) articles.push_back(list.article());
  };
  take(schema::key_term(schema::kPath, path_), true);
  for (TermWalk walk(database, tables_, beginning); !walk.at_end(); walk.next()) {
    if (deadline_.passed()) break;
    take(walk.term(), !is_cut);
  }
  std::ranges::sort(articles);
  // The file's own term is among the others where terms are cut.
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  return articles;
}

}  // namespace newsdex
