// From the text of a query to its lexemes: words, quotations, brackets, operators, marks, fields.
//
// The lexer knows how people type: what a hyphen, a quotation mark or a bracket means is decided
// here, by what stands around it. Brackets come out balanced.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <newsdex/query.hpp>

#include "searcher/parse_warnings.hpp"

namespace newsdex {

struct Lexeme {
  enum class Kind {
    kWord,        // bytes up to white space, a bracket or a quotation mark; or a filter's value
    kQuoted,      // `inner_begin`…`inner_end` stand between the marks
    kEverything,  // *
    kOpen,
    kClose,
    kField,    // title:
    kMust,     // + before something
    kMustNot,  // - before something
    kAnd,
    kOr,
    kNot,
    kNear,    // NEAR/5: `number` is 5
    kPrefix,  // * after a word; this and the next two belong to what stands before them
    kTilde,   // ~ or ~5
    kBoost,   // ^2.5
  };

  Kind kind = Kind::kWord;
  std::size_t begin = 0;  // bytes in the query
  std::size_t end = 0;
  std::size_t inner_begin = 0;
  std::size_t inner_end = 0;
  Field field = Field::kAny;  // kField
  double number = -1;         // kNear, kTilde, kBoost; below 0: none was typed
  bool cut_number = false;    // kTilde, kBoost: more digits and points follow it, as in ^2.5.3
  bool attached = false;      // directly after a mark or `field:`, so never an operator
  bool escaped = false;       // kQuoted value of a filter: \" and \\ stand for " and \ in it
};

[[nodiscard]] std::vector<Lexeme> lex_query(std::string_view query, QueryWarnings& warnings);

}  // namespace newsdex
