#include "searcher/flat_query.hpp"

#include <algorithm>

namespace newsdex {
namespace {

using Kind = Query::Kind;
using Join = FlatQuery::Join;

// Other spellings of a name are weighed apart from the name as typed.
bool is_word(const Query& query) {
  const bool is_one = query.kind == Kind::kPrefix || query.kind == Kind::kWords;
  return is_one && query.words.size() == 1 && query.field != Field::kByline && !query.spellings;
}

bool are_all(const Query& query, Mark mark) {
  return std::ranges::all_of(query.marks, [mark](Mark each) { return each == mark; });
}

}  // namespace

std::optional<Join> flat_join(const Query& query) {
  if (is_word(query)) return Join::kAny;
  if (!std::ranges::all_of(query.children, is_word) || query.children.empty()) return std::nullopt;
  if (query.kind == Kind::kOr) return Join::kAny;
  if (query.kind == Kind::kAnd) return Join::kAll;
  if (query.kind != Kind::kSum) return std::nullopt;
  if (are_all(query, Mark::kShould)) return Join::kAny;
  if (are_all(query, Mark::kMust)) return Join::kAll;
  return std::nullopt;
}

}  // namespace newsdex
