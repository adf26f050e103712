#include "searcher/join_ranks.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>

#include "searcher/feedback.hpp"
#include "searcher/long_query.hpp"
#include "searcher/passage_map.hpp"
#include "searcher/rank_passages.hpp"

namespace newsdex {
namespace {

// Articles. At first few more than are wanted, then half as many as before: what these score tells
// which others need not be read, and mostly few are.
constexpr std::size_t kMoreThanWanted = 10;
constexpr std::size_t kMostAtOnce = 60;
// Bounds are not summed in the order that scores are.
constexpr double kSlack = 1e-9;

class Joiner {
 public:
  Joiner(OccurrenceFinder& finder, const std::vector<Leaf>& leaves, std::size_t per_article,
         std::size_t wanted, Deadline& deadline)
      : finder_(finder),
        leaves_(leaves),
        per_article_(per_article),
        wanted_(wanted),
        deadline_(deadline),
        feeds_back_(is_long_query(leaves)) {}

  // True where no article of this weight or less can still be among the wanted, whatever passages
  // it has, where it lacks leaves of so much weight.
  [[nodiscard]] bool is_settled(double weight, double lacked = 0) const {
    return !(feeds_back_ && wanted_ > 0) && best_.size() == wanted_ &&
           (best_.empty() || weight + most_passage_score(leaves_, lacked) + kSlack < best_.front());
  }

  // Articles that are about to be added.
  void read_ahead(std::span<const MatchedArticle> articles) {
    std::vector<MatchedArticle> by_id(articles.begin(), articles.end());
    std::ranges::sort(by_id, {}, &MatchedArticle::id);
    std::vector<Xapian::docid> ids;
    for (const MatchedArticle& article : by_id) ids.push_back(article.id);
    passed_over_.clear();
    if (leaves_.empty() || deadline_.look()) return;
    const std::span<const Xapian::docid> kept = finder_.read_ahead(
        ids, leaves_,
        [&](std::size_t place, double lacked) { return is_settled(by_id[place].weight, lacked); });
    std::ranges::set_difference(ids, kept, std::back_inserter(passed_over_));
  }

  void add(const MatchedArticle& article) {
    if (std::ranges::binary_search(passed_over_, article.id)) return;
    if (leaves_.empty() || deadline_.look()) return add(article, std::nullopt, {});
    const PassageMap map = finder_.passages(article.id);
    const std::vector<LeafPosition> positions = leaf_positions(finder_, article.id, leaves_);
    const std::vector<RankedPassage> ranked = rank_passages(positions, leaves_, map);
    if (ranked.empty()) add(article, std::nullopt, rank_title(positions, leaves_, map));
    for (std::size_t i = 0; i < std::min(per_article_, ranked.size()); ++i) {
      add(article, ranked[i].index, ranked[i]);
    }
  }

  // Of all that was added: where no passage answers, what the best articles speak of beside the
  // query's words says which of the others are about it.
  void feed_back() {
    const auto answers = [](const RankedHit& hit) { return hit.ranked.share >= kAnsweringShare; };
    if (!feeds_back_ || deadline_.look() || std::ranges::any_of(hits_, answers)) return;
    const Gains gains = feedback(finder_.database(), best_articles(), leaves_);
    for (RankedHit& hit : hits_) {
      const auto gain = gains.find(hit.article);
      if (gain != gains.end()) hit.feedback = gain->second;
      hit.score += hit.feedback;
    }
  }

  std::vector<RankedHit>& hits() { return hits_; }

 private:
  void add(const MatchedArticle& article, std::optional<std::size_t> passage,
           const RankedPassage& ranked) {
    const double score = article.weight + ranked.score;
    hits_.push_back({article.id, passage, score, article.weight, ranked});
    best_.push_back(score);
    std::ranges::push_heap(best_, std::greater<>());
    if (best_.size() > wanted_) {
      std::ranges::pop_heap(best_, std::greater<>());
      best_.pop_back();
    }
  }

  // Each with its best passage, the best first.
  [[nodiscard]] std::vector<MatchedArticle> best_articles() const {
    std::vector<MatchedArticle> articles;
    for (const RankedHit& hit : hits_) {
      const bool is_same = !articles.empty() && articles.back().id == hit.article;
      if (!is_same) articles.push_back({hit.article, hit.score});
    }
    std::ranges::stable_sort(articles, std::greater<>(), &MatchedArticle::weight);
    return articles;
  }

  OccurrenceFinder& finder_;
  const std::vector<Leaf>& leaves_;
  std::size_t per_article_;
  std::size_t wanted_;
  Deadline& deadline_;
  bool feeds_back_;
  // Of those read ahead last the ones that cannot be among the wanted.
  std::vector<Xapian::docid> passed_over_;
  std::vector<double> best_;  // scores of the best hits so far, a heap with the least on top
  std::vector<RankedHit> hits_;
};

// The articles matched, fetched as far as they are asked for.
class ArticlesInOrder {
 public:
  explicit ArticlesInOrder(const MatchedArticles& matched)
      : articles_(matched.best), more_(matched.more) {}

  [[nodiscard]] const std::vector<MatchedArticle>& fetched() const { return articles_; }
  // False where there are no more. Fetches twice as many as there are, for each time costs.
  bool reach(std::size_t place) {
    while (place >= articles_.size() && more_) {
      const std::vector<MatchedArticle> next = more_(std::max<std::size_t>(articles_.size(), 1));
      if (next.empty()) more_ = nullptr;
      articles_.insert(articles_.end(), next.begin(), next.end());
    }
    return place < articles_.size();
  }

 private:
  std::vector<MatchedArticle> articles_;
  std::function<std::vector<MatchedArticle>(std::size_t)> more_;
};

// Gives how many of the first `most` articles were ranked: as many as may decide which hits are the
// first.
std::size_t rank(ArticlesInOrder& articles, std::size_t most, std::size_t wanted, Joiner& joiner) {
  const std::vector<MatchedArticle>& fetched = articles.fetched();
  std::size_t read = 0;
  for (std::size_t i = 0; i < most; ++i) {
    const bool may_settle = !fetched.empty();
    if (may_settle && joiner.is_settled(fetched[std::min(i, fetched.size() - 1)].weight)) return i;
    if (!articles.reach(i)) return i;
    if (i == read) {
      const std::size_t at_once =
          i == 0 ? wanted + kMoreThanWanted : std::min(i / 2 + 1, kMostAtOnce);
      read = std::min({i + at_once, fetched.size(), most});
      joiner.read_ahead(std::span(fetched).subspan(i, read - i));
    }
    joiner.add(fetched[i]);
  }
  return most;
}

}  // namespace

std::vector<RankedHit> join_ranks(OccurrenceFinder& finder, const MatchedArticles& matched,
                                  const std::vector<Leaf>& leaves, bool by_relevance,
                                  std::size_t per_article, std::size_t wanted, Deadline& deadline) {
  Joiner joiner(finder, leaves, per_article, wanted, deadline);
  ArticlesInOrder articles(matched);
  const std::size_t ranked = by_relevance ? rank(articles, matched.reranked, wanted, joiner) : 0;
  if (ranked > 0) joiner.feed_back();
  std::vector<RankedHit>& hits = joiner.hits();
  std::ranges::stable_sort(hits, std::greater<>(), &RankedHit::score);
  for (std::size_t i = ranked; hits.size() < wanted && articles.reach(i); ++i) {
    const std::size_t before = hits.size();
    joiner.add(articles.fetched()[i]);
    for (std::size_t h = std::max<std::size_t>(before, 1); by_relevance && h < hits.size(); ++h) {
      hits[h].score = std::min(hits[h].score, hits[h - 1].score);
    }
  }
  if (hits.size() > wanted) hits.resize(wanted);
  return std::move(hits);
}

}  // namespace newsdex
