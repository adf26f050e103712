// How articles are weighed: the numbers that Xapian's BM25Weight is given, and the same formula for
// what Xapian leaves to us, so that a phrase weighs what its words do. docs/ranking.md has the
// evidence.
#pragma once

#include <algorithm>
#include <cmath>

#include <xapian.h>

namespace newsdex {

class Bm25 {
 public:
  static constexpr double kK1 = 1.4;
  static constexpr double kB = 0.65;
  static constexpr double kLeastLength = 0.5;  // of the mean; shorter articles weigh as this

  static Xapian::BM25Weight weight() { return Xapian::BM25Weight(kK1, 0, 1, kB, kLeastLength); }

  explicit Bm25(const Xapian::Database& database)
      : articles_(database.get_doccount()), mean_length_(database.get_average_length()) {}

  // What endless repetition of a term would weigh that so many articles have.
  [[nodiscard]] double most(Xapian::doccount articles_with_term) const {
    double rarity = (articles_ - articles_with_term + 0.5) / (articles_with_term + 0.5);
    if (rarity < 2) rarity = rarity * 0.5 + 1;
    return std::log(rarity) * (kK1 + 1);
  }
  // The share of `most` that `count` occurrences in an article of that length weigh.
  [[nodiscard]] double share(double count, double length) const {
    const double relative = mean_length_ > 0 ? length / mean_length_ : 1;
    return count / (kK1 * (std::max(relative, kLeastLength) * kB + 1 - kB) + count);
  }

 private:
  double articles_;
  double mean_length_;
};

}  // namespace newsdex
