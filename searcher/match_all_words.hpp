// Of one database, the articles that have all of several words (searcher/match_words.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "searcher/restrictions.hpp"
#include "searcher/scored_list.hpp"
#include "searcher/word_lists.hpp"
#include "searcher/word_match.hpp"

namespace newsdex {

class AllWordsMatcher {
 public:
  // `lists` are those of so many words. They, `restrictions` and `match` must outlive the matcher.
  AllWordsMatcher(std::vector<WordList>& lists, std::size_t words, Restrictions& restrictions,
                  const PartOfAll& part, WordMatch& match);

  void run();

 private:
  // Articles that have the words looked up so far, and how often each word: a batch is looked up in
  // one list after another.
  static constexpr std::size_t kAtOnce = 64;
  using Counts = std::array<std::uint32_t, kAtOnce>;

  void read_window(Xapian::docid begin);
  void add(Xapian::docid article, std::uint32_t count);
  void finish_batch();
  void pass_over_lightest();
  template <class IsKept>
  void keep(std::size_t words, IsKept&& is_kept);
  void weigh(std::size_t place);

  std::size_t words_;
  std::vector<ScoredList*> lists_;  // one a word, the rarest first; then those that only rank
  std::vector<double> most_after_;  // what the lists after each weigh at most together
  Restrictions& restrictions_;
  PartOfAll part_;
  WordMatch& match_;
  std::size_t size_ = 0;  // of the batch
  std::array<Xapian::docid, kAtOnce> articles_{};
  std::vector<Counts> counts_;                     // of each word
  std::size_t matching_ = 0;                       // articles of the window that have all words
  bool passed_over_ = false;                       // some of the window were
  std::optional<IdWindow<std::uint32_t>> window_;  // only where the rarest word has several terms
};

}  // namespace newsdex
