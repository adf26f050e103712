// What is known so far of a match of words (searcher/match_words.hpp).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <xapian.h>

#include "searcher/best_articles.hpp"
#include "searcher/deadline.hpp"
#include "searcher/glass_tables.hpp"
#include "searcher/match.hpp"
#include "searcher/spread_sample.hpp"

namespace newsdex {

// One of the databases that are searched as one.
struct PartOfAll {
  std::size_t database = 0;   // its number
  std::size_t databases = 1;  // how many they are
  Xapian::docid last = 0;     // of its articles, or a little above

  // The article's id among all.
  [[nodiscard]] Xapian::docid joined(Xapian::docid article) const {
    return JoinedDocument::joined(article, database, databases);
  }
  // What share of all ids comes before the article, database by database.
  [[nodiscard]] double share_before(Xapian::docid article) const {
    const double inside = std::min(1.0, (article - 1.0) / std::max<Xapian::docid>(last, 1));
    return (static_cast<double>(database) + inside) / static_cast<double>(databases);
  }
};

class WordMatch {
 public:
  WordMatch(std::size_t wanted, bool count_all, Deadline& deadline)
      : best_(wanted), count_all_(count_all), deadline_(deadline) {}

  // What an article must weigh to be of any use; less is passed over.
  [[nodiscard]] double needed() const { return needed_; }
  void add(Xapian::docid article, double weight) {
    best_.add({article, weight});
    update();
  }
  // What an article must weigh to be kept: most are not, where many match.
  [[nodiscard]] double kept_from() const { return kept_from_; }
  // Some of the articles that have all words, all alike.
  [[nodiscard]] SpreadSample& sample() { return sample_; }
  // Articles that match.
  void count(std::size_t articles) {
    counted_ += articles;
    update();
  }
  // From now on not all that match are counted. `seen` is what share of all ids was looked at.
  void pass_over(double seen) {
    if (!are_all_counted_) return;
    are_all_counted_ = false;
    likely_ = seen > 0 ? static_cast<double>(counted_) / seen : 0;
  }
  [[nodiscard]] bool is_over() { return deadline_.look(); }

  [[nodiscard]] std::uint64_t counted() const { return counted_; }
  [[nodiscard]] bool are_all_counted() const { return are_all_counted_; }
  // How many match if those behind the first that was passed over are like those before: nearer
  // to the truth than what the lists' lengths say, as words are not spread independently.
  [[nodiscard]] double likely() const { return likely_; }
  // In no order; then there are none.
  [[nodiscard]] std::vector<MatchedArticle> take_best() { return best_.take(); }

 private:
  // Sums of bounds are not rounded as weights are.
  static constexpr double kSlack = 1e-9;

  void update() {
    kept_from_ = best_.least() - kSlack * (1 + std::abs(best_.least()));
    if (!count_all_ && counted_ > kAlwaysCounted) needed_ = kept_from_;
  }

  BestArticles best_;
  bool count_all_;
  Deadline& deadline_;
  double needed_ = -std::numeric_limits<double>::infinity();
  double kept_from_ = -std::numeric_limits<double>::infinity();
  std::uint64_t counted_ = 0;
  bool are_all_counted_ = true;
  double likely_ = 0;
  SpreadSample sample_;
};

}  // namespace newsdex
