#include "searcher/word_lists.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace newsdex {

WordLists::WordLists(const Xapian::Database& database, const std::vector<DatabaseTables>& tables,
                     const FlatQuery& query)
    : bm25_(database), all_(database.get_doccount()), databases_(tables.size()) {
  for (const FlatQuery::Word& word : query.words) {
    for (const AnyTerm& any : word.parts) {
      std::vector<Terms> opened(tables.size());
      const double most = open(any, tables, opened) * word.scale;
      for (std::size_t i = 0; i < tables.size(); ++i) {
        if (opened[i].empty()) continue;
        ScoredList list(std::move(opened[i]), most, bm25_, *tables[i].lengths);
        databases_[i].push_back({std::move(list), any.only_ranks});
      }
    }
  }
}

// Gives what endless repetition of the terms weighs.
double WordLists::open(const AnyTerm& any, const std::vector<DatabaseTables>& tables,
                       std::vector<Terms>& opened) {
  std::vector<Xapian::doccount> sizes;
  double sum = 0;
  for (const std::string& term : any.terms) {
    sizes.push_back(0);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      auto list = std::make_unique<glass::PostingList>(tables[i].postlist, term);
      sizes.back() += static_cast<Xapian::doccount>(list->documents());
      if (!list->at_end()) opened[i].push_back(std::move(list));
    }
    sizes.back() = std::min(sizes.back(), all_);  // a damaged table may say anything
    sum += sizes.back();
  }
  if (!any.only_ranks) {
    const Xapian::doccount least = sizes.empty() ? 0 : *std::ranges::max_element(sizes);
    articles_.push_back({least, static_cast<Xapian::doccount>(std::min<double>(all_, sum))});
  }
  const auto together = std::lround(with_any(all_, sizes));
  return any.share * bm25_.most(static_cast<Xapian::doccount>(together));
}

}  // namespace newsdex
