// An exact phrase as a predicate inside Xapian's match: the articles in which the words themselves,
// not only their stems, stand side by side. So AND, OR and NOT over phrases are right by
// themselves.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/article_text.hpp"
#include "searcher/leaf.hpp"
#include "searcher/occurrences.hpp"

namespace newsdex {

class PhraseSource : public Xapian::PostingSource {
 public:
  // `analyzers` must outlive the match.
  PhraseSource(Leaf phrase, Analyzers& analyzers);

  [[nodiscard]] PhraseSource* clone() const override;
  void init(const Xapian::Database& database) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override;
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return rarest_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid article, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return article_; }
  [[nodiscard]] std::string get_description() const override;

 private:
  struct WordList {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
  };

  void find_from(Xapian::docid article);
  bool align(Xapian::docid article);

  Leaf phrase_;
  Analyzers& analyzers_;
  std::unique_ptr<OccurrenceFinder> finder_;
  std::vector<WordList> lists_;  // of the words, the rarest first
  Xapian::doccount rarest_ = 0;
  Xapian::docid article_ = 0;
  bool at_end_ = false;
};

}  // namespace newsdex
