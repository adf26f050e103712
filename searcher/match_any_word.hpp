// Of one database, the articles that have any of several words (searcher/match_words.hpp).
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/restrictions.hpp"
#include "searcher/scored_list.hpp"
#include "searcher/word_lists.hpp"
#include "searcher/word_match.hpp"

namespace newsdex {

class AnyWordMatcher {
 public:
  // `lists`, `restrictions` and `match` must outlive the matcher.
  AnyWordMatcher(std::vector<WordList>& lists, Restrictions& restrictions, const PartOfAll& part,
                 WordMatch& match);

  void run();

 private:
  void leave_out();
  [[nodiscard]] Xapian::docid first_article() const;
  void read_one(Xapian::docid end);
  void read_several(Xapian::docid end);
  void weigh(Xapian::docid article, double weight);

  std::vector<WordList*> lists_;  // those that weigh least first
  Restrictions& restrictions_;
  PartOfAll part_;
  WordMatch& match_;
  // The lists before this one are only asked about articles that others have: all of them together
  // are not enough.
  std::size_t first_read_ = 0;
  std::vector<double> most_before_;  // what the lists before each weigh at most together
  IdWindow<std::uint32_t> counts_;
  IdWindow<double> weights_;
};

}  // namespace newsdex
