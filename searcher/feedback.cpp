#include "searcher/feedback.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "common/schema.hpp"
#include "searcher/bm25.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kBestArticles = 10;
constexpr double kSteepness = 6;  // the best of them count for most: by this power of their scores
constexpr std::size_t kStems = 20;
constexpr std::size_t kConsidered = 200;  // whose frequency is looked up
constexpr unsigned kLeastArticles = 2;    // of the best, that have the stem
constexpr double kMostFrequent = 0.25;    // share of all articles that have it
constexpr double kQueryShare = 0.3;

struct Candidate {
  std::string stem;
  double weight = 0;
  unsigned articles = 0;
};

class Feedback {
 public:
  explicit Feedback(const Xapian::Database& database) : database_(database), bm25_(database) {}

  void learn(Xapian::docid article, double share) {
    const double length = database_.get_doclength(article);
    auto term = database_.termlist_begin(article);
    term.skip_to(std::string(schema::kStem));
    for (; term != database_.termlist_end(article); ++term) {
      const std::string stem = *term;
      if (!stem.starts_with(schema::kStem)) break;
      if (stem.starts_with(schema::kTitleStem)) continue;
      Candidate& candidate = seen_[stem];
      candidate.weight += share * bm25_.share(term.get_wdf(), length);
      ++candidate.articles;
    }
  }

  // Stems with what they say, the most first; their weights add up to 1.
  std::vector<Candidate> stems() {
    std::vector<Candidate> best;
    for (auto& [stem, candidate] : seen_) {
      if (candidate.articles < kLeastArticles) continue;
      best.push_back({stem, candidate.weight, candidate.articles});
    }
    keep_best(best, kConsidered);
    for (Candidate& candidate : best) {
      const Xapian::doccount articles = database_.get_termfreq(candidate.stem);
      const bool is_frequent = articles > kMostFrequent * database_.get_doccount();
      candidate.weight *= is_frequent ? 0 : bm25_.most(articles);
    }
    keep_best(best, kStems);
    double sum = 0;
    for (const Candidate& candidate : best) sum += candidate.weight;
    for (Candidate& candidate : best) candidate.weight /= sum > 0 ? sum : 1;
    return best;
  }

  // Adds what the stem gives each of the articles, whose ids ascend.
  void add(const Candidate& candidate, double factor, const std::vector<Xapian::docid>& articles,
           Gains& gains) const {
    const double most = bm25_.most(database_.get_termfreq(candidate.stem));
    auto at = database_.postlist_begin(candidate.stem);
    const auto end = database_.postlist_end(candidate.stem);
    for (const Xapian::docid article : articles) {
      if (at == end) return;
      at.skip_to(article);
      if (at == end || *at != article) continue;
      gains[article] += factor * candidate.weight * most *
                        bm25_.share(at.get_wdf(), database_.get_doclength(article));
    }
  }

 private:
  static void keep_best(std::vector<Candidate>& all, std::size_t most) {
    std::ranges::sort(all, [](const Candidate& a, const Candidate& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
    });
    if (all.size() > most) all.resize(most);
  }

  Xapian::Database database_;
  Bm25 bm25_;
  std::unordered_map<std::string, Candidate> seen_;
};

}  // namespace

Gains feedback(const Xapian::Database& database, const std::vector<MatchedArticle>& articles,
               const std::vector<Leaf>& leaves) {
  Gains gains;
  Feedback feedback(database);
  const std::size_t best = std::min(kBestArticles, articles.size());
  double sum = 0;
  const auto part = [&](std::size_t i) {
    return std::pow(articles[i].weight / articles.front().weight, kSteepness);
  };
  for (std::size_t i = 0; i < best; ++i) sum += part(i);
  for (std::size_t i = 0; i < best; ++i) feedback.learn(articles[i].id, part(i) / sum);

  double words = 0;
  for (const Leaf& leaf : leaves) words += leaf.is_stop_word ? kStopWordShare : 1;
  std::vector<Xapian::docid> ids;
  for (const MatchedArticle& article : articles) ids.push_back(article.id);
  std::ranges::sort(ids);
  for (const Candidate& candidate : feedback.stems()) {
    feedback.add(candidate, kQueryShare * words, ids, gains);
  }
  return gains;
}

}  // namespace newsdex
