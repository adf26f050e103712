// The canonical text of a query. Brackets stand only where the grammar needs them.
#include <newsdex/query.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "searcher/lex_chars.hpp"
#include "searcher/parse_fields.hpp"
#include "searcher/query_dates.hpp"

namespace newsdex {
namespace {

using Kind = Query::Kind;

// How tightly the parts of a query hold together, loosest first.
enum class Binding { kSum, kOr, kAnd, kNear, kNot, kOperand };

Binding binding_of(const Query& query) {
  if (query.boost != 1) return Binding::kOperand;
  switch (query.kind) {
    case Kind::kSum:
      return Binding::kSum;
    case Kind::kOr:
      return Binding::kOr;
    case Kind::kAnd:
      return Binding::kAnd;
    case Kind::kNear:
      return Binding::kNear;
    case Kind::kNot:
      return Binding::kNot;
    case Kind::kNothing:
    case Kind::kEverything:
    case Kind::kWords:
    case Kind::kPhrase:
    case Kind::kPrefix:
    case Kind::kFilter:
      return Binding::kOperand;
  }
  return Binding::kOperand;
}

std::string print(const Query& query);

std::string bracketed(const Query& query, Binding needed) {
  return binding_of(query) < needed ? "(" + print(query) + ")" : print(query);
}

std::string print_joined(const Query& query, const std::string& between, Binding needed) {
  std::string text;
  for (const Query& child : query.children) {
    if (!text.empty()) text += between;
    text += bracketed(child, needed);
  }
  return text;
}

std::string print_sum(const Query& query) {
  std::string text;
  for (std::size_t i = 0; i < query.children.size(); ++i) {
    if (i > 0) text += ' ';
    if (query.marks[i] == Mark::kMust) text += '+';
    if (query.marks[i] == Mark::kMustNot) text += '-';
    const bool marked = query.marks[i] != Mark::kShould;
    text += bracketed(query.children[i], marked ? Binding::kOperand : Binding::kOr);
  }
  return text;
}

// A value that the lexer reads back without quotation marks.
bool is_plain_value(const std::string& value) {
  constexpr std::string_view kPlain = "._/:@#&+~%=?!^-";
  return std::ranges::all_of(query_chars(value), [&](const QueryChar& c) {
    return is_word_char(c.code) ||
           (c.code < 0x80 && kPlain.find(static_cast<char>(c.code)) != std::string_view::npos);
  });
}

std::string print_value(const Query& query) {
  if (query.field == Field::kDate) return print_date_range({query.since, query.until});
  if (is_plain_value(query.value)) return query.value;
  std::string quoted = "\"";
  for (const QueryChar& c : query_chars(query.value)) {
    if (wants_escape(c.code)) quoted += '\\';
    quoted += query.value.substr(c.begin, c.end - c.begin);
  }
  return quoted + "\"";
}

std::string field_prefix(const Query& query) {
  return query.field == Field::kAny ? "" : std::string(name_of(query.field)) + ":";
}

std::string tilde(const Query& query) {
  return query.window > 0 ? fmt::format("~{}", query.window) : query.spellings ? "~" : "";
}

// Without its boost.
std::string print_bare(const Query& query) {
  switch (query.kind) {
    case Kind::kNothing:
      return "";
    case Kind::kEverything:
      return "*";
    case Kind::kWords:
      return fmt::format("{}{}{}", field_prefix(query), fmt::join(query.words, "-"), tilde(query));
    case Kind::kPhrase:
      return fmt::format("{}\"{}\"{}", field_prefix(query), fmt::join(query.words, " "),
                         tilde(query));
    case Kind::kNear:
      return print_joined(query, fmt::format(" NEAR/{} ", query.window), Binding::kOperand);
    case Kind::kPrefix:
      return fmt::format("{}{}*", field_prefix(query), fmt::join(query.words, "-"));
    case Kind::kFilter:
      return field_prefix(query) + print_value(query);
    case Kind::kSum:
      return print_sum(query);
    case Kind::kAnd:
      return print_joined(query, " AND ", Binding::kNear);
    case Kind::kOr:
      return print_joined(query, " OR ", Binding::kAnd);
    case Kind::kNot:
      return "NOT " + bracketed(query.children.front(), Binding::kOperand);
  }
  return "";
}

std::string print(const Query& query) {
  if (query.boost == 1) return print_bare(query);
  const std::string bare = print_bare(query);
  return fmt::format("{}^{}", query.children.empty() ? bare : "(" + bare + ")", query.boost);
}

}  // namespace

std::string to_string(const Query& query) { return print(query); }

}  // namespace newsdex
