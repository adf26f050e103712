#include "searcher/match_any_word.hpp"

#include <algorithm>

namespace newsdex {
namespace {

// To ask about single articles costs a look into the list of each term.
constexpr std::size_t kMostTermsAsked = 16;

}  // namespace

AnyWordMatcher::AnyWordMatcher(std::vector<WordList>& lists, Restrictions& restrictions,
                               const PartOfAll& part, WordMatch& match)
    : restrictions_(restrictions), part_(part), match_(match) {
  for (WordList& list : lists) lists_.push_back(&list);
  std::ranges::stable_sort(lists_, std::greater<>(), [](const WordList* list) {
    return static_cast<double>(list->list.postings()) / list->list.most();
  });
  most_before_.push_back(0);
  for (const WordList* list : lists_) {
    most_before_.push_back(most_before_.back() + list->list.most());
  }
}

void AnyWordMatcher::run() {
  while (!match_.is_over()) {
    leave_out();
    const Xapian::docid begin = first_article();
    if (begin == kNoArticle) return;
    counts_.start_at(begin);
    weights_.start_at(begin);
    if (first_read_ + 1 == lists_.size()) {
      read_one(counts_.end());
    } else {
      read_several(counts_.end());
    }
  }
}

// The lists that need not be read any more. What filters let pass is not spread evenly over ids, as
// what is of one year: how many those left out would match could not be told.
void AnyWordMatcher::leave_out() {
  if (!restrictions_.are_none()) return;
  for (; first_read_ < lists_.size(); ++first_read_) {
    const WordList& next = *lists_[first_read_];
    const bool is_needed = most_before_[first_read_ + 1] >= match_.needed();
    if (is_needed || next.list.terms() > kMostTermsAsked) return;
    if (!next.only_ranks) {
      match_.pass_over(part_.share_before(first_article()));
    }
  }
}

Xapian::docid AnyWordMatcher::first_article() const {
  Xapian::docid first = kNoArticle;
  for (std::size_t i = first_read_; i < lists_.size(); ++i) {
    first = std::min(first, lists_[i]->list.article());
  }
  return first;
}

void AnyWordMatcher::read_one(Xapian::docid end) {
  ScoredList& list = lists_[first_read_]->list;
  const double others = most_before_[first_read_];
  std::size_t articles = 0;
  list.visit_below(end, counts_, [&](Xapian::docid article, std::uint32_t count) {
    if (!restrictions_.pass(article)) return;
    ++articles;
    const double least = match_.needed() - others;
    if (list.is_below(least, count, list.least_norm())) return;
    const double norm = list.norm(article);
    if (list.is_below(least, count, norm)) return;
    weigh(article, list.weight(count, norm));
  });
  match_.count(articles);
}

void AnyWordMatcher::read_several(Xapian::docid end) {
  for (std::size_t i = first_read_; i < lists_.size(); ++i) {
    ScoredList& list = lists_[i]->list;
    list.visit_below(end, counts_, [&](Xapian::docid article, std::uint32_t count) {
      weights_.add(article, list.weight(count, list.norm(article)));
    });
  }
  std::size_t articles = 0;
  weights_.take([&](Xapian::docid article, double weight) {
    if (!restrictions_.pass(article)) return;
    ++articles;
    weigh(article, weight);
  });
  match_.count(articles);
}

// An article that the lists that are read have, and its weight by them.
void AnyWordMatcher::weigh(Xapian::docid article, double weight) {
  for (std::size_t i = first_read_; i > 0; --i) {
    if (weight + most_before_[i] < match_.needed()) return;
    ScoredList& list = lists_[i - 1]->list;
    const std::uint32_t count = list.count(article);
    if (count > 0) weight += list.weight(count, list.norm(article));
  }
  if (weight < match_.needed()) return;
  match_.add(part_.joined(article), weight);
}

}  // namespace newsdex
