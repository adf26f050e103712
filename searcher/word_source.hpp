// A word of the query inside Xapian's match: the articles that have one of its terms, weighed by
// BM25. It does what Xapian's own queries for the terms would, and reads the lists of articles and
// the articles' lengths in place, which takes a fraction of the time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/article_union.hpp"
#include "searcher/bm25.hpp"
#include "searcher/glass_tables.hpp"

namespace newsdex {

// Terms that count as one: an article has it as often as it has all of them together.
struct AnyTerm {
  std::vector<std::string> terms;
  double share = 1;         // what its weight is multiplied by
  bool only_ranks = false;  // an article with nothing else of the word does not match
};

class WordSource : public Xapian::PostingSource {
 public:
  // An article's weight is the sum over `word`, of which some part does more than rank. `database`
  // is all that is searched; `tables` must outlive the match.
  WordSource(std::vector<AnyTerm> word, const Xapian::Database& database,
             const GlassTables& tables);

  [[nodiscard]] WordSource* clone() const override;
  void init(const Xapian::Database& database) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return least_articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return most_articles_; }
  [[nodiscard]] double get_weight() const override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid article, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return article_ == kEnd; }
  [[nodiscard]] Xapian::docid get_docid() const override { return article_; }
  [[nodiscard]] std::string get_description() const override;

 private:
  static constexpr Xapian::docid kEnd = 0xFFFFFFFF;

  // One AnyTerm's articles.
  struct Part {
    ArticleUnion articles;
    double most = 0;  // weight, of endless repetition
    bool only_ranks = false;
  };

  std::vector<Xapian::doccount> open(const AnyTerm& any);
  void find_first();
  [[nodiscard]] double most_of(const Part& part) const;

  std::vector<AnyTerm> word_;
  Xapian::Database whole_;
  const GlassTables& tables_;
  Bm25 bm25_;

  Xapian::Database database_;  // the part of the whole that is looked through
  std::vector<DatabaseTables> in_place_;
  mutable std::vector<Part> parts_;  // lists that only rank are moved when a weight is asked for
  Xapian::doccount least_articles_ = 0;
  Xapian::doccount articles_ = 0;
  Xapian::doccount most_articles_ = 0;
  Xapian::docid article_ = 0;
};

}  // namespace newsdex
