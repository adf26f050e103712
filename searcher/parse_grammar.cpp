#include "searcher/parse_grammar.hpp"

#include <cstdint>
#include <utility>

#include "searcher/lex.hpp"
#include "searcher/lex_chars.hpp"
#include "searcher/parse_bound.hpp"
#include "searcher/parse_canonical.hpp"
#include "searcher/parse_fields.hpp"
#include "searcher/parse_leaves.hpp"

namespace newsdex {
namespace {

using LexemeKind = Lexeme::Kind;

class Parser {
 public:
  Parser(std::string_view query, std::int64_t now, QueryWarnings& warnings)
      : query_(query), now_(now), warnings_(warnings), lexemes_(lex_query(query, warnings)) {
    lexemes_.push_back({.kind = LexemeKind::kClose, .begin = query.size(), .end = query.size()});
  }

  Query run(std::vector<Query> required) {
    std::vector<SumMember> members = members_of(Field::kAny);
    for (Query& query : required) members.push_back({std::move(query), Mark::kMust});
    return sum_of(std::move(members));
  }

 private:
  // What follows a word, a quotation or a bracket directly.
  struct Suffixes {
    const Lexeme* star = nullptr;
    const Lexeme* tilde = nullptr;
    double boost = 1;
  };

  // The last lexeme is a closing bracket that is never passed.
  [[nodiscard]] const Lexeme& next() const { return lexemes_[at_]; }
  const Lexeme& take() { return lexemes_[at_++]; }
  void warn(const Lexeme& lexeme, std::string message) {
    warnings_.add(lexeme.begin, lexeme.end, std::move(message));
  }
  [[nodiscard]] Piece whole(const Lexeme& lexeme) const {
    return {query_.substr(lexeme.begin, lexeme.end - lexeme.begin), lexeme.begin, lexeme.end};
  }

  [[nodiscard]] static bool is_operand(LexemeKind kind) {
    return kind == LexemeKind::kWord || kind == LexemeKind::kQuoted ||
           kind == LexemeKind::kEverything || kind == LexemeKind::kOpen;
  }
  [[nodiscard]] static bool is_sign(LexemeKind kind) {
    return kind == LexemeKind::kNot || kind == LexemeKind::kMust || kind == LexemeKind::kMustNot;
  }
  [[nodiscard]] static bool begins_operand(LexemeKind kind) {
    return is_operand(kind) || is_sign(kind) || kind == LexemeKind::kField;
  }

  Query juxtaposed(Field field) { return sum_of(members_of(field)); }

  std::vector<SumMember> members_of(Field field) {
    std::vector<SumMember> members;
    while (next().kind != LexemeKind::kClose) {
      if (begins_operand(next().kind)) {
        members.push_back(or_of(field));
      } else {
        warn(next(), "there is nothing before this that it could join; it is ignored");
        take();
      }
    }
    return members;
  }

  SumMember or_of(Field field) { return joined(LexemeKind::kOr, any_of, field, &Parser::and_of); }
  SumMember and_of(Field field) {
    return joined(LexemeKind::kAnd, all_of, field, &Parser::near_of_signed);
  }

  SumMember joined(LexemeKind kind, Query (*join)(std::vector<Query>), Field field,
                   SumMember (Parser::*tighter)(Field)) {
    std::vector<Query> operands;
    SumMember first = (this->*tighter)(field);
    while (take_operator(kind) != nullptr) {
      if (operands.empty()) {
        complain_of_plus(first);
        operands.push_back(std::move(first.query));
      }
      SumMember operand = (this->*tighter)(field);
      complain_of_plus(operand);
      operands.push_back(std::move(operand.query));
    }
    if (operands.empty()) return first;
    return {join(std::move(operands)), std::nullopt};
  }

  void complain_of_plus(const SumMember& member) {
    if (member.mark != Mark::kMust || plus_ == nullptr) return;
    warn(*plus_, "+ says nothing beside AND, OR and NEAR; it is ignored");
    plus_ = nullptr;
  }

  // The operator if it is next and something follows that it can join.
  const Lexeme* take_operator(LexemeKind kind) {
    while (next().kind == kind) {
      const Lexeme& found = take();
      if (begins_operand(next().kind)) return &found;
      warn(found, "there is nothing after this that it could join; it is ignored");
    }
    return nullptr;
  }

  SumMember near_of_signed(Field field) {
    SumMember first = signed_operand(field);
    std::vector<Query> operands;
    std::vector<unsigned> windows;
    const Lexeme* last = nullptr;
    while (const Lexeme* found = take_operator(LexemeKind::kNear)) {
      if (operands.empty()) {
        complain_of_plus(first);
        operands.push_back(std::move(first.query));
      }
      const unsigned window =
          found->number < 0 ? kDefaultWindow : window_of(found->number, whole(*found), warnings_);
      SumMember operand = signed_operand(field);
      complain_of_plus(operand);
      if (operand.query.kind == Query::Kind::kNothing) continue;
      windows.push_back(window);
      operands.push_back(std::move(operand.query));
      last = found;
    }
    if (operands.empty()) return first;
    return {near_or_and(std::move(operands), windows, last), std::nullopt};
  }

  // NEAR of what has positions; else AND, which is the nearest to it.
  Query near_or_and(std::vector<Query> operands, std::vector<unsigned> windows,
                    const Lexeme* typed) {
    if (operands.front().kind == Query::Kind::kNothing) {
      operands.erase(operands.begin());
      if (!windows.empty()) windows.erase(windows.begin());
    }
    if (windows.empty()) return all_of(std::move(operands));
    const std::size_t choices = near_choices(operands);
    const bool can_choose = choices <= kMostChoices && bound_.take_choices(choices, operands);
    const auto field = can_choose ? positions_field(operands.front()) : std::nullopt;
    bool boosts = false;
    bool stars = false;
    bool quotations = false;
    bool compounds = false;
    for (Query& operand : operands) {
      if (!field || positions_field(operand) != field) {
        warn(*typed, "NEAR joins words, and a few of (a OR b); it is read as AND here");
        return all_of(std::move(operands));
      }
      boosts = take_boosts(operand) || boosts;
      stars = take_stars(operand) || stars;
      quotations = has_phrase(operand) || quotations;
      compounds = has_compound(operand) || compounds;
    }
    if (boosts) warn(*typed, "^ says nothing inside NEAR; it is ignored");
    if (stars) warn(*typed, "a star says nothing inside NEAR; it is ignored");
    if (quotations) {
      warn(*typed,
           "NEAR takes the words of a quotation one by one, in any form and order; for "
           "these exact words, too, write AND \"...\" beside it");
    } else if (compounds) {
      warn(*typed,
           "NEAR takes the parts of a word one by one, in any form and order; for the whole word, "
           "too, write AND and the word beside it");
    }
    return near_of(std::move(operands), windows);
  }

  Query bounded(Query leaf, const Lexeme& typed) {
    return bound_.taken(std::move(leaf), typed.begin, query_.size(), warnings_);
  }

  static bool take_boosts(Query& query) {
    bool had = std::exchange(query.boost, 1) != 1;
    for (Query& child : query.children) had = take_boosts(child) || had;
    return had;
  }

  static bool take_stars(Query& query) {
    bool had = false;
    for (std::string& word : query.words) {
      if (!word.ends_with('*')) continue;
      word.pop_back();
      had = true;
    }
    for (Query& child : query.children) had = take_stars(child) || had;
    return had;
  }

  static bool has_phrase(const Query& query) {
    return query.kind == Query::Kind::kPhrase || std::ranges::any_of(query.children, has_phrase);
  }

  // A word of several parts, as covid-19 is.
  static bool has_compound(const Query& query) {
    return (query.kind == Query::Kind::kWords && query.words.size() > 1) ||
           std::ranges::any_of(query.children, has_compound);
  }

  SumMember signed_operand(Field field) {
    bool negated = false;
    bool is_wanted = false;  // as a double negation says: all without it are excluded
    const Lexeme* plus = nullptr;
    while (is_sign(next().kind)) {
      const Lexeme& sign = take();
      if (!begins_operand(next().kind)) {
        warn(sign, "there is nothing after this that it could exclude; it is ignored");
        return {};
      }
      if (sign.kind == LexemeKind::kMust) {
        plus = &sign;
      } else {
        is_wanted = negated;
        negated = !negated;
      }
    }
    Query query = operand(field);
    is_wanted = is_wanted || (negated && query.kind == Query::Kind::kNot);
    if (negated) query = all_but(std::move(query));
    plus_ = plus;
    return {std::move(query),
            plus != nullptr || is_wanted ? std::optional(Mark::kMust) : std::nullopt};
  }

  Query operand(Field field) {
    const Lexeme& lexeme = take();
    if (lexeme.kind == LexemeKind::kField) return field_operand(lexeme);
    if (lexeme.kind == LexemeKind::kOpen) return bracketed(lexeme, field);
    if (lexeme.kind == LexemeKind::kQuoted) return quoted(lexeme, field);
    if (lexeme.kind == LexemeKind::kEverything) {
      if (field != Field::kAny) {
        warn(lexeme, "* is every article in " + std::string(name_of(field)) +
                         ":, too; what has none cannot be told from the others");
      }
      take_suffixes();
      Query everything;
      everything.kind = Query::Kind::kEverything;
      return everything;
    }
    return word(lexeme, field);
  }

  Query field_operand(const Lexeme& name) {
    if (!is_operand(next().kind)) {
      warn(name, "no value follows this field; it is read as a word");
      return word_leaf(whole(name), Field::kAny, warnings_);
    }
    if (next().begin > name.end) {
      warn(name, "no space is needed between a field and its value; this is read without");
    }
    return operand(name.field);
  }

  Query bracketed(const Lexeme& open, Field field) {
    Query inner = juxtaposed(field);
    const Lexeme& close = take();
    const Suffixes suffixes = take_suffixes();
    ignore(suffixes.star);
    ignore(suffixes.tilde);
    if (&open + 1 == &close) warn(open, "there is nothing in these brackets");
    return with_boost(std::move(inner), suffixes);
  }

  Query quoted(const Lexeme& lexeme, Field field) {
    const Piece inner{query_.substr(lexeme.inner_begin, lexeme.inner_end - lexeme.inner_begin),
                      lexeme.begin, lexeme.end};
    const Suffixes suffixes = take_suffixes();
    ignore(suffixes.star);
    if (filters(field)) {
      ignore(suffixes.tilde);
      const std::string value = lexeme.escaped ? unescaped(inner.text) : std::string(inner.text);
      return with_boost(
          bounded(filter_leaf({value, inner.begin, inner.end}, field, now_, warnings_), lexeme),
          suffixes);
    }
    unsigned window = 0;
    const bool distance = suffixes.tilde != nullptr && suffixes.tilde->number >= 0;
    if (distance) window = window_of(suffixes.tilde->number, whole(*suffixes.tilde), warnings_);
    const bool spellings = suffixes.tilde != nullptr && !distance;
    Query phrase = bounded(phrase_leaf(inner, field, window, spellings, warnings_), lexeme);
    return with_boost(std::move(phrase), suffixes);
  }

  // Of the others it is known which values make no sense.
  [[nodiscard]] static bool takes_any_value(Field field) {
    return field != Field::kLanguage && field != Field::kDate;
  }

  Query word(const Lexeme& lexeme, Field field) {
    if (filters(field)) {
      const Piece value = value_from(lexeme);
      if (value.text.ends_with('*') && takes_any_value(field)) {
        warnings_.add(
            value.begin, value.end,
            "values are whole, and the star is part of this; put it in \"...\" if it is meant");
      }
      return bounded(filter_leaf(value, field, now_, warnings_), lexeme);
    }
    const Suffixes suffixes = take_suffixes();
    warn_of_odd_suffix(whole(lexeme), suffixes.star != nullptr, warnings_);
    if (suffixes.star != nullptr) {
      ignore(suffixes.tilde);
      return with_boost(bounded(prefix_leaf(whole(lexeme), field, warnings_), lexeme), suffixes);
    }
    Query leaf = word_leaf(whole(lexeme), field, warnings_);
    if (suffixes.tilde != nullptr) {
      if (suffixes.tilde->number >= 0) {
        warn(*suffixes.tilde, "~ after a word asks for spellings of a name and takes no number");
      }
      leaf.spellings = !leaf.words.empty();
    }
    return with_boost(bounded(std::move(leaf), lexeme), suffixes);
  }

  // In the brackets of a filter a value's ~2 or ^2 is part of it.
  Piece value_from(const Lexeme& word) {
    std::size_t end = word.end;
    while (is_suffix(next().kind)) end = take().end;
    return {query_.substr(word.begin, end - word.begin), word.begin, end};
  }

  [[nodiscard]] static bool is_suffix(LexemeKind kind) {
    return kind == LexemeKind::kPrefix || kind == LexemeKind::kTilde || kind == LexemeKind::kBoost;
  }

  Suffixes take_suffixes() {
    Suffixes suffixes;
    while (is_suffix(next().kind)) {
      const Lexeme& suffix = take();
      if (suffix.cut_number) warn(suffix, "only the first number of this is read; write oil^2.5");
      if (suffix.kind == LexemeKind::kPrefix) suffixes.star = &suffix;
      if (suffix.kind == LexemeKind::kTilde) suffixes.tilde = &suffix;
      if (suffix.kind == LexemeKind::kBoost) {
        suffixes.boost = boost_of(suffix.number, whole(suffix), warnings_);
        boost_ = &suffix;
      }
    }
    return suffixes;
  }

  void ignore(const Lexeme* suffix) {
    if (suffix != nullptr) warn(*suffix, "this says nothing here and is ignored");
  }

  Query with_boost(Query query, const Suffixes& suffixes) {
    if (suffixes.boost != 1 && query.kind == Query::Kind::kFilter) ignore(boost_);
    return boosted(std::move(query), suffixes.boost);
  }

  static std::string unescaped(std::string_view text) {
    std::string plain;
    const std::vector<QueryChar> chars = query_chars(text);
    for (std::size_t i = 0; i < chars.size(); ++i) {
      const bool escape =
          chars[i].code == U'\\' && i + 1 < chars.size() && wants_escape(chars[i + 1].code);
      if (escape) ++i;
      plain += text.substr(chars[i].begin, chars[i].end - chars[i].begin);
    }
    return plain;
  }

  static constexpr unsigned kDefaultWindow = 10;
  static constexpr std::size_t kMostChoices = 64;

  std::string_view query_;
  std::int64_t now_;
  QueryWarnings& warnings_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  WordBound bound_;
  const Lexeme* plus_ = nullptr;   // of the operand read last
  const Lexeme* boost_ = nullptr;  // read last
};

}  // namespace

Query parse_grammar(std::string_view query, std::int64_t now, std::vector<Query> required,
                    QueryWarnings& warnings) {
  return Parser(query, now, warnings).run(std::move(required));
}

}  // namespace newsdex
