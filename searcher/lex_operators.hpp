// What can only be decided when all lexemes are there: whether AND is an operator or a word in
// capitals, and which brackets pair.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/lex.hpp"
#include "searcher/lex_chars.hpp"

namespace newsdex {

// Turns the words AND, OR, NOT and NEAR into operators, unless the other words of the query that
// are scored hold cased letters and all of those are upper case. NEAR/5 and operators in the
// brackets of a filter always are. NEAR/ with something else stays a word, with a warning.
void find_operators(std::string_view query, std::vector<Lexeme>& lexemes, QueryWarnings& warnings);

// Takes out brackets that close nothing or are nested too deep, and adds those that are missing.
void balance_brackets(std::string_view query, std::vector<Lexeme>& lexemes,
                      QueryWarnings& warnings);

}  // namespace newsdex
