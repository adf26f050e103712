#include "searcher/sum_parts.hpp"

#include <algorithm>
#include <cstddef>

namespace newsdex {
namespace {

using Kind = Query::Kind;

bool is_filter(const Query& query) {
  if (query.kind == Kind::kFilter || query.kind == Kind::kEverything) return true;
  const bool joins = query.kind == Kind::kOr || query.kind == Kind::kAnd ||
                     query.kind == Kind::kNot || query.kind == Kind::kSum;
  return joins && std::ranges::all_of(query.children, is_filter);
}

}  // namespace

SumParts parts_of(const Query& sum) {
  SumParts parts;
  for (std::size_t i = 0; i < sum.children.size(); ++i) {
    const Query* child = &sum.children[i];
    switch (sum.marks[i]) {
      case Mark::kShould:
        parts.should.push_back(child);
        break;
      case Mark::kMust:
        (is_filter(*child) ? parts.filters : parts.must).push_back(child);
        break;
      case Mark::kMustNot:
        parts.must_not.push_back(child);
        break;
    }
  }
  return parts;
}

SumParts parts_of_and(const Query& query) {
  SumParts parts;
  for (const Query& child : query.children) {
    if (child.kind == Query::Kind::kNot && child.children.size() == 1) {
      parts.must_not.push_back(&child.children.front());
    } else {
      parts.must.push_back(&child);
    }
  }
  return parts;
}

}  // namespace newsdex
