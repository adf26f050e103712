// path: inside Xapian's match: the articles of a file, or of all files below a folder.
//
// A folder may hold as many files as there are articles, each with a term of its own: they are
// walked once and kept as one list, for Xapian's wildcard would make a query of each.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <xapian.h>

#include "searcher/deadline.hpp"
#include "searcher/glass_tables.hpp"
#include "searcher/listed_source.hpp"

namespace newsdex {

class FolderSource : public ListedSource {
 public:
  // `path` is absolute. `tables` and `deadline` must outlive the match; when the time is over, it
  // has the articles found so far.
  FolderSource(std::string path, const GlassTables& tables, Deadline& deadline);

  [[nodiscard]] FolderSource* clone() const override;
  void init(const Xapian::Database& database) override;
  [[nodiscard]] std::string get_description() const override { return "path:" + path_; }

 private:
  // By the id of each database that the whole is made of: a search may match more than once.
  using Found = std::map<std::string, ArticleIds>;

  [[nodiscard]] ArticleIds find(const Xapian::Database& database) const;

  std::string path_;
  const GlassTables& tables_;
  Deadline& deadline_;
  std::shared_ptr<Found> found_ = std::make_shared<Found>();  // of all clones
};

}  // namespace newsdex
