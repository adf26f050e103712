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

}  // namespace

bool nests(const Query& query) {
  const std::vector<Query>& children = query.children;
  const bool is_or = query.kind == Kind::kOr || query.kind == Kind::kSum;
  const bool requires_some = std::ranges::count(query.marks, Mark::kMust) > 0;
  const bool ranks_by_rest = std::ranges::count(query.marks, Mark::kShould) > 0;
  return (is_or && children.size() > 1 && !std::ranges::all_of(children, is_single)) ||
         (requires_some && ranks_by_rest) || std::ranges::any_of(children, nests);
}

}  // namespace newsdex
