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

  friend bool operator==(const MatchedArticle&, const MatchedArticle&) = default;
  // Of those that weigh the same the one with the lower id comes first, as in Xapian.
  friend bool operator<(const MatchedArticle& a, const MatchedArticle& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
  }
};

// Keeps some more than are wanted and drops the worst of these now and then: so an article costs a
// few steps, however many are wanted.
class BestArticles {
 public:
  // At least one is wanted.
  explicit BestArticles(std::size_t wanted)
      : wanted_(wanted), most_(wanted + std::max(kLeastSpare, wanted / 4)) {}

  // What weighs less is not among the best.
  [[nodiscard]] double least() const { return least_; }

  void add(const MatchedArticle& article) {
    if (article.weight < least_) return;
    best_.push_back(article);
    if (best_.size() == most_) trim();
  }

  // All of them, in no order; then there are none.
  [[nodiscard]] std::vector<MatchedArticle> take() {
    if (best_.size() > wanted_) trim();
    return std::exchange(best_, {});
  }

 private:
  static constexpr std::size_t kLeastSpare = 8;

  void trim() {
    const auto last = best_.begin() + static_cast<std::ptrdiff_t>(wanted_) - 1;
    std::nth_element(best_.begin(), last, best_.end());
    least_ = last->weight;
    best_.resize(wanted_);
  }

  std::size_t wanted_;
  std::size_t most_;
  std::vector<MatchedArticle> best_;
  double least_ = -std::numeric_limits<double>::infinity();
};

}  // namespace newsdex
