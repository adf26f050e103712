// The articles that have any of several terms, read in place, and what they weigh by these.
//
// A list can be read in two ways: window by window of ids, all articles at once, or by asking about
// single articles further on and further on.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "searcher/bm25.hpp"
#include "searcher/glass_posting_list.hpp"
#include "searcher/glass_tables.hpp"

namespace newsdex {

// Behind all articles.
inline constexpr Xapian::docid kNoArticle = 0xFFFFFFFF;

// Ids from `begin` on that are looked at together, and a number for each of them.
template <class Number>
class IdWindow {
 public:
  static constexpr Xapian::docid kSize = 8192;

  void start_at(Xapian::docid begin) { begin_ = begin; }
  // Half open: one id, the last that there can be, is no article's.
  [[nodiscard]] Xapian::docid end() const { return end_of(begin_); }
  [[nodiscard]] static Xapian::docid end_of(Xapian::docid begin) {
    return begin + std::min(kSize, kNoArticle - begin);
  }

  // `article` must be in the window.
  void add(Xapian::docid article, Number number) {
    const std::size_t place = article - begin_;
    numbers_[place] += number;
    marks_[place / 64] |= std::uint64_t{1} << place % 64;
  }

  // Calls `visit(article, number)` for those that something was added to, in order, and forgets it.
  template <class Visit>
  void take(Visit&& visit) {
    for (std::size_t word = 0; word < marks_.size(); ++word) {
      for (std::uint64_t marks = std::exchange(marks_[word], 0); marks != 0; marks &= marks - 1) {
        const std::size_t place = word * 64 + static_cast<std::size_t>(std::countr_zero(marks));
        visit(begin_ + static_cast<Xapian::docid>(place), std::exchange(numbers_[place], Number{}));
      }
    }
  }

 private:
  Xapian::docid begin_ = 0;
  std::array<Number, kSize> numbers_{};
  std::array<std::uint64_t, kSize / 64> marks_{};
};

class ScoredList {
 public:
  // `most` is what endless repetition weighs. The tables and `bm25` must outlive the list.
  ScoredList(std::vector<std::unique_ptr<glass::PostingList>> terms, double most, const Bm25& bm25,
             glass::DocumentLengths& lengths)
      : terms_(std::move(terms)), most_(most), bm25_(&bm25), lengths_(&lengths) {}

  [[nodiscard]] double most() const { return most_; }
  [[nodiscard]] std::size_t terms() const { return terms_.size(); }

  // How many articles have the terms, one with several of them counted for each.
  [[nodiscard]] std::uint64_t postings() const {
    std::uint64_t sum = 0;
    for (const auto& term : terms_) sum += term->documents();
    return sum;
  }

  // The first article of those that were not read.
  [[nodiscard]] Xapian::docid article() const {
    Xapian::docid first = kNoArticle;
    for (const auto& term : terms_) {
      if (!term->at_end()) first = std::min(first, term->document());
    }
    return first;
  }

  // Calls `visit(article, count)` for each before `end`, in order. None may be before the beginning
  // of `counts`, which is worked with, and `end` not behind that window.
  template <class Visit>
  void visit_below(Xapian::docid end, IdWindow<std::uint32_t>& counts, Visit&& visit) {
    if (terms_.size() == 1) {
      visit_term_below(end, visit);
      return;
    }
    for (const auto& term : terms_) {
      term->visit_below(end, [&counts](Xapian::docid article, std::uint32_t count) {
        counts.add(article, count);
      });
    }
    counts.take(visit);
  }

  // The same of a list of one term, which needs no window.
  template <class Visit>
  void visit_term_below(Xapian::docid end, Visit&& visit) {
    terms_.front()->visit_below(end, visit);
  }

  // How often an article has the terms; articles must ascend.
  [[nodiscard]] std::uint32_t count(Xapian::docid article) {
    std::uint32_t sum = 0;
    for (const auto& term : terms_) {
      term->skip_to(article);
      if (!term->at_end() && term->document() == article) sum += term->count();
    }
    return sum;
  }

  // Adds to `counts`, for each of ascending articles in turn, how often it has the terms.
  void add_counts(std::span<const Xapian::docid> articles, std::uint32_t* counts) {
    for (const auto& term : terms_) term->add_counts(articles, counts);
  }

  // Weights are rounded to this, so that sums of them are the same in any order: what weighs the
  // same by the formula then does so in fact, and comes in the order of ids.
  static constexpr double kUnit = 0x1p-36;

  [[nodiscard]] double norm(Xapian::docid article) const {
    return bm25_->norm(lengths_->of(article));
  }
  // Has the machine fetch what is needed to tell an article's norm soon.
  void fetch_norm(Xapian::docid article) const { lengths_->fetch(article); }
  // No article's is less. To ask for an article's own costs a look far off in memory.
  [[nodiscard]] double least_norm() const { return bm25_->norm(0); }
  // Of an article of that norm.
  [[nodiscard]] double weight(std::uint32_t count, double norm) const {
    constexpr double kRounder = kUnit * 0x1.8p52;
    return (most_ * count / (norm + count) + kRounder) - kRounder;
  }
  // True where an article weighs less than `least`; quicker than to find out what.
  [[nodiscard]] bool is_below(double least, std::uint32_t count, double norm) const {
    return count * (most_ - least) < least * norm;
  }

 private:
  std::vector<std::unique_ptr<glass::PostingList>> terms_;
  double most_;
  const Bm25* bm25_;
  glass::DocumentLengths* lengths_;
};

}  // namespace newsdex
