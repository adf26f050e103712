#include "searcher/parse_canonical.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace newsdex {
namespace {

using Kind = Query::Kind;

bool carries_boost(const Query& query) {
  return query.kind != Kind::kFilter && query.kind != Kind::kNot &&
         query.kind != Kind::kEverything && query.kind != Kind::kNothing;
}

// kAnd or kOr of the children.
Query joined(Kind kind, std::vector<Query> children) {
  Query query;
  query.kind = kind;
  for (Query& child : children) {
    if (child.kind == Kind::kNothing) continue;
    if (child.kind == kind && child.boost == 1) {
      std::ranges::move(child.children, std::back_inserter(query.children));
    } else {
      query.children.push_back(std::move(child));
    }
  }
  if (query.children.empty()) return {};
  if (query.children.size() == 1) return Query(std::move(query.children.front()));
  return query;
}

// Made of quoted phrases and filters alone: people who type such a thing want it to hold.
bool demands(const Query& query) {
  if (query.kind == Kind::kPhrase || query.kind == Kind::kFilter) return true;
  const bool composite = query.kind == Kind::kAnd || query.kind == Kind::kOr ||
                         query.kind == Kind::kNot || query.kind == Kind::kSum;
  return composite && std::ranges::all_of(query.children, demands);
}

bool is_optional_words(const Query& query) {
  return query.kind == Kind::kSum && query.boost == 1 &&
         std::ranges::all_of(query.marks, [](Mark mark) { return mark == Mark::kShould; });
}

// The field of a filter or of alternatives for one; kAny where it is something else.
Field filtered_field(const Query& query) {
  if (query.kind == Kind::kFilter) return query.field;
  if (query.kind != Kind::kOr || query.children.empty()) return Field::kAny;
  const Field field = query.children.front().field;
  const bool one_field = std::ranges::all_of(query.children, [&](const Query& child) {
    return child.kind == Kind::kFilter && child.field == field;
  });
  return one_field ? field : Field::kAny;
}

// The members one by one: groups of optional words opened, NOT made a mark.
std::vector<SumMember> spread(std::vector<SumMember> members) {
  std::vector<SumMember> spread_out;
  for (SumMember& member : members) {
    if (member.query.kind == Kind::kNothing) continue;
    if (member.query.kind == Kind::kNot) {
      const bool excluded = member.mark == Mark::kMustNot;
      spread_out.push_back({Query(std::move(member.query.children.front())),
                            excluded ? Mark::kMust : Mark::kMustNot});
    } else if (!member.mark && is_optional_words(member.query)) {
      for (Query& child : member.query.children) spread_out.push_back({std::move(child), {}});
    } else {
      spread_out.push_back(std::move(member));
    }
  }
  return spread_out;
}

// Unmarked filters of one field become alternatives, where the first of them stood.
std::vector<SumMember> with_alternatives(std::vector<SumMember> members) {
  struct Alternatives {
    std::size_t place;
    std::vector<Query> values;
  };
  std::map<Field, Alternatives> filters;
  std::vector<SumMember> merged;
  for (SumMember& member : members) {
    const Field field = member.mark ? Field::kAny : filtered_field(member.query);
    if (field == Field::kAny) {
      merged.push_back(std::move(member));
      continue;
    }
    const auto [found, is_first] = filters.try_emplace(field, Alternatives{merged.size(), {}});
    if (is_first) merged.emplace_back();
    found->second.values.push_back(std::move(member.query));
  }
  for (auto& [field, alternatives] : filters) {
    merged[alternatives.place].query = any_of(std::move(alternatives.values));
  }
  return merged;
}

}  // namespace

Query words_query(std::vector<std::string> words, Field field) {
  if (words.empty()) return {};
  Query query;
  query.kind = Kind::kWords;
  query.field = field;
  query.words = std::move(words);
  return query;
}

Query all_of(std::vector<Query> children) { return joined(Kind::kAnd, std::move(children)); }

Query any_of(std::vector<Query> children) { return joined(Kind::kOr, std::move(children)); }

Query all_but(Query child) {
  if (child.kind == Kind::kNothing) return {};
  if (child.kind == Kind::kNot) return Query(std::move(child.children.front()));
  Query query;
  query.kind = Kind::kNot;
  query.children.push_back(std::move(child));
  return query;
}

Query boosted(Query query, double boost) {
  if (carries_boost(query)) query.boost = std::clamp(query.boost * boost, kMinBoost, kMaxBoost);
  return query;
}

Query sum_of(std::vector<SumMember> members) {
  members = with_alternatives(spread(std::move(members)));
  if (members.empty()) return {};
  if (members.size() == 1) {
    Query only = std::move(members.front().query);
    return members.front().mark == Mark::kMustNot ? all_but(std::move(only)) : only;
  }
  Query query;
  query.kind = Kind::kSum;
  for (SumMember& member : members) {
    const Mark unmarked = demands(member.query) ? Mark::kMust : Mark::kShould;
    query.marks.push_back(member.mark.value_or(unmarked));
    query.children.push_back(std::move(member.query));
  }
  return query;
}

std::optional<Field> positions_field(const Query& query) {
  if (query.kind == Kind::kOr) {
    const std::optional<Field> field = positions_field(query.children.front());
    const bool one_field = std::ranges::all_of(
        query.children, [&](const Query& child) { return positions_field(child) == field; });
    return one_field ? field : std::nullopt;
  }
  const bool words = query.kind == Kind::kWords || query.kind == Kind::kPhrase;
  const bool stands = query.field == Field::kAny || query.field == Field::kTitle;
  return words && stands ? std::optional(query.field) : std::nullopt;
}

namespace {

std::size_t leaves_of(const Query& query) {
  if (query.children.empty()) return 1;
  std::size_t leaves = 0;
  for (const Query& child : query.children) leaves += leaves_of(child);
  return leaves;
}

// NEAR counts words: a quotation beside it is its words, one by one.
void add_near(std::vector<Query>& operands, const Query& operand) {
  if (operand.kind != Kind::kPhrase) {
    operands.push_back(operand);
    return;
  }
  for (const std::string& each : operand.words) {
    Query word;
    word.kind = Kind::kWords;
    word.field = operand.field;
    word.words = {each};
    word.spellings = operand.spellings;
    operands.push_back(std::move(word));
  }
}

}  // namespace

std::size_t near_choices(const std::vector<Query>& operands) {
  std::size_t choices = 1;
  for (const Query& operand : operands) {
    choices *= leaves_of(operand);
    if (choices > kMaxQueryBytes) break;
  }
  return choices;
}

Query near_of(std::vector<Query> operands, const std::vector<unsigned>& windows) {
  const auto choice = std::ranges::find(operands, Kind::kOr, &Query::kind);
  if (choice != operands.end()) {
    std::vector<Query> nears;
    for (Query& child : std::exchange(choice->children, {})) {
      *choice = std::move(child);
      nears.push_back(near_of(operands, windows));
    }
    return any_of(std::move(nears));
  }
  std::vector<Query> runs;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    if (i == 0 || windows[i] != windows[i - 1]) {
      Query run;
      run.kind = Kind::kNear;
      run.window = windows[i];
      add_near(run.children, operands[i]);
      runs.push_back(std::move(run));
    }
    add_near(runs.back().children, operands[i + 1]);
  }
  return all_of(std::move(runs));
}

}  // namespace newsdex
