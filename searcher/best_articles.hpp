// The best articles seen so far.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include <xapian.h>

namespace newsdex {

struct MatchedArticle {
  Xapian::docid id = 0;
  double weight = 0;

  // Of those that weigh the same the one with the lower id comes first, as in Xapian.
  friend bool operator<(const MatchedArticle& a, const MatchedArticle& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
  }
};

class BestArticles {
 public:
  // At least one is wanted.
  explicit BestArticles(std::size_t wanted) : wanted_(wanted) {}

  [[nodiscard]] bool is_full() const { return best_.size() == wanted_; }
  // What weighs less is not among the best.
  [[nodiscard]] double least() const {
    return is_full() ? best_.front().weight : -std::numeric_limits<double>::infinity();
  }

  void add(const MatchedArticle& article) {
    if (is_full()) {
      if (!(article < best_.front())) return;
      std::ranges::pop_heap(best_, std::less<>());
      best_.pop_back();
    }
    best_.push_back(article);
    std::ranges::push_heap(best_, std::less<>());
  }

  // All of them, in no order; then there are none.
  [[nodiscard]] std::vector<MatchedArticle> take() { return std::exchange(best_, {}); }

 private:
  std::size_t wanted_;
  std::vector<MatchedArticle> best_;  // a heap, the worst in front
};

}  // namespace newsdex
