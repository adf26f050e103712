#include "searcher/join_ranks.hpp"

#include <algorithm>
#include <span>

#include "searcher/passage_map.hpp"
#include "searcher/rank_passages.hpp"

namespace newsdex {
namespace {

constexpr double kPassageShare = 0.5;
constexpr std::size_t kReadAtOnce = 60;  // articles

class Joiner {
 public:
  Joiner(OccurrenceFinder& finder, const std::vector<Leaf>& leaves, std::size_t per_article,
         std::size_t wanted, Deadline& deadline)
      : finder_(finder),
        leaves_(leaves),
        per_article_(per_article),
        wanted_(wanted),
        deadline_(deadline),
        most_gain_(kPassageShare * most_passage_score(leaves)) {}

  // True where no article of this weight or less can still be among the wanted, whatever passages
  // it has.
  [[nodiscard]] bool is_settled(double weight) const {
    return best_.size() == wanted_ && (best_.empty() || weight + most_gain_ <= best_.front());
  }

  // Articles that are about to be added.
  void read_ahead(std::span<const MatchedArticle> articles) {
    std::vector<Xapian::docid> ids;
    for (const MatchedArticle& article : articles) ids.push_back(article.id);
    std::ranges::sort(ids);
    if (!leaves_.empty() && !deadline_.look()) finder_.read_ahead(ids, leaves_);
  }

  void add(const MatchedArticle& article) {
    const std::vector<RankedPassage> ranked = passages_of(article.id);
    if (ranked.empty()) {
      add({.article = article.id,
           .passage = std::nullopt,
           .score = article.weight,
           .article_weight = article.weight,
           .ranked = {}});
    }
    for (std::size_t i = 0; i < std::min(per_article_, ranked.size()); ++i) {
      add({.article = article.id,
           .passage = ranked[i].index,
           .score = article.weight + kPassageShare * ranked[i].score,
           .article_weight = article.weight,
           .ranked = ranked[i]});
    }
  }

  std::vector<RankedHit>& hits() { return hits_; }

 private:
  void add(RankedHit hit) {
    best_.push_back(hit.score);
    std::ranges::push_heap(best_, std::greater<>());
    if (best_.size() > wanted_) {
      std::ranges::pop_heap(best_, std::greater<>());
      best_.pop_back();
    }
    hits_.push_back(std::move(hit));
  }

  std::vector<RankedPassage> passages_of(Xapian::docid article) {
    if (leaves_.empty() || deadline_.look()) return {};
    const PassageMap map = finder_.passages(article);
    return rank_passages(text_positions(finder_, article, leaves_, map), leaves_, map);
  }

  OccurrenceFinder& finder_;
  const std::vector<Leaf>& leaves_;
  std::size_t per_article_;
  std::size_t wanted_;
  Deadline& deadline_;
  double most_gain_;
  std::vector<double> best_;  // scores of the best hits so far, a heap with the least on top
  std::vector<RankedHit> hits_;
};

}  // namespace

std::vector<RankedHit> join_ranks(OccurrenceFinder& finder,
                                  const std::vector<MatchedArticle>& articles,
                                  const std::vector<Leaf>& leaves, bool by_relevance,
                                  std::size_t per_article, std::size_t wanted, Deadline& deadline) {
  Joiner joiner(finder, leaves, per_article, wanted, deadline);
  const std::size_t reranked = by_relevance ? std::min(kRerankedArticles, articles.size()) : 0;
  for (std::size_t i = 0; i < reranked && !joiner.is_settled(articles[i].weight); ++i) {
    if (i % kReadAtOnce == 0) {
      joiner.read_ahead(std::span(articles).subspan(i, std::min(kReadAtOnce, reranked - i)));
    }
    joiner.add(articles[i]);
  }
  std::vector<RankedHit>& hits = joiner.hits();
  std::ranges::stable_sort(hits, std::greater<>(), &RankedHit::score);
  for (std::size_t i = reranked; i < articles.size() && hits.size() < wanted; ++i) {
    const std::size_t before = hits.size();
    joiner.add(articles[i]);
    for (std::size_t h = std::max<std::size_t>(before, 1); by_relevance && h < hits.size(); ++h) {
      hits[h].score = std::min(hits[h].score, hits[h - 1].score);
    }
  }
  if (hits.size() > wanted) hits.resize(wanted);
  return std::move(hits);
}

}  // namespace newsdex
