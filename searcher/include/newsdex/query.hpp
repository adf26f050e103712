// A query as a value: what people type, parsed; printable, and parse(print(q)) == q.
//
// The language is taught in docs/query-language.md. Parsing never fails: what makes no sense gets a
// warning with its place and the best reading of the rest.
//
// A parsed query is canonical, so that one meaning has one value:
// - kNothing is no child; a kAnd, kOr, kSum has two children or more, and none of its own kind (in
// kSum:
//   no kSum of kShould alone) unless that carries a boost; a kNot is no child of kNot or kSum.
// - In a kSum, quoted phrases and filters, and what is made of those alone, are kMust unless marked
//   otherwise: the words then only rank. Filters of one field that stand there unmarked are one
//   kMust kOr. A kSum of kMustNot alone is all but those.
// - kNear joins kWords and kPhrase of one field, title or any; (a OR b) NEAR c is a kOr of two.
// - kFilter, kEverything and kNot carry no boost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

enum class Field {
  kAny,  // title and text
  kTitle,
  kByline,  // title and byline score like words; the others filter
  kSource,
  kTopic,
  kLanguage,
  kPath,
  kUrl,
  kId,
  kDate,
};

// How a member of a juxtaposition (`oil +price -barrel`) takes part.
enum class Mark { kShould, kMust, kMustNot };

// The fields that a kind does not use stay at their defaults. Words are case-folded with their
// accents (Token::accented).
struct Query {
  enum class Kind {
    kNothing,     // no words at all
    kEverything,  // matches every article
    kWords,       // one word, or the adjacent parts of one typed word (COVID-19)
    kPhrase,      // "exact words in order", unstemmed, belarus* among them any word that begins
                  // so; window > 0: "within"~N, by stems; with `spellings` the words side by side,
                  // each however it is spelt
    kNear,        // words NEAR/window, any order, by stems; `children` are its operands
    kPrefix,      // belarus*: one word
    kFilter,      // field:value; `value` is as typed, for dates `since`/`until`
    kSum,         // juxtaposition: any of the kShould, all of the kMust, none of the kMustNot
    kAnd,
    kOr,
    kNot,  // all but its one child
  };

  Kind kind = Kind::kNothing;
  Field field = Field::kAny;
  std::vector<std::string> words;     // kWords, kPhrase, kPrefix
  bool spellings = false;             // kWords, and kPhrase without window: name~, "whole name"~
  unsigned window = 0;                // kNear, and "…"~N: fewer than so many other words among
                                      // theirs, 1…64
  std::string value;                  // kFilter
  std::optional<std::int64_t> since;  // kFilter of kDate: seconds UTC, inclusive
  std::optional<std::int64_t> until;  // … exclusive
  double boost = 1;                   // ^2.5
  std::vector<Query> children;
  std::vector<Mark> marks;  // kSum: one a child

  friend bool operator==(const Query&, const Query&) = default;
};

// Something to tell the user about bytes [begin, end) of what was typed.
struct QueryWarning {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;

  friend bool operator==(const QueryWarning&, const QueryWarning&) = default;
};

struct ParsedQuery {
  Query query;
  std::vector<QueryWarning> warnings;
};

inline constexpr std::size_t kMaxQueryBytes = 64 * 1024;  // the rest is cut off with a warning
inline constexpr std::size_t kMaxQueryWords = 1000;       // and values; so is what comes after them
inline constexpr unsigned kMaxQueryDepth = 64;            // brackets nested deeper are flattened
inline constexpr unsigned kMaxWindow = 64;  // of NEAR and "…"~N; more is read as this
inline constexpr double kMinBoost = 0.01;
inline constexpr double kMaxBoost = 100;

// Parses the query language. `now` (seconds UTC) is what relative dates count from.
// `phrases` are exact phrases required beside what is typed, as if typed after it.
[[nodiscard]] ParsedQuery parse_query(std::string_view text, std::int64_t now = 0,
                                      const std::vector<std::string>& phrases = {});
// No syntax: the text is words, each as likely as the other.
[[nodiscard]] ParsedQuery parse_plain(std::string_view text,
                                      const std::vector<std::string>& phrases = {});
// An exact phrase of the text's words; Kind::kNothing where it has none.
[[nodiscard]] Query phrase_query(std::string_view text);

// The canonical text of a query; parse_query reads it back to the same value.
[[nodiscard]] std::string to_string(const Query& query);

}  // namespace newsdex
