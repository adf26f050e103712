#include "searcher/flat_query.hpp"

#include <algorithm>
#include <utility>

#include "common/schema.hpp"
#include "searcher/term_queries.hpp"

namespace newsdex {
namespace {

using Kind = Query::Kind;
using Join = FlatQuery::Join;

// Other spellings of a name are weighed apart from the name as typed.
bool is_word(const Query& query) {
  const bool is_one = query.kind == Kind::kPrefix || query.kind == Kind::kWords;
  return is_one && query.words.size() == 1 && query.field != Field::kByline && !query.spellings;
}

// What stands in titles alone is not counted.
bool is_phrase(const Query& query) {
  if (query.field != Field::kAny || query.spellings) return false;
  if (query.kind == Kind::kNear) {
    return std::ranges::all_of(query.children, [](const Query& child) {
      return child.field == Field::kAny && !child.spellings;
    });
  }
  return (query.kind == Kind::kWords || query.kind == Kind::kPhrase) && query.words.size() > 1;
}

bool is_leaf(const Query& query) { return is_word(query) || is_phrase(query); }

bool is_filter(const Query& query) {
  return query.kind == Kind::kFilter && query.field != Field::kPath;
}

// What may be excluded: a phrase would have to be looked for.
bool is_excludable(const Query& query) { return is_word(query) || is_filter(query); }

bool ranks(const Query& query, Mark mark) {
  return mark == Mark::kMust ? is_leaf(query) : mark == Mark::kShould && is_word(query);
}

bool restricts(const Query& query, Mark mark) {
  return mark == Mark::kMust ? is_filter(query) : mark == Mark::kMustNot && is_excludable(query);
}

std::optional<Join> join_of_sum(const Query& sum) {
  std::optional<Join> join;  // nothing so far that ranks
  for (std::size_t i = 0; i < sum.children.size(); ++i) {
    const Mark mark = sum.marks[i];
    if (ranks(sum.children[i], mark)) {
      join = mark == Mark::kMust ? Join::kAll : join.value_or(Join::kAny);
    } else if (!restricts(sum.children[i], mark)) {
      return std::nullopt;
    }
  }
  return join;
}

std::optional<Join> join_of_all(const Query& all) {
  const auto excludes = [](const Query& query) {
    return query.kind == Kind::kNot && query.children.size() == 1 &&
           is_excludable(query.children.front());
  };
  const auto fits = [&](const Query& query) {
    return is_leaf(query) || is_filter(query) || excludes(query);
  };
  const bool is_flat =
      std::ranges::any_of(all.children, is_leaf) && std::ranges::all_of(all.children, fits);
  return is_flat ? std::optional(Join::kAll) : std::nullopt;
}

std::optional<Join> join_of(const Query& query) {
  if (is_word(query)) return Join::kAny;
  if (is_phrase(query)) return Join::kAll;
  if (query.kind == Kind::kSum) return join_of_sum(query);
  if (query.kind == Kind::kAnd) return join_of_all(query);
  const bool are_words = std::ranges::all_of(query.children, is_word);
  return query.kind == Kind::kOr && are_words ? std::optional(Join::kAny) : std::nullopt;
}

}  // namespace

FlatQueryMaker::FlatQueryMaker(const Query& query, const GlassTables& tables,
                               Analyzers& analyzers) {
  const std::optional<Join> join = join_of(query);
  is_flat_ = join.has_value();
  made_.join = join.value_or(Join::kAny);
  made_.tables = &tables;
  made_.analyzers = &analyzers;
}

void FlatQueryMaker::add(std::vector<AnyTerm> parts, double scale) {
  for (AnyTerm& part : parts) part.only_ranks = part.only_ranks || only_ranks_;
  made_.words.push_back({std::move(parts), scale});
}

// Several stems of a word are weighed apart, and a word must be there as often as NEAR has it.
void FlatQueryMaker::add(const Leaf& leaf, double scale) {
  std::vector<std::string> all;
  for (const LeafWord& word : leaf.words) {
    const std::vector<std::string> terms = needed_terms(leaf, word);
    is_flat_ = is_flat_ && terms.size() == 1;
    if (is_flat_) add({{.terms = terms}}, scale);
    all.insert(all.end(), terms.begin(), terms.end());
  }
  std::ranges::sort(all);
  const bool repeats = std::ranges::adjacent_find(all) != all.end();
  is_flat_ = is_flat_ && !(leaf.kind == Leaf::Kind::kNear && repeats);
  made_.phrases.push_back(leaf);
}

void FlatQueryMaker::add(FlatQuery::Restriction restriction) {
  is_flat_ = is_flat_ && FlatQuery::can_have(restriction.filter);
  made_.restrictions.push_back(std::move(restriction));
}

std::optional<FlatQuery> FlatQueryMaker::take() {
  return is_flat_ ? std::optional(std::move(made_)) : std::nullopt;
}

std::vector<std::string> needed_terms(const Leaf& leaf, const LeafWord& word) {
  if (word.begins) return {};
  if (!word.spellings.empty()) {
    return spelling_terms(leaf.title_only ? schema::kTitleWord : "", word);
  }
  if (leaf.kind == Leaf::Kind::kExact) {
    return {std::string(leaf.title_only ? schema::kTitleWord : "") + word.word};
  }
  std::vector<std::string> terms;
  for (const std::string& stem : word.stems) {
    terms.push_back(std::string(leaf.title_only ? schema::kTitleStem : schema::kStem) + stem);
  }
  return terms;
}

}  // namespace newsdex
