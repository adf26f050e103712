#include "searcher/whole_articles.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace newsdex {
namespace {

constexpr std::size_t kMostWhole = 100;

// Articles that have every word but stop words, which any article may lack.
Xapian::Query all_words(const CompiledQuery& compiled) {
  std::vector<Xapian::Query> words;
  const std::vector<ScoringPart> parts = compiled.parts();
  for (const Leaf& leaf : compiled.leaves) {
    if (leaf.is_stop_word) continue;
    words.push_back(std::ranges::find(parts, leaf.part, &ScoringPart::part)->query);
  }
  return {Xapian::Query::OP_AND, words.begin(), words.end()};
}

// The same where the query is matched without Xapian: a leaf is a word of it. Stop words that it
// requires stay required.
FlatQuery all_words(const FlatQuery& flat, const std::vector<Leaf>& leaves) {
  FlatQuery all = flat;
  all.join = FlatQuery::Join::kAll;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    AnyTerm& word = all.words[i].parts.front();
    const bool may_lack = flat.join == FlatQuery::Join::kAny || word.only_ranks;
    word.only_ranks = may_lack && leaves[i].is_stop_word;
  }
  return all;
}

// Those that are not among `best`, in order.
std::vector<MatchedArticle> others(const std::vector<MatchedArticle>& articles,
                                   std::span<const MatchedArticle> best) {
  std::unordered_set<Xapian::docid> ids;
  for (const MatchedArticle& article : best) ids.insert(article.id);
  std::vector<MatchedArticle> left;
  for (const MatchedArticle& article : articles) {
    if (!ids.contains(article.id)) left.push_back(article);
  }
  return left;
}

}  // namespace

void promote_whole(const Xapian::Database& database, const MatchRequest& request,
                   const CompiledQuery& compiled, Deadline& deadline, MatchedArticles& matched) {
  if (matched.best.size() < matched.reranked) return;  // they are all among them
  FlatQuery flat;
  const auto query = [&] {
    return Xapian::Query(Xapian::Query::OP_FILTER, request.query(), all_words(compiled));
  };
  MatchRequest whole{
      .query = query, .walks_all = request.walks_all, .wanted = kMostWhole + matched.reranked};
  if (request.flat != nullptr) {
    flat = all_words(*request.flat, compiled.leaves);
    whole.flat = &flat;
  }
  const MatchedArticles found = match_articles(database, whole, deadline);
  const auto end = matched.best.begin() + static_cast<std::ptrdiff_t>(matched.reranked);
  std::vector<MatchedArticle> promoted = others(found.best, {matched.best.begin(), end});
  if (promoted.size() > kMostWhole) promoted.resize(kMostWhole);

  const std::vector<MatchedArticle> rest = others({end, matched.best.end()}, promoted);
  matched.best.erase(end, matched.best.end());
  matched.best.insert(matched.best.end(), promoted.begin(), promoted.end());
  matched.best.insert(matched.best.end(), rest.begin(), rest.end());
  matched.reranked += promoted.size();
}

}  // namespace newsdex
