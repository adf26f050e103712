#include "searcher/restrictions.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

#include "common/schema.hpp"

namespace newsdex {

Restrictions::Restrictions(const DatabaseTables& tables,
                           const std::vector<FlatQuery::Restriction>& all) {
  for (const FlatQuery::Restriction& restriction : all) {
    One& one = all_.emplace_back(restriction.excludes);
    for (const std::string& term : restriction.filter.terms) {
      auto list = std::make_unique<glass::PostingList>(tables.postlist, term);
      if (!list->at_end()) one.terms.push_back(std::move(list));
    }
    if (const auto& range = restriction.filter.dates) {
      one.dates.emplace(*range, glass::ValueList(tables.postlist, schema::kPublishedSlot));
    }
  }
}

bool Restrictions::has(One& one, Xapian::docid article) {
  for (const auto& term : one.terms) {
    term->skip_to(article);
    if (!term->at_end() && term->document() == article) return true;
  }
  if (!one.dates) return false;
  const std::string_view published = one.dates->published.of(article);
  return published >= one.dates->range.first && published <= one.dates->range.last;
}

std::uint64_t Restrictions::most() const {
  std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  for (const One& one : all_) {
    if (one.excludes || one.dates) continue;
    std::uint64_t sum = 0;
    for (const auto& term : one.terms) sum += term->documents();
    most = std::min(most, sum);
  }
  return most;
}

}  // namespace newsdex
