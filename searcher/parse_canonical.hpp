// The canonical form of queries: each of these makes the one Query value that stands for its
// meaning, so that equal meanings print alike and what is printed parses to the same value.
//
//   kNothing is never a child; AND, OR and juxtaposition of one child are that child; AND in AND,
//   OR in OR and optional words in optional words are one; NOT NOT x is x, and a NOT among
//   juxtaposed members is their kMustNot. Filters, `everything` and NOT carry no boost.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <newsdex/query.hpp>

namespace newsdex {

// kWords of the field; kNothing of no words.
[[nodiscard]] Query words_query(std::vector<std::string> words, Field field = Field::kAny);
[[nodiscard]] Query all_of(std::vector<Query> children);
[[nodiscard]] Query any_of(std::vector<Query> children);
[[nodiscard]] Query all_but(Query child);
[[nodiscard]] Query boosted(Query query, double boost);

// A member of a juxtaposition; no mark where none was typed.
struct SumMember {
  Query query;
  std::optional<Mark> mark;
};

// Gives members without a mark theirs: quoted phrases and filters are required, what else there is
// ranks. Unmarked filters of one field become alternatives.
[[nodiscard]] Query sum_of(std::vector<SumMember> members);

// The field in which NEAR can count the distance from this (words, a phrase, or a choice of those,
// all of one field that has positions); nothing for anything else.
[[nodiscard]] std::optional<Field> positions_field(const Query& query);
// Operands a, b, c with windows 5, 5: within 5 of each other. Windows that differ make neighbouring
// pairs, all required. The operands have one positions_field; (a OR b) NEAR c is a NEAR c OR b NEAR
// c, and "a b" NEAR c is a NEAR b NEAR c.
[[nodiscard]] Query near_of(std::vector<Query> operands, const std::vector<unsigned>& windows);
// How many NEARs that takes.
[[nodiscard]] std::size_t near_choices(const std::vector<Query>& operands);

}  // namespace newsdex
