// path: inside Xapian's match: the articles of a file, or of all files below a folder.
//
// A folder may hold as many files as there are articles, each with a term of its own: they are
// walked once and kept as one list, for Xapian's wildcard would make a query of each.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/deadline.hpp"
#include "searcher/glass_tables.hpp"

namespace newsdex {

class FolderSource : public Xapian::PostingSource {
 public:
  // `path` is absolute. It weighs nothing. `tables` and `deadline` must outlive the match; when the
  // time is over, it has the articles found so far.
  FolderSource(std::string path, const GlassTables& tables, Deadline& deadline);

  [[nodiscard]] FolderSource* clone() const override;
  // Throws Error(kCorrupt) for a record that cannot be read.
  void init(const Xapian::Database& database) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double min_weight) override;
  void skip_to(Xapian::docid article, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return next_ > articles_->size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return (*articles_)[next_ - 1]; }
  [[nodiscard]] std::string get_description() const override { return "path:" + path_; }

 private:
  using Articles = std::vector<Xapian::docid>;  // ascending
  // By the id of each database that the whole is made of: a search may match more than once.
  using Found = std::map<std::string, Articles>;

  [[nodiscard]] Articles find(const Xapian::Database& database) const;
  [[nodiscard]] Xapian::doccount size() const {
    return static_cast<Xapian::doccount>(articles_->size());
  }

  std::string path_;
  const GlassTables& tables_;
  Deadline& deadline_;
  std::shared_ptr<Found> found_ = std::make_shared<Found>();  // of all clones

  const Articles* articles_ = nullptr;  // after `init`
  std::size_t next_ = 0;                // it stands at the one before
};

}  // namespace newsdex
