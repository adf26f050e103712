#include "searcher/join_ranks.hpp"

#include <algorithm>

#include "common/schema.hpp"
#include "searcher/passage_map.hpp"
#include "searcher/rank_passages.hpp"

namespace newsdex {
namespace {

constexpr double kPassageShare = 0.5;

class Joiner {
 public:
  Joiner(const Xapian::Database& database, OccurrenceFinder& finder,
         const std::vector<Leaf>& leaves, std::size_t per_article)
      : database_(database), finder_(finder), leaves_(leaves), per_article_(per_article) {}

  void add(const MatchedArticle& article) {
    const std::vector<RankedPassage> ranked = passages_of(article.id);
    if (ranked.empty()) {
      hits_.push_back({.article = article.id,
                       .passage = std::nullopt,
                       .score = article.weight,
                       .article_weight = article.weight});
    }
    for (std::size_t i = 0; i < std::min(per_article_, ranked.size()); ++i) {
      hits_.push_back({.article = article.id,
                       .passage = ranked[i].index,
                       .score = article.weight + kPassageShare * ranked[i].score,
                       .article_weight = article.weight,
                       .passage_score = ranked[i].score});
    }
  }

  std::vector<RankedHit>& hits() { return hits_; }

 private:
  std::vector<RankedPassage> passages_of(Xapian::docid article) {
    if (leaves_.empty()) return {};
    const PassageMap map(database_.get_document(article).get_value(schema::kPassageLengthsSlot));
    return rank_passages(text_positions(finder_, article, leaves_, map), leaves_, map);
  }

  const Xapian::Database& database_;
  OccurrenceFinder& finder_;
  const std::vector<Leaf>& leaves_;
  std::size_t per_article_;
  std::vector<RankedHit> hits_;
};

}  // namespace

std::vector<RankedHit> join_ranks(const Xapian::Database& database, OccurrenceFinder& finder,
                                  const std::vector<MatchedArticle>& articles,
                                  const std::vector<Leaf>& leaves, bool by_relevance,
                                  std::size_t per_article, std::size_t wanted) {
  Joiner joiner(database, finder, leaves, per_article);
  const std::size_t reranked = by_relevance ? std::min(kRerankedArticles, articles.size()) : 0;
  for (std::size_t i = 0; i < reranked; ++i) joiner.add(articles[i]);
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
