#include "searcher/match_all_words.hpp"

#include <algorithm>

namespace newsdex {

AllWordsMatcher::AllWordsMatcher(std::vector<WordList>& lists, std::size_t words,
                                 Restrictions& restrictions, const PartOfAll& part,
                                 WordMatch& match)
    : words_(words), restrictions_(restrictions), part_(part), match_(match) {
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
  counts_.resize(words);
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
  matching_ = 0;
  passed_over_ = false;
  const auto visit = [this](Xapian::docid article, std::uint32_t count) { add(article, count); };
  if (lists_.front()->terms() == 1) {
    lists_.front()->visit_term_below(end, visit);
  } else {
    if (!window_) window_.emplace();
    window_->start_at(begin);
    lists_.front()->visit_below(end, *window_, visit);
  }
  finish_batch();
  if (passed_over_) match_.pass_over(part_.share_before(begin));
  match_.count(matching_);
}

// An article that has the rarest word so often.
void AllWordsMatcher::add(Xapian::docid article, std::uint32_t count) {
  articles_[size_] = article;
  counts_.front()[size_] = count;
  if (++size_ == kAtOnce) finish_batch();
}

// Most do not have the others: what an article weighs is asked last.
void AllWordsMatcher::finish_batch() {
  pass_over_lightest();
  for (std::size_t word = 1; word < words_ && size_ > 0; ++word) {
    Counts& counts = counts_[word];
    std::fill_n(counts.begin(), size_, 0);
    lists_[word]->add_counts({articles_.data(), size_}, counts.data());
    keep(word + 1, [&counts](std::size_t place) { return counts[place] > 0; });
  }
  if (!restrictions_.are_none()) {
    keep(words_, [this](std::size_t place) { return restrictions_.pass(articles_[place]); });
  }
  matching_ += size_;
  for (std::size_t place = 0; place < size_; ++place) lists_.front()->fetch_norm(articles_[place]);
  for (std::size_t place = 0; place < size_; ++place) weigh(place);
  size_ = 0;
}

// Those of which the rarest word tells that they weigh too little. Of what filters let pass all are
// counted: it is not spread evenly over ids.
void AllWordsMatcher::pass_over_lightest() {
  if (!restrictions_.are_none()) return;
  const double least = match_.needed() - most_after_.front();
  if (least <= 0) return;
  const std::size_t before = size_;
  const ScoredList& list = *lists_.front();
  keep(1, [&](std::size_t place) {
    return !list.is_below(least, counts_.front()[place], list.least_norm());
  });
  passed_over_ = passed_over_ || size_ < before;
}

// Those places of the batch of which that many words are known.
template <class IsKept>
void AllWordsMatcher::keep(std::size_t words, IsKept&& is_kept) {
  std::size_t kept = 0;
  for (std::size_t place = 0; place < size_; ++place) {
    articles_[kept] = articles_[place];
    for (std::size_t word = 0; word < words; ++word) counts_[word][kept] = counts_[word][place];
    kept += is_kept(place) ? 1 : 0;  // no branch: it would be guessed wrong
  }
  size_ = kept;
}

// An article that has all words.
void AllWordsMatcher::weigh(std::size_t place) {
  const Xapian::docid article = articles_[place];
  const double kept_from = match_.kept_from();
  match_.sample().add(part_.joined(article));
  const double norm = lists_.front()->norm(article);
  double weight = 0;
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    const std::uint32_t count = i < words_ ? counts_[i][place] : lists_[i]->count(article);
    if (count > 0) weight += lists_[i]->weight(count, norm);
    if (weight + most_after_[i] < kept_from) return;
  }
  match_.add(part_.joined(article), weight);
}

}  // namespace newsdex
