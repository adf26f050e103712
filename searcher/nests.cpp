#include "searcher/nests.hpp"

#include <algorithm>
#include <vector>

namespace newsdex {
namespace {

using Kind = Query::Kind;

bool is_single(const Query& query) {
  return query.children.empty() ? !query.spellings || query.words.size() == 1
                                : query.kind == Kind::kNear;
}

bool has_filters(const Query& query) {
  return query.kind == Kind::kFilter || std::ranges::any_of(query.children, has_filters);
}

}  // namespace

bool nests(const Query& query) {
  const std::vector<Query>& children = query.children;
  const bool is_or = query.kind == Kind::kOr || query.kind == Kind::kSum;
  const bool requires_some = std::ranges::count(query.marks, Mark::kMust) > 0;
  const bool ranks_by_rest = std::ranges::count(query.marks, Mark::kShould) > 0;
  return (is_or && children.size() > 1 && !std::ranges::all_of(children, is_single)) ||
         (requires_some && ranks_by_rest) || std::ranges::any_of(children, nests);
}

bool excludes_filters(const Query& query) {
  for (std::size_t i = 0; i < query.children.size(); ++i) {
    const bool is_excluded =
        query.kind == Kind::kNot || (query.kind == Kind::kSum && query.marks[i] == Mark::kMustNot);
    if (is_excluded && has_filters(query.children[i])) return true;
    if (excludes_filters(query.children[i])) return true;
  }
  return false;
}

}  // namespace newsdex
