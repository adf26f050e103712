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
      size_ = static_cast<Xapian::doccount>(in_place_->documents());
      occurrences_ = in_place_->occurrences();
    } else {
      size_ = database.get_termfreq(term);
      occurrences_ = database.get_collection_freq(term);
      at_ = database.postlist_begin(term);
      end_ = database.postlist_end(term);
    }
  }

  // How many articles have the term, and how often all of them together.
  [[nodiscard]] Xapian::doccount size() const { return size_; }
  [[nodiscard]] std::uint64_t occurrences() const { return occurrences_; }

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
  Xapian::doccount size_ = 0;
  std::uint64_t occurrences_ = 0;
};

}  // namespace newsdex
