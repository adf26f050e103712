#include "searcher/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/schema.hpp"
#include "searcher/bm25.hpp"
#include "searcher/rank_passages.hpp"

namespace newsdex {
namespace {

using Pieces = std::vector<std::string>;

// What the part alone gives the article.
double weight_of(const Xapian::Database& database, const ScoringPart& part,
                 const std::string& article_id) {
  const Xapian::Query article(schema::key_term(schema::kId, article_id));
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, part.query, article));
  enquire.set_weighting_scheme(Bm25::weight());
  const Xapian::MSet found = enquire.get_mset(0, 1);
  return found.empty() ? 0 : found.begin().get_weight();
}

std::string joined(const Pieces& pieces) {
  return pieces.empty() ? "" : fmt::format(" ({})", fmt::join(pieces, ", "));
}

Pieces article_pieces(const Xapian::Database& database, BranchFinder& branches,
                      const std::vector<ScoringPart>& parts, Xapian::docid article,
                      const std::string& article_id) {
  Pieces pieces;
  for (const ScoringPart& part : parts) {
    if (!branches.matches(article, part.branch)) continue;  // it gave nothing
    const double weight = weight_of(database, part, article_id);
    if (weight > 0) pieces.push_back(fmt::format("{} {:.2f}", part.text, weight));
  }
  return pieces;
}

Pieces passage_pieces(OccurrenceFinder& finder, const std::vector<Leaf>& leaves,
                      const RankedHit& hit) {
  const PassageMap map = finder.passages(hit.article);
  std::vector<std::size_t> counts(leaves.size(), 0);
  std::vector<std::size_t> in_title(leaves.size(), 0);
  for (const LeafPosition& at : leaf_positions(finder, hit.article, leaves)) {
    if (map.in_title(at.position)) {
      ++in_title[at.leaf];
    } else if (hit.passage && map.passage_of(at.position) == *hit.passage) {
      ++counts[at.leaf];
    }
  }
  Pieces pieces;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    if (hit.passage && counts[i] == 0) continue;
    counts[i] += in_title[i];
    if (counts[i] == 0) continue;
    pieces.push_back(fmt::format("{} ×{} {:.2f}", to_string(*leaves[i].part), counts[i],
                                 cover_of(leaves[i], counts[i])));
  }
  const auto add = [&pieces](const char* name, double score) {
    if (score > 0) pieces.push_back(fmt::format("{} {:.2f}", name, score));
  };
  add("closeness", hit.ranked.closeness);
  add("whole", hit.ranked.whole);
  add("lead", hit.ranked.lead);
  return pieces;
}

}  // namespace

std::string explain_hit(OccurrenceFinder& finder, BranchFinder& branches,
                        const std::vector<ScoringPart>& parts, const std::vector<Leaf>& leaves,
                        const RankedHit& hit, const std::string& article_id) {
  const std::string article = fmt::format(
      "article {:.2f}{}", hit.article_weight,
      joined(article_pieces(finder.database(), branches, parts, hit.article, article_id)));
  if (hit.ranked.score == 0) return article;
  const std::string feedback =
      hit.feedback > 0 ? fmt::format(" + feedback {:.2f}", hit.feedback) : "";
  return fmt::format("{} + {} {:.2f}{}{} = {:.2f}", article, hit.passage ? "passage" : "title",
                     hit.ranked.score, joined(passage_pieces(finder, leaves, hit)), feedback,
                     hit.score);
}

}  // namespace newsdex
