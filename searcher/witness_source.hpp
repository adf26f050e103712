// A leaf of several words as a predicate inside Xapian's match: the articles in which the words
// stand so, exact phrases verified. So AND, OR and NOT over phrases are right by themselves.
//
// It weighs an article as its words would by BM25, and does so first: an article that weighs too
// little to be among the best is not looked into.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/article_list.hpp"
#include "searcher/article_text.hpp"
#include "searcher/bm25.hpp"
#include "searcher/deadline.hpp"
#include "searcher/leaf.hpp"
#include "searcher/occurrences.hpp"

namespace newsdex {

// What the sources of one query are asked for: to look into articles is dear, so a match may first
// take all that have the words, and look into the best of those alone.
struct MatchPhase {
  bool unverified = false;            // whoever has the words matches
  std::vector<Xapian::docid> chosen;  // ascending; empty: all articles
};

class WitnessSource : public Xapian::PostingSource {
 public:
  // `database` is all that is searched; `tables`, `analyzers` and `deadline` must outlive the
  // match. The leaf is kAdjacent, kExact or kNear. A word of it that `begins` must be asked for
  // beside it. What is `excluded` is looked into in each phase. `scale` is what the query
  // multiplies the weight by: Xapian 1.4 does so, but does not divide the least weight that it asks
  // for.
  WitnessSource(Leaf leaf, const Xapian::Database& database, const GlassTables& tables,
                double scale, bool excluded, std::shared_ptr<const MatchPhase> phase,
                Analyzers& analyzers, Deadline& deadline);

  [[nodiscard]] WitnessSource* clone() const override;
  void init(const Xapian::Database& database) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override;
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return rarest_; }
  [[nodiscard]] double get_weight() const override { return weight_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid article, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return article_; }
  [[nodiscard]] std::string get_description() const override;

 private:
  // The articles that have one term.
  struct TermList {
    ArticleList articles;
    double most = 0;  // weight
  };
  // The articles that have a word: any of its terms.
  struct WordList {
    std::size_t word = 0;  // of the leaf
    Xapian::doccount articles = 0;
    std::vector<TermList> terms;
    Xapian::termcount needed = 1;  // kNear: how often the leaf has it
  };

  void open(const Xapian::Database& database);
  void find_from(Xapian::docid article, double min_weight);
  [[nodiscard]] Xapian::docid align(Xapian::docid article);
  [[nodiscard]] Xapian::docid first_chosen(Xapian::docid article) const;
  [[nodiscard]] bool has_enough() const;
  bool matches(Xapian::docid article, double min_weight);
  double weigh(Xapian::docid article, double length);
  [[nodiscard]] double length_of(Xapian::docid article) const;

  Leaf leaf_;
  Xapian::Database whole_;
  const GlassTables& tables_;
  double scale_;
  bool excluded_;
  std::shared_ptr<const MatchPhase> phase_;
  Analyzers& analyzers_;
  Deadline& deadline_;
  Bm25 bm25_;

  Xapian::Database database_;  // the part of the whole that is looked through
  std::optional<DatabaseTables> in_place_;
  std::unique_ptr<OccurrenceFinder> finder_;
  std::vector<WordList> lists_;            // the rarest first
  std::vector<Xapian::termcount> counts_;  // of each word in the article looked at last
  bool is_counted_ = false;                // `counts_` say how often the leaf's words are there
  double least_length_ = 0;
  Xapian::doccount rarest_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid article_ = 0;
  double weight_ = 0;
  bool at_end_ = false;
};

}  // namespace newsdex
