#include "searcher/lex_operators.hpp"

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "searcher/parse_fields.hpp"

namespace newsdex {
namespace {

using LexemeKind = Lexeme::Kind;

struct Operator {
  LexemeKind kind;
  double number = -1;
  bool unmistakable = false;
};

// The letters of a word made plain (ＡＮＤ is AND); empty where they are not ASCII.
std::string plain_letters(std::string_view word) {
  std::string plain;
  for (const QueryChar& c : query_chars(word)) {
    if (c.code > 0x7E) return {};
    plain.push_back(static_cast<char>(c.code));
  }
  return plain;
}

// NEAR/-1, NEAR/2.5, NEAR/: what only a mistyped operator looks like, not NEAR/FAR.
bool is_near_miss(std::string_view typed) {
  constexpr std::size_t kBefore = 5;
  std::string begun;
  for (const QueryChar& c : query_chars(typed)) {
    if (c.code > 0x7E || begun.size() > kBefore) break;
    begun.push_back(static_cast<char>(c.code));
  }
  return begun.starts_with("NEAR/") &&
         (begun.size() == kBefore ||
          case_of(static_cast<unsigned char>(begun[kBefore])) != LetterCase::kUpper);
}

std::optional<Operator> operator_of(std::string_view typed) {
  constexpr std::size_t kLongest = 3 * 12;  // NEAR/ and a number, in full-width letters
  if (typed.size() > kLongest) return std::nullopt;
  const std::string word = plain_letters(typed);
  if (word == "AND") return Operator{LexemeKind::kAnd};
  if (word == "OR") return Operator{LexemeKind::kOr};
  if (word == "NOT") return Operator{LexemeKind::kNot};
  if (word == "NEAR") return Operator{LexemeKind::kNear};
  if (!word.starts_with("NEAR/")) return std::nullopt;
  unsigned number = 0;
  const char* end = word.data() + word.size();
  const auto read = std::from_chars(word.data() + 5, end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return Operator{LexemeKind::kNear, static_cast<double>(number), true};
}

// Follows which lexemes stand in a filter's value: `source:x` or `source:(x OR y)`.
class FilterBrackets {
 public:
  // To be called with every lexeme in turn.
  bool holds(const Lexeme& lexeme) {
    const bool after_filter = after_filter_;
    after_filter_ = lexeme.kind == LexemeKind::kField && filters(lexeme.field);
    if (lexeme.kind == LexemeKind::kOpen && (after_filter || depth_ > 0)) ++depth_;
    if (lexeme.kind == LexemeKind::kClose && depth_ > 0) --depth_;
    return after_filter || depth_ > 0;
  }

 private:
  bool after_filter_ = false;
  std::size_t depth_ = 0;
};

// Holds cased letters, all of them upper case.
bool is_all_capitals(std::string_view query, const std::vector<Lexeme>& lexemes) {
  bool upper = false;
  FilterBrackets filter;
  for (const Lexeme& lexeme : lexemes) {
    const bool counts = !filter.holds(lexeme) &&
                        (lexeme.kind == LexemeKind::kWord || lexeme.kind == LexemeKind::kQuoted);
    const auto typed = query.substr(lexeme.begin, lexeme.end - lexeme.begin);
    if (!counts || (!lexeme.attached && lexeme.kind == LexemeKind::kWord && operator_of(typed)))
      continue;
    for (const QueryChar& c : query_chars(typed)) {
      const LetterCase letter = case_of(c.code);
      if (letter == LetterCase::kLower) return false;
      upper = upper || letter == LetterCase::kUpper;
    }
  }
  return upper;
}

}  // namespace

void find_operators(std::string_view query, std::vector<Lexeme>& lexemes, QueryWarnings& warnings) {
  const bool capitals = is_all_capitals(query, lexemes);
  FilterBrackets filter;
  for (Lexeme& lexeme : lexemes) {
    const bool in_filter = filter.holds(lexeme);
    if (lexeme.kind != LexemeKind::kWord || lexeme.attached) continue;
    const auto typed = query.substr(lexeme.begin, lexeme.end - lexeme.begin);
    const auto found = operator_of(typed);
    if (!found && !in_filter && is_near_miss(typed)) {
      warnings.add(
          lexeme.begin, lexeme.end,
          "NEAR takes a whole number from 1 to 64, as in oil NEAR/3 price; this is read as words");
    }
    if (!found || (capitals && !in_filter && !found->unmistakable)) continue;
    lexeme.kind = found->kind;
    lexeme.number = found->number;
  }
}

void balance_brackets(std::string_view query, std::vector<Lexeme>& lexemes,
                      QueryWarnings& warnings) {
  std::vector<Lexeme> open;
  std::vector<Lexeme> balanced;
  std::size_t too_deep = 0;
  for (const Lexeme& lexeme : lexemes) {
    if (lexeme.kind == LexemeKind::kOpen) {
      if (open.size() == kMaxQueryDepth) {
        if (too_deep++ == 0) {
          warnings.add(lexeme.begin, lexeme.end,
                       "brackets are nested too deep here; those further in are ignored");
        }
        continue;
      }
      open.push_back(lexeme);
    } else if (lexeme.kind == LexemeKind::kClose) {
      if (too_deep > 0) {
        --too_deep;
        continue;
      }
      if (open.empty()) {
        warnings.add(lexeme.begin, lexeme.end, "this bracket closes nothing and is ignored");
        continue;
      }
      open.pop_back();
    }
    balanced.push_back(lexeme);
  }
  for (const Lexeme& bracket : open) {
    warnings.add(bracket.begin, bracket.end,
                 "this bracket is never closed; it is read up to the end of the query");
    balanced.push_back({.kind = LexemeKind::kClose, .begin = query.size(), .end = query.size()});
  }
  lexemes = std::move(balanced);
}

}  // namespace newsdex
