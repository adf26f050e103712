#include "searcher/choose_by_phrases.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "searcher/glass_posting_list.hpp"
#include "searcher/glass_tables.hpp"
#include "searcher/occurrences.hpp"

namespace newsdex {
namespace {

// Those that weigh most hold phrases the most often: what share of the others does is told by some
// of them, a sixth as many as were looked into anyhow.
constexpr std::size_t kLeastSample = 16;
constexpr std::size_t kSampledShare = 6;

// How often articles have the words of a phrase. Articles must ascend.
class WordCounts {
 public:
  WordCounts(const std::vector<DatabaseTables>& tables, const Leaf& phrase) {
    for (const DatabaseTables& of_one : tables) {
      databases_.emplace_back();
      for (const LeafWord& word : phrase.words) {
        for (const std::string& term : needed_terms(phrase, word)) {
          databases_.back().push_back(std::make_unique<glass::PostingList>(of_one.postlist, term));
        }
      }
    }
  }

  [[nodiscard]] std::span<const Xapian::termcount> of(Xapian::docid article) {
    const JoinedDocument at(article, databases_.size());
    counts_.clear();
    for (const auto& list : databases_[at.database]) {
      list->skip_to(at.document);
      const bool has_it = !list->at_end() && list->document() == at.document;
      counts_.push_back(has_it ? list->count() : 0);
    }
    return counts_;
  }

 private:
  std::vector<std::vector<std::unique_ptr<glass::PostingList>>> databases_;
  std::vector<Xapian::termcount> counts_;
};

class PhraseChooser {
 public:
  PhraseChooser(const Xapian::Database& database, const FlatQuery& query, Deadline& deadline)
      : query_(query),
        tables_(query.tables->of(database)),
        finder_(database, *query.tables, *query.analyzers),
        deadline_(deadline) {}

  ChosenArticles choose(std::vector<MatchedArticle>& candidates, std::size_t wanted) {
    while (chosen_.articles.size() < wanted && chosen_.looked_into < candidates.size() &&
           !deadline_.look()) {
      const std::span left = std::span(candidates).subspan(chosen_.looked_into);
      const std::size_t some = std::min(left.size(), likely_enough(wanted));
      if (some < left.size()) {
        std::nth_element(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(some),
                         left.end());
      }
      look_into(left.first(some));
    }
    sample(std::span(candidates).subspan(chosen_.looked_into));
    std::sort(chosen_.articles.begin(), chosen_.articles.end());
    return std::move(chosen_);
  }

 private:
  // How many to look into next, by what those before had.
  [[nodiscard]] std::size_t likely_enough(std::size_t wanted) const {
    const std::size_t found = chosen_.articles.size();
    if (chosen_.looked_into == 0) return wanted + wanted / 4;
    if (found == 0) return 4 * chosen_.looked_into;
    return (wanted - found) * chosen_.looked_into / found * 5 / 4 + 1;
  }

  void look_into(std::span<MatchedArticle> articles) {
    std::ranges::sort(articles, {}, &MatchedArticle::id);
    std::vector<WordCounts> counts;
    for (const Leaf& phrase : query_.phrases) counts.emplace_back(tables_, phrase);
    for (const MatchedArticle& article : articles) {
      if (deadline_.passed()) return;
      ++chosen_.looked_into;
      if (has_phrases(article.id, counts)) chosen_.articles.push_back(article);
    }
  }

  // Of the others: where they are few, they are all looked into.
  void sample(std::span<MatchedArticle> others) {
    const std::size_t size = std::max(kLeastSample, chosen_.looked_into / kSampledShare);
    if (others.size() <= size) return look_into(others);
    std::vector<MatchedArticle> some;
    for (std::size_t i = 0; i < size; ++i) some.push_back(others[i * others.size() / size]);
    const ChosenArticles best = std::exchange(chosen_, {});
    look_into(some);
    const std::size_t found = std::exchange(chosen_, best).articles.size();
    chosen_.share_of_others = static_cast<double>(found) / static_cast<double>(some.size());
  }

  bool has_phrases(Xapian::docid article, std::vector<WordCounts>& counts) {
    for (std::size_t i = 0; i < query_.phrases.size(); ++i) {
      if (!finder_.holds(article, query_.phrases[i], counts[i].of(article))) return false;
    }
    return true;
  }

  const FlatQuery& query_;
  std::vector<DatabaseTables> tables_;
  OccurrenceFinder finder_;
  Deadline& deadline_;
  ChosenArticles chosen_;
};

}  // namespace

ChosenArticles choose_by_phrases(const Xapian::Database& database, const FlatQuery& query,
                                 std::vector<MatchedArticle> candidates, std::size_t wanted,
                                 Deadline& deadline) {
  return PhraseChooser(database, query, deadline).choose(candidates, wanted);
}

}  // namespace newsdex
