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

namespace newsdex {

// Articles that have the words, in any order, with what they weigh at most.
struct PhraseCandidates {
  std::vector<MatchedArticle> best;
  // Where these are not all: gives those and the others.
  std::function<std::vector<MatchedArticle>()> all = {};
  std::vector<Xapian::docid> sample = {};  // … : some of all
};

// Looks into articles, whose ids ascend: adds those that match, with what they weigh, and gives how
// many there was time for.
using LookInto = std::function<std::size_t(std::span<const MatchedArticle> articles,
                                           std::vector<MatchedArticle>& found)>;

class PhraseChooser {
 public:
  // The deadline must outlive the chooser.
  PhraseChooser(PhraseCandidates candidates, LookInto look_into, Deadline& deadline);

  // The next best, at least so many if there are any; fewer, too, when the time is over.
  [[nodiscard]] std::vector<MatchedArticle> next(std::size_t wanted);

  [[nodiscard]] std::size_t looked_into() const { return looked_into_; }
  // How many of these matched.
  [[nodiscard]] std::size_t found() const { return found_; }
  // Whether all were looked into and given.
  [[nodiscard]] bool is_at_end() const { return are_all_looked_into() && waiting_.empty(); }
  // What share of those not looked into is likely to hold the phrases, by some of them.
  [[nodiscard]] double share_of_others();

 private:
  [[nodiscard]] bool are_all_looked_into() const {
    return looked_into_ == candidates_.best.size() && !candidates_.all;
  }
  void take_all();
  [[nodiscard]] std::size_t likely_enough(std::size_t wanted) const;
  [[nodiscard]] std::vector<MatchedArticle> some_others(std::size_t most) const;
  void look_into_next(std::size_t wanted);
  void give_settled(std::vector<MatchedArticle>& chosen);
  [[nodiscard]] std::size_t settled() const;

  PhraseCandidates candidates_;  // those looked into first
  LookInto look_into_;
  std::size_t looked_into_ = 0;
  std::size_t found_ = 0;
  std::vector<MatchedArticle> waiting_;  // found, and not given yet, the best first
  Deadline& deadline_;
};

}  // namespace newsdex
