// The articles that have a term, and how often, in order: read in place where that can be had, else
// by Xapian.
#pragma once

#include <memory>
#include <string>

#include <xapian.h>

#include "searcher/glass_posting_list.hpp"
#include "searcher/glass_tables.hpp"

namespace newsdex {

class ArticleList {
 public:
  // Stands at the first article. `tables` are those of `database`; null: they cannot be had.
  ArticleList(const Xapian::Database& database, const DatabaseTables* tables,
              const std::string& term) {
    if (tables != nullptr) {
      in_place_ = std::make_unique<glass::PostingList>(tables->postlist, term);
    } else {
      at_ = database.postlist_begin(term);
      end_ = database.postlist_end(term);
    }
  }

  [[nodiscard]] bool at_end() const { return in_place_ ? in_place_->at_end() : at_ == end_; }
  [[nodiscard]] Xapian::docid article() const { return in_place_ ? in_place_->document() : *at_; }
  [[nodiscard]] Xapian::termcount count() const {
    return in_place_ ? in_place_->count() : at_.get_wdf();
  }

  void next() {
    if (in_place_) {
      in_place_->next();
    } else {
      ++at_;
    }
  }
  // To the first article from this one on.
  void skip_to(Xapian::docid article) {
    if (in_place_) {
      in_place_->skip_to(article);
    } else if (at_ != end_ && *at_ < article) {
      at_.skip_to(article);
    }
  }

 private:
  std::unique_ptr<glass::PostingList> in_place_;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
};

}  // namespace newsdex
