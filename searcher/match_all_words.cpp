#include "searcher/match_all_words.hpp"

#include <algorithm>

namespace newsdex {

AllWordsMatcher::AllWordsMatcher(std::vector<WordList>& lists, std::size_t words,
                                 const PartOfAll& part, WordMatch& match)
    : words_(words), part_(part), match_(match) {
  const auto add = [&](bool only_ranks) {
    for (WordList& list : lists) {
      if (list.only_ranks == only_ranks) lists_.push_back(&list.list);
    }
  };
  add(false);
  if (lists_.size() < words) {  // one is in no article
    lists_.clear();
    return;
  }
  std::ranges::stable_sort(lists_, {}, [](const ScoredList* list) { return list->postings(); });
  add(true);
  counts_of_.resize(words);
  most_after_.assign(lists_.size(), 0);
  for (std::size_t i = lists_.size() - 1; i > 0; --i) {
    most_after_[i - 1] = most_after_[i] + lists_[i]->most();
  }
}

void AllWordsMatcher::run() {
  while (!lists_.empty() && !match_.is_over()) {
    const Xapian::docid begin = lists_.front()->article();
    if (begin == kNoArticle) return;
    read_window(begin);
  }
}

void AllWordsMatcher::read_window(Xapian::docid begin) {
  const Xapian::docid end = IdWindow<std::uint32_t>::end_of(begin);
  std::size_t articles = 0;
  bool passed_over = false;
  const auto visit = [&](Xapian::docid article, std::uint32_t count) {
    switch (look_at(article, count)) {
      case Fate::kMatches:
        ++articles;
        break;
      case Fate::kDoesNotMatch:
        break;
      case Fate::kPassedOver:
        passed_over = true;
        break;
    }
  };
  if (lists_.front()->terms() == 1) {
    lists_.front()->visit_term_below(end, visit);
  } else {
    if (!window_) window_.emplace();
    window_->start_at(begin);
    lists_.front()->visit_below(end, *window_, visit);
  }
  if (passed_over) match_.pass_over(part_.share_before(begin));
  match_.count(articles);
}

// At an article that the rarest word has so often. Most do not have the others: what it weighs is
// asked last.
AllWordsMatcher::Fate AllWordsMatcher::look_at(Xapian::docid article, std::uint32_t count) {
  const double least = match_.needed() - most_after_.front();
  if (lists_.front()->is_below(least, count, lists_.front()->least_norm()))
    return Fate::kPassedOver;
  counts_of_[0] = count;
  for (std::size_t i = 1; i < words_; ++i) {
    counts_of_[i] = lists_[i]->count(article);
    if (counts_of_[i] == 0) return Fate::kDoesNotMatch;
  }
  weigh(article);
  return Fate::kMatches;
}

// An article that has all words.
void AllWordsMatcher::weigh(Xapian::docid article) {
  const double kept_from = match_.kept_from();
  const double norm = lists_.front()->norm(article);
  double weight = 0;
  match_.sample().add(part_.joined(article));
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    const std::uint32_t count = i < words_ ? counts_of_[i] : lists_[i]->count(article);
    if (count > 0) weight += lists_[i]->weight(count, norm);
    if (weight + most_after_[i] < kept_from) return;
  }
  match_.add(part_.joined(article), weight);
}

}  // namespace newsdex
