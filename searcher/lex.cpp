#include "searcher/lex.hpp"

#include <charconv>
#include <optional>
#include <string>

#include "searcher/lex_chars.hpp"
#include "searcher/lex_operators.hpp"
#include "searcher/parse_fields.hpp"

namespace newsdex {
namespace {

using LexemeKind = Lexeme::Kind;

constexpr double kBeyondAllBounds = 1e300;  // a number of more digits than numbers have

class Lexer {
 public:
  Lexer(std::string_view query, QueryWarnings& warnings)
      : query_(query), chars_(query_chars(query)), warnings_(warnings) {}

  std::vector<Lexeme> run() {
    while (at_ < chars_.size()) {
      if (is_query_space(code(at_))) {
        ++at_;
      } else if (code(at_) == U'(') {
        add(LexemeKind::kOpen, at_, at_ + 1);
      } else if (code(at_) == U')') {
        add(LexemeKind::kClose, at_, at_ + 1);
        read_suffixes();
      } else if (opens_quotation(at_)) {
        read_quotation(false);
      } else if (breaks_word(at_)) {
        warn(at_, at_ + 1, "this quotation mark has no partner and is ignored");
        ++at_;
      } else if (!read_marks() && !read_field()) {
        read_word();
      }
    }
    return std::move(lexemes_);
  }

 private:
  // Past the end there is white space: what is last needs no other rules than what is followed.
  [[nodiscard]] char32_t code(std::size_t at) const {
    return at < chars_.size() ? chars_[at].code : U' ';
  }
  [[nodiscard]] std::size_t byte(std::size_t at) const {
    return at < chars_.size() ? chars_[at].begin : query_.size();
  }
  void warn(std::size_t from, std::size_t to, std::string message) {
    warnings_.add(byte(from), byte(to), std::move(message));
  }
  // Adds a lexeme of the characters [from, to) and goes on after them.
  Lexeme& add(LexemeKind kind, std::size_t from, std::size_t to) {
    Lexeme lexeme;
    lexeme.kind = kind;
    lexeme.begin = byte(from);
    lexeme.end = byte(to);
    lexeme.attached = from == after_prefix_;
    lexemes_.push_back(lexeme);
    at_ = to;
    return lexemes_.back();
  }

  // Where something new may begin: a mark, a field, a quotation by a mark that may also close one.
  [[nodiscard]] bool is_start(std::size_t at) const {
    return at == 0 || at == after_prefix_ || is_query_space(code(at - 1)) || code(at - 1) == U'(';
  }
  // Between two Hebrew letters a quotation mark belongs to the word.
  [[nodiscard]] bool is_gershayim(std::size_t at) const {
    return code(at) == U'"' && at > 0 && is_hebrew_letter(code(at - 1)) &&
           is_hebrew_letter(code(at + 1));
  }
  [[nodiscard]] bool breaks_word(std::size_t at) const {
    return is_double_quote(code(at)) && !is_gershayim(at);
  }

  // Where the quotation opened at `open` closes: the position of its closing mark.
  [[nodiscard]] std::optional<std::size_t> closing_of(std::size_t open,
                                                      bool escapes = false) const {
    const std::u32string_view closers = closers_of(code(open));
    std::optional<std::size_t> straight;
    for (std::size_t at = open + 1; at < chars_.size(); ++at) {
      if (is_gershayim(at)) continue;
      if (escapes && code(at) == U'\\' && wants_escape(code(at + 1))) {
        ++at;
      } else if (closers.find(code(at)) != std::u32string_view::npos) {
        // ’ is an apostrophe too: it closes at the end of a word only.
        if (code(at) != U'’' || !is_word_char(code(at + 1))) return at;
      } else if (code(at) == code(open)) {
        break;
      } else if (!straight && code(at) == U'"' && code(open) != U'‘') {
        straight = at;
      }
    }
    return straight;
  }

  [[nodiscard]] bool opens_quotation(std::size_t at) const {
    if (code(at) == U'‘') return is_start(at) && closing_of(at);
    if (!breaks_word(at) || closers_of(code(at)).empty()) return false;
    if (only_opens(code(at)) || is_start(at)) return true;
    return code(at) == U'"' && closing_of(at);  // oil"price rise"; but not 5" or oil"
  }

  void read_quotation(bool escapes) {
    const std::size_t open = at_;
    escapes = escapes && code(open) == U'"';
    const auto close = closing_of(open, escapes);
    const std::size_t inner_end = close.value_or(chars_.size());
    if (!close) {
      warn(open, open + 1, "this quotation is never closed; it is read up to the end of the query");
    }
    Lexeme& quoted = add(LexemeKind::kQuoted, open, close ? *close + 1 : inner_end);
    quoted.inner_begin = byte(open + 1);
    quoted.inner_end = byte(inner_end);
    quoted.escaped = escapes;
    if (close) read_suffixes();
  }

  // + and - before a word, a quotation, a bracket or a field; true where it has taken something.
  bool read_marks() {
    std::size_t end = at_;
    while (code(end) == U'+' || code(end) == U'-') ++end;
    if (end == at_ || !is_start(at_) || at_ == after_field_) return false;
    if (is_query_space(code(end)) || code(end) == U')') {
      const bool dash = code(at_) == U'-';
      warn(at_, end,
           dash ? "this stands alone and is ignored; -word excludes a word"
                : "this stands alone and is ignored; +word requires a word");
      at_ = end;
    } else if (end > at_ + 1) {
      warn(at_, end, "only one + or - can stand before a word; these are ignored");
      at_ = after_prefix_ = end;
    } else {
      add(code(at_) == U'+' ? LexemeKind::kMust : LexemeKind::kMustNot, at_, end);
      after_prefix_ = end;
    }
    return true;
  }

  // title: and the like; of a filter its value as well.
  bool read_field() {
    std::size_t colon = at_;
    std::string name;
    while (code(colon) < 0x80 && code(colon) != U':' && is_word_char(code(colon))) {
      name.push_back(static_cast<char>(code(colon++)));
    }
    if (code(colon) != U':' || !is_start(at_)) return false;
    const std::optional<Field> field = field_of(name);
    if (!field) {
      warn_of_unknown_field(name, at_, colon);
      return false;
    }
    add(LexemeKind::kField, at_, colon + 1).field = *field;
    after_prefix_ = after_field_ = at_;
    if (filters(*field)) {
      read_value(*field);
    } else if (code(at_) == U'-' || code(at_) == U'+') {
      warn(at_, at_ + 1,
           "+ and - stand before the field's name, as in -title:nato; this is ignored");
    }
    return true;
  }

  void warn_of_unknown_field(const std::string& name, std::size_t from, std::size_t colon) {
    const bool small = name.size() > 1 &&
                       name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    const char32_t next = code(colon + 1);
    const bool value_follows = next == U'"' || next == U'(' || case_of(next) != LetterCase::kNone;
    if (!small || !value_follows) return;
    const std::string_view like = field_like(name);
    const std::string advice = like.empty() ? "" : "; did you mean " + std::string(like) + ":?";
    warn(from, colon + 1, "there is no field \"" + name + "\", it is read as a word" + advice);
  }

  // Where a range of dates ends, of which an end at least is quoted: "25 January 2022"..2022-03.
  [[nodiscard]] std::optional<std::size_t> end_of_quoted_range(std::size_t from) const {
    const auto after_dots = [this](std::size_t at) {
      if (code(at) == U'…') return at + 1;
      const std::size_t end = skipping(U'.', at, std::min(at + 3, chars_.size()));
      return end - at >= 2 ? end : at;
    };
    bool quoted = false;
    const auto after_date = [&](std::size_t at) {
      const auto close = breaks_word(at) ? closing_of(at) : std::nullopt;
      quoted = quoted || close;
      if (close) return *close + 1;
      while (!is_query_space(code(at)) && code(at) != U'(' && code(at) != U')' &&
             !breaks_word(at) && after_dots(at) == at) {
        ++at;
      }
      return at;
    };
    const std::size_t dots = after_date(from);
    const std::size_t to = after_dots(dots);
    const std::size_t end = after_date(to);
    return quoted && to > dots ? std::optional(end) : std::nullopt;
  }

  // A filter's value is taken as it is, up to white space or a bracket that it did not open.
  void read_value(Field field) {
    if (is_query_space(code(at_)) || code(at_) == U'(' || code(at_) == U')') return;
    if (field == Field::kDate) {
      if (const auto range_end = end_of_quoted_range(at_)) {
        add(LexemeKind::kWord, at_, *range_end);
        return;
      }
    }
    if (opens_quotation(at_)) return read_quotation(true);
    std::size_t end = at_;
    for (std::size_t open = 0; !is_query_space(code(end)); ++end) {
      if (code(end) == U'(') ++open;
      if (code(end) == U')' && open-- == 0) break;
    }
    while (end > at_ + 1 && (code(end - 1) == U',' || code(end - 1) == U';')) --end;
    add(LexemeKind::kWord, at_, end);
    while (code(at_) == U',' || code(at_) == U';') ++at_;
  }

  void read_word() {
    std::size_t end = at_;
    while (!is_query_space(code(end)) && code(end) != U'(' && code(end) != U')' &&
           (end == at_ || !breaks_word(end))) {
      ++end;
    }
    warn_of_single_quotes(end);
    std::size_t word_end = end;
    while (const auto shorter = before_suffix(word_end)) word_end = *shorter;
    if (word_end == at_) {
      add(LexemeKind::kWord, at_, end);  // ~5 or ^2 with nothing before it
    } else if (skipping(U'*', at_, word_end) == word_end) {
      add(LexemeKind::kEverything, at_, word_end);
    } else {
      read_word_with_stars(word_end);
    }
    read_suffixes();
    at_ = std::max(at_, end);
  }

  // Of stars only those at the end of a word say anything.
  void read_word_with_stars(std::size_t end) {
    const std::size_t first = skipping(U'*', at_, end);
    if (first > at_) {
      warn(at_, first, "a star is read at the end of a word only; this one is ignored");
      if (at_ == after_prefix_) after_prefix_ = first;
    }
    std::size_t star = first;
    while (star < end && code(star) != U'*') ++star;
    add(LexemeKind::kWord, first, star);
    if (star == end) return;
    if (skipping(U'*', star, end) < end) {
      warn(star, end, "a star is read at the end of a word only; what follows it is ignored");
    }
    add(LexemeKind::kPrefix, star, end);
  }

  // 'oil price': single quotation marks are apostrophes here.
  void warn_of_single_quotes(std::size_t word_end) {
    if (code(at_) != U'\'' || !is_start(at_)) return;
    for (std::size_t at = word_end; at < chars_.size(); ++at) {
      if (code(at) != U'\'') continue;
      if (is_word_char(code(at + 1))) {
        if (is_start(at)) return;  // that one asks for itself
        continue;
      }
      warn(at_, at + 1, "single quotation marks make no phrase; write \"...\" for exact words");
      return;
    }
  }

  [[nodiscard]] std::size_t skipping(char32_t wanted, std::size_t at, std::size_t end) const {
    while (at < end && code(at) == wanted) ++at;
    return at;
  }

  // Where the ~ or ^ stands with which the characters before `end` end, a number after it or none.
  [[nodiscard]] std::optional<std::size_t> before_suffix(std::size_t end) const {
    std::size_t at = end;
    while (at > at_ && (code(at - 1) == U'.' || (code(at - 1) >= U'0' && code(at - 1) <= U'9')))
      --at;
    if (at == at_ || (code(at - 1) != U'~' && code(at - 1) != U'^')) return std::nullopt;
    return at - 1;
  }

  // ~5, ^2.5 and * directly after what they belong to.
  void read_suffixes() {
    while (code(at_) == U'~' || code(at_) == U'^' || code(at_) == U'*') {
      std::size_t end = at_ + 1;
      std::string digits;
      while (code(at_) != U'*' && (code(end) == U'.' || (code(end) >= U'0' && code(end) <= U'9'))) {
        digits.push_back(static_cast<char>(code(end++)));
      }
      const LexemeKind kind = code(at_) == U'~'   ? LexemeKind::kTilde
                              : code(at_) == U'^' ? LexemeKind::kBoost
                                                  : LexemeKind::kPrefix;
      const std::size_t from = at_;
      Lexeme& suffix = add(kind, from, end);
      const char* const digits_end = digits.data() + digits.size();
      const auto read = std::from_chars(digits.data(), digits_end, suffix.number);
      if (read.ec == std::errc::result_out_of_range) suffix.number = kBeyondAllBounds;
      suffix.cut_number = suffix.number >= 0 && read.ptr != digits_end;
      if (kind == LexemeKind::kTilde || suffix.number >= 0) warn_of_what_touches(from);
    }
  }

  // "oil price"~-1, "oil price"~3x, (oil gas)^2x: words are not parted from what they follow.
  void warn_of_what_touches(std::size_t suffix) {
    const bool sign = code(at_) == U'-' || code(at_) == U'+';
    if (!is_word_char(code(at_)) && !(sign && is_word_char(code(at_ + 1)))) return;
    std::size_t end = at_ + 1;
    while (is_word_char(code(end))) ++end;
    warn(suffix, end,
         "~ takes a whole number, as in \"oil price\"~3, and ^ a weight, as in oil^2; what follows "
         "that is read as a word");
  }

  std::string_view query_;
  std::vector<QueryChar> chars_;
  QueryWarnings& warnings_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  std::size_t after_prefix_ = std::string_view::npos;  // directly after a mark or a field's colon
  std::size_t after_field_ = std::string_view::npos;
};

}  // namespace

std::vector<Lexeme> lex_query(std::string_view query, QueryWarnings& warnings) {
  std::vector<Lexeme> lexemes = Lexer(query, warnings).run();
  find_operators(query, lexemes, warnings);
  balance_brackets(query, lexemes, warnings);
  return lexemes;
}

}  // namespace newsdex
