// Of one database, the articles that have all of several words (searcher/match_words.hpp).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/scored_list.hpp"
#include "searcher/word_lists.hpp"
#include "searcher/word_match.hpp"

namespace newsdex {

class AllWordsMatcher {
 public:
  // `lists` are those of so many words. They and `match` must outlive the matcher.
  AllWordsMatcher(std::vector<WordList>& lists, std::size_t words, const PartOfAll& part,
                  WordMatch& match);

  void run();

 private:
  enum class Fate { kMatches, kDoesNotMatch, kPassedOver };

  void read_window(Xapian::docid begin);
  Fate look_at(Xapian::docid article, std::uint32_t count);
  void weigh(Xapian::docid article);

  std::size_t words_;
  std::vector<ScoredList*> lists_;  // one a word, the rarest first; then those that only rank
  std::vector<double> most_after_;  // what the lists after each weigh at most together
  PartOfAll part_;
  WordMatch& match_;
  std::vector<std::uint32_t> counts_of_;           // of each word in the article looked at
  std::optional<IdWindow<std::uint32_t>> window_;  // only where the rarest word has several terms
};

}  // namespace newsdex
