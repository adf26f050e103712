// The grammar of queries, by recursive descent; each step reads what binds as tightly as its name
// says.
//
//   juxtaposed: (or)*          or: and (OR and)*         and: near (AND near)*
//   near: signed (NEAR signed)*                          signed: (NOT | - | +)* operand
//   operand: word | "quoted" | * | ( juxtaposed ) | field: operand
//
// Brackets are balanced and bounded by the lexer, and nothing else recurses.
#pragma once

#include <cstdint>
#include <newsdex/query.hpp>
#include <string_view>
#include <vector>

#include "searcher/parse_warnings.hpp"

namespace newsdex {

// Relative dates count back from `now` (seconds UTC). `required` stand beside the query's own
// members, as if typed with a +.
[[nodiscard]] Query parse_grammar(std::string_view query, std::int64_t now,
                                  std::vector<Query> required, QueryWarnings& warnings);

}  // namespace newsdex
