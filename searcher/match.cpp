#include "searcher/match.hpp"

#include <algorithm>
#include <limits>

#include "common/schema.hpp"
#include "searcher/bm25.hpp"

namespace newsdex {
namespace {

// So many are counted exactly in any case, which costs next to nothing.
constexpr Xapian::doccount kAlwaysCounted = 1000;

// Xapian sorts the keys upwards: undated articles come last.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    const std::string value = document.get_value(schema::kPublishedSlot);
    return value.empty() ? "\xFF\xFF" : "0" + value;
  }
};

}  // namespace

MatchedArticles match_articles(const Xapian::Database& database, const Xapian::Query& query,
                               Sort sort, std::size_t wanted, bool count_all, Deadline& deadline) {
  Xapian::Enquire enquire(database);
  auto* timed = new DeadlineSource(deadline);
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(timed->release())));
  enquire.set_weighting_scheme(Bm25::weight());
  OldestFirst oldest;
  switch (sort) {
    case Sort::kRelevance:
      break;
    case Sort::kNewest:
      enquire.set_sort_by_value_then_relevance(schema::kPublishedSlot, true);
      break;
    case Sort::kOldest:
      enquire.set_sort_by_key_then_relevance(&oldest, false);
      break;
  }
  const Xapian::doccount all = database.get_doccount();
  const auto most = static_cast<Xapian::doccount>(std::min<std::size_t>(wanted, all));
  const Xapian::MSet found =
      enquire.get_mset(0, most, count_all ? all : std::min(all, kAlwaysCounted));

  MatchedArticles matched;
  matched.best.reserve(found.size());
  for (auto at = found.begin(); at != found.end(); ++at)
    matched.best.push_back({*at, at.get_weight()});
  const bool exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
  matched.total = exact ? found.get_matches_lower_bound() : found.get_matches_estimated();
  matched.total_is = exact ? TotalIs::kExact : TotalIs::kAbout;
  if (deadline.look()) {
    matched.total = found.get_matches_lower_bound();
    matched.total_is = TotalIs::kAtLeast;
  }
  return matched;
}

}  // namespace newsdex
