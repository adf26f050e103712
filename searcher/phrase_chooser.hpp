// Of the articles that have all words of phrases, those in which the phrases stand, the best first.
//
// To look into an article costs far more than to find that it has the words. So the best by their
// words are looked into first, and others only as far as those are not enough: the order stays.
// Mostly some are enough, and the others are not even kept.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include <xapian.h>

#include "searcher/best_articles.hpp"
#include "searcher/deadline.hpp"
#include "searcher/flat_query.hpp"
#include "searcher/occurrences.hpp"

namespace newsdex {

// Articles that have the words, in any order.
struct PhraseCandidates {
  std::vector<MatchedArticle> best;
  // Where these are not all: gives those and the others.
  std::function<std::vector<MatchedArticle>()> all = {};
  std::vector<Xapian::docid> sample = {};  // … : some of all
};

class PhraseChooser {
 public:
  // The query and the deadline must outlive the chooser.
  PhraseChooser(const Xapian::Database& database, const FlatQuery& query,
                PhraseCandidates candidates, Deadline& deadline);

  // The next best, at least so many if there are any; fewer, too, when the time is over.
  [[nodiscard]] std::vector<MatchedArticle> next(std::size_t wanted);

  [[nodiscard]] std::size_t looked_into() const { return looked_into_; }
  [[nodiscard]] bool is_at_end() const {
    return looked_into_ == candidates_.best.size() && !candidates_.all;
  }
  // What share of those not looked into is likely to hold the phrases, by some of them.
  [[nodiscard]] double share_of_others();

 private:
  void take_all();
  [[nodiscard]] std::size_t likely_enough(std::size_t wanted) const;
  [[nodiscard]] std::vector<MatchedArticle> some_others(std::size_t most) const;
  std::size_t look_into(std::span<MatchedArticle> articles, std::vector<MatchedArticle>& found);
  [[nodiscard]] bool has_phrases(Xapian::docid article);

  const FlatQuery& query_;
  OccurrenceFinder finder_;
  PhraseCandidates candidates_;  // those looked into first
  std::size_t looked_into_ = 0;
  std::size_t found_ = 0;
  Deadline& deadline_;
};

}  // namespace newsdex
