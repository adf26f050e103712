// parse_query(to_string(q)) == q, of random queries made both ways: as values and as text.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <newsdex/query.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/parse_canonical.hpp"

namespace newsdex {
namespace {

class RandomQuery {
 public:
  explicit RandomQuery(std::uint64_t seed) : random_(seed) {}

  Query value(int depth) {
    const unsigned kind = depth == 0 ? below(5) : below(11);
    Query made = kind < 5 ? leaf(kind) : composite(kind, depth);
    return below(6) == 0 ? boosted(std::move(made), pick(std::array{2.0, 0.5, 2.25, 99.0})) : made;
  }

  std::string text() {
    std::string typed;
    for (unsigned pieces = 1 + below(14); pieces > 0; --pieces) {
      typed += pick(kPieces);
      if (below(3) > 0) typed += ' ';
    }
    return typed;
  }

 private:
  unsigned below(unsigned bound) {
    return std::uniform_int_distribution<unsigned>(0, bound - 1)(random_);
  }
  template <class List>
  typename List::value_type pick(const List& list) {
    return list[below(static_cast<unsigned>(list.size()))];
  }

  std::vector<std::string> words() {
    std::vector<std::string> some;
    for (unsigned left = 1 + below(3); left > 0; --left) some.emplace_back(pick(kWords));
    return some;
  }

  Query leaf(unsigned kind) {
    Query query = words_query(words(), pick(kScored));
    if (kind == 1) {
      query.kind = Query::Kind::kPhrase;
      query.window = below(2) == 0 ? 0 : 1 + below(kMaxWindow);
      query.spellings = query.window == 0 && below(2) == 0;
    } else if (kind == 0) {
      query.spellings = below(3) == 0;
    } else if (kind == 2) {
      query.kind = Query::Kind::kPrefix;
      query.words.resize(1);
    } else if (kind == 3) {
      query = Query{.kind = Query::Kind::kFilter, .field = pick(kFilters), .value = pick(kValues)};
    } else if (kind == 4 && below(3) == 0) {
      query = Query{.kind = Query::Kind::kEverything};
    } else if (kind == 4) {
      query = Query{.kind = Query::Kind::kFilter, .field = Field::kDate};
      query.since = 1'640'995'200 - 86'400 * below(400);
      if (below(2) == 0) query.until = *query.since + 86'400 * (1 + below(800));
    }
    return query;
  }

  Query composite(unsigned kind, int depth) {
    if (kind == 5) return near();
    if (kind == 6) return all_but(value(depth - 1));
    std::vector<Query> children;
    std::vector<SumMember> members;
    for (unsigned left = 1 + below(4); left > 0; --left) {
      children.push_back(value(depth - 1));
      const unsigned mark = below(4);
      members.push_back({children.back(), mark == 0   ? std::optional(Mark::kMust)
                                          : mark == 1 ? std::optional(Mark::kMustNot)
                                                      : std::nullopt});
    }
    if (kind == 7) return all_of(std::move(children));
    if (kind == 8) return any_of(std::move(children));
    return sum_of(std::move(members));
  }

  Query near() {
    std::vector<Query> operands;
    std::vector<unsigned> windows;
    const Field field = below(2) == 0 ? Field::kAny : Field::kTitle;
    for (unsigned left = 2 + below(3); left > 0; --left) {
      operands.push_back(words_query(words(), field));
      if (left > 1) windows.push_back(1 + below(kMaxWindow));
    }
    if (below(3) == 0) operands[0] = any_of({operands[0], words_query({"oil"}, field)});
    return near_of(std::move(operands), windows);
  }

  static constexpr std::array<std::string_view, 14> kWords = {
      "oil", "and",  "near",      "café", "o'neill", "2022",      "1,500",
      "us",  "中国", "лукашенко", "ss",   "foo_bar", "ประเทศไทย", "title"};
  static constexpr std::array kScored = {Field::kAny, Field::kAny, Field::kTitle, Field::kByline};
  static constexpr std::array kFilters = {Field::kSource, Field::kTopic, Field::kLanguage,
                                          Field::kPath,   Field::kUrl,   Field::kId};
  static constexpr std::array<const char*, 12> kValues = {
      "en",  "BBC News", "a\"b", "back\\slash\\", "/x/(1).txt", "bbc~2/x#3", "x,",
      "AND", "-x",       "“",    "х^2*",          "\\\"”) OR ("};
  static constexpr std::array<std::string_view, 52> kPieces = {
      "oil",    "Gas",  "NATO", "COVID-19", "AT&T",   "U.S.",     "o’neill", "中国经济",  "é",
      "AND",    "OR",   "NOT",  "NEAR/3",   "NEAR",   "+",        "-",       "(",         ")",
      "\"",     "“",    "”",    "«",        "»",      "‘",        "’",       "'",         "*",
      "^2",     "^",    "~",    "~5",       "title:", "source:",  "lang:en", "date:2022", "date:",
      "..2021", "7d..", "foo:", "id:",      "\\",     "（",       "）",      "＂",        "ＯＲ",
      "🔥",      "&&",   "?",    "\xFF",     "צה\"ל",  "path:/a(", ","};

  std::mt19937_64 random_;
};

bool is_optional_words(const Query& query) {
  return query.kind == Query::Kind::kSum && query.boost == 1 &&
         std::ranges::count(query.marks, Mark::kShould) == std::ssize(query.marks);
}

// What newsdex/query.hpp says of parsed queries; "" or what is broken.
std::string flaw_of(const Query& query, bool is_child = false) {
  using Kind = Query::Kind;
  const bool joins = query.kind == Kind::kAnd || query.kind == Kind::kOr ||
                     query.kind == Kind::kSum || query.kind == Kind::kNear;
  const bool has_words =
      query.kind == Kind::kWords || query.kind == Kind::kPhrase || query.kind == Kind::kPrefix;
  const bool unscored =
      query.kind == Kind::kFilter || query.kind == Kind::kEverything || query.kind == Kind::kNot;
  if (is_child && query.kind == Kind::kNothing) return "kNothing is a child";
  const bool spelt =
      query.kind == Kind::kWords || (query.kind == Kind::kPhrase && query.window == 0);
  if (query.spellings && !spelt) return "spellings";
  if (joins && query.children.size() < 2) return "too few children";
  if (query.kind == Kind::kNot && query.children.size() != 1) return "kNot has one child";
  if (has_words == query.words.empty()) return "words";
  if (query.kind == Kind::kPrefix && query.words.size() != 1) return "kPrefix has one word";
  if (query.kind == Kind::kNear && (query.window < 1 || query.window > kMaxWindow)) return "window";
  if (unscored && query.boost != 1) return "boost";
  if (query.boost < kMinBoost || query.boost > kMaxBoost) return "boost out of bounds";
  if (query.marks.size() != (query.kind == Kind::kSum ? query.children.size() : 0)) return "marks";
  for (std::size_t i = 0; i < query.children.size(); ++i) {
    const Query& child = query.children[i];
    const bool same = child.kind == query.kind && child.boost == 1;
    if (same && query.kind != Kind::kSum) return "a kind within itself";
    if (query.kind == Kind::kSum && child.kind == Kind::kNot) return "kNot in kSum";
    if (query.kind == Kind::kSum && query.marks[i] == Mark::kShould && is_optional_words(child)) {
      return "optional words within optional words";
    }
    if (query.kind == Kind::kNear && child.kind != Kind::kWords && child.kind != Kind::kPhrase) {
      return "kNear joins words and phrases";
    }
    if (std::string flaw = flaw_of(child, true); !flaw.empty()) return flaw;
  }
  return "";
}

TEST(PrintRandom, QueriesMadeAsValues) {
  RandomQuery random(4711);
  for (int i = 0; i < 20'000; ++i) {
    const Query query = random.value(i % 5);
    const std::string text = to_string(query);
    const ParsedQuery parsed = parse_query(text);
    ASSERT_EQ(parsed.query, query) << text << "\n" << to_string(parsed.query);
  }
}

TEST(PrintRandom, QueriesMadeAsText) {
  RandomQuery random(815);
  for (int i = 0; i < 40'000; ++i) {
    const std::string typed = random.text();
    const ParsedQuery parsed = parse_query(typed, 1'769'951'655);
    const std::string text = to_string(parsed.query);
    ASSERT_EQ(parse_query(text).query, parsed.query) << typed << "\n" << text;
    ASSERT_EQ(flaw_of(parsed.query), "") << typed << "\n" << text;
    for (const QueryWarning& warning : parsed.warnings) {
      ASSERT_LE(warning.begin, warning.end) << typed;
      ASSERT_LE(warning.end, typed.size()) << typed;
      ASSERT_FALSE(warning.message.empty()) << typed;
    }
    const bool silent_nothing =
        parsed.query.kind == Query::Kind::kNothing && parsed.warnings.empty();
    ASSERT_FALSE(silent_nothing) << typed;
  }
}

}  // namespace
}  // namespace newsdex
