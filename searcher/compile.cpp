#include "searcher/compile.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <utility>

#include "common/schema.hpp"
#include "searcher/phrase_source.hpp"
#include "searcher/word_forms.hpp"

namespace newsdex {
namespace {

using Xapian::Query;

// What a title adds to a word's weight, beside the text's.
constexpr double kTitleWeight = 0.3;
// What of a name's weight the spelling that was typed has for itself.
constexpr double kTypedShare = 0.4;
// A prefix stands for its most frequent words, up to so many.
constexpr Xapian::termcount kMostPrefixWords = 1000;

class Compiler {
 public:
  Compiler(const Snapshot& snapshot, const std::vector<std::string>& languages,
           Analyzers& analyzers)
      : snapshot_(snapshot), forms_(snapshot, languages, analyzers), analyzers_(analyzers) {}

  CompiledQuery compile(const newsdex::Query& query) {
    Query made = build(query);
    return {std::move(made), std::move(leaves_), forms_.names(), scores_};
  }

 private:
  Query build(const newsdex::Query& q) {
    const Query made = build_unboosted(q);
    return q.boost == 1 ? made : made * q.boost;
  }

  Query build_unboosted(const newsdex::Query& q) {
    using Kind = newsdex::Query::Kind;
    switch (q.kind) {
      case Kind::kNothing:
        return Query::MatchNothing;
      case Kind::kEverything:
        return Query(Query::OP_SCALE_WEIGHT, Query::MatchAll, 0);
      case Kind::kWords:
        return words(q);
      case Kind::kPhrase:
        return phrase(q);
      case Kind::kNear:
        return near(q);
      case Kind::kPrefix:
        return prefix(q);
      case Kind::kFilter:
        return Query(Query::OP_SCALE_WEIGHT, field_filter(q), 0);
      case Kind::kSum:
        return sum(q);
      case Kind::kAnd:
        return conjunction(q.children);
      case Kind::kOr:
        return disjunction(q.children);
      case Kind::kNot:
        return all_but(q.children);
    }
    return Query::MatchNothing;
  }

  // ---- words -----------------------------------------------------------------------------------

  static Query any_stem(std::string_view prefix, const LeafWord& leaf, bool word_too) {
    std::vector<Query> terms;
    for (const std::string& stem : leaf.stems) terms.emplace_back(std::string(prefix) + stem);
    if (word_too) terms.emplace_back(leaf.word);
    if (terms.size() == 1) return terms.front();
    return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
  }

  double rarity(const Query& query) const {
    double articles = 0;
    for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term) {
      articles = std::max(articles, static_cast<double>(database().get_termfreq(*term)));
    }
    const double all = std::max(1.0, static_cast<double>(database().get_doccount()));
    return std::log(1 + (all - articles + 0.5) / (articles + 0.5));
  }

  void add_leaf(Leaf leaf) {
    scores_ = true;
    if (!negated_) leaves_.push_back(std::move(leaf));
  }

  Query words(const newsdex::Query& q) {
    if (q.field == Field::kByline) return byline(q);
    return q.spellings && q.words.size() > 1 ? parts_or_joined(q) : side_by_side(q);
  }

  LeafWord forms_of(const newsdex::Query& q, const std::string& word) {
    return q.spellings ? forms_.however_spelt(word) : forms_.searched(word);
  }

  // al-Zawahiri~, 卢卡申科~: others may write it as one word.
  Query parts_or_joined(const newsdex::Query& q) {
    newsdex::Query joined = q;
    joined.words = {std::accumulate(q.words.begin(), q.words.end(), std::string())};
    const Query parts = side_by_side(q);
    return Query(Query::OP_OR, parts, side_by_side(joined));
  }

  // The name as typed counts for more than its other spellings.
  Query typed_first(const Query& all, const std::string& typed) {
    if (negated_) return all;
    const Query same = any_stem(schema::kStem, forms_.searched(typed), false);
    return Query(Query::OP_OR, all * (1 - kTypedShare), same * kTypedShare);
  }

  Query side_by_side(const newsdex::Query& q) {
    const bool title = q.field == Field::kTitle;
    Leaf leaf{.kind = q.words.size() == 1 ? Leaf::Kind::kWord : Leaf::Kind::kAdjacent,
              .title_only = title};
    std::vector<Query> parts;
    for (const std::string& word : q.words) {
      leaf.words.push_back(forms_of(q, word));
      const bool word_too =
          q.words.size() == 1 && !title && forms_.has_other_stems(word, leaf.words.back());
      parts.push_back(any_stem(title && q.words.size() == 1 ? schema::kTitleStem : schema::kStem,
                               leaf.words.back(), word_too));
      leaf.weight = std::max(parts.size() == 1 ? 0.0 : leaf.weight, rarity(parts.back()));
    }
    Query made = parts.size() == 1 ? parts.front() : adjacent_parts(leaf, parts);
    if (q.spellings && parts.size() == 1 && !title) made = typed_first(made, q.words.front());
    if (!title && parts.size() == 1) {
      made =
          ranked_by(made, any_stem(schema::kTitleStem, leaf.words.front(), false) * kTitleWeight);
    } else if (title && parts.size() > 1) {
      made = Query(Query::OP_FILTER, made, title_words(leaf));
    }
    add_leaf(std::move(leaf));
    return made;
  }

  // Inside a phrase Xapian takes terms and OP_OR only.
  static Query positional(Query::op op, const Leaf& leaf, Xapian::termcount window) {
    std::vector<Query> parts;
    for (const LeafWord& word : leaf.words) {
      std::vector<Query> stems;
      for (const std::string& stem : word.stems)
        stems.emplace_back(std::string(schema::kStem) + stem);
      parts.emplace_back(Query::OP_OR, stems.begin(), stems.end());
    }
    return Query(op, parts.begin(), parts.end(), window);
  }

  static Query adjacent_parts(const Leaf& leaf, const std::vector<Query>& parts) {
    return positional(Query::OP_PHRASE, leaf, static_cast<Xapian::termcount>(parts.size()));
  }

  static Query title_words(const Leaf& leaf) {
    std::vector<Query> terms;
    for (const LeafWord& word : leaf.words)
      terms.push_back(any_stem(schema::kTitleStem, word, false));
    return Query(Query::OP_AND, terms.begin(), terms.end());
  }

  // Byline words stand in no position list and count nothing: each match scores its word's rarity.
  Query byline(const newsdex::Query& q) {
    std::vector<Query> terms;
    for (const std::string& accented : q.words) {
      std::vector<Query> spelt{Query(std::string(schema::kBylineWord) + forms_.folded(accented))};
      if (q.spellings) {
        for (const Spelling& spelling : forms_.spellings_of(accented)) {
          spelt.emplace_back(std::string(schema::kBylineWord) + spelling.word);
        }
      }
      const Query term(Query::OP_OR, spelt.begin(), spelt.end());
      auto* weight = new Xapian::FixedWeightPostingSource(rarity(term));
      terms.emplace_back(Query::OP_AND, term, Query(weight->release()));
    }
    scores_ = true;
    return Query(Query::OP_AND, terms.begin(), terms.end());
  }

  // ---- phrases ---------------------------------------------------------------------------------

  Query phrase(const newsdex::Query& q) {
    if (q.field == Field::kByline) return byline(q);
    if (q.spellings) return side_by_side(q);
    Leaf leaf{.kind = Leaf::Kind::kExact, .title_only = q.field == Field::kTitle};
    if (q.window > 0) return within(leaf, {&q}, q.window);
    std::vector<Query> words;
    double weight = 0;
    for (const std::string& accented : q.words) {
      leaf.words.push_back(forms_.exact(accented));
      words.emplace_back((leaf.title_only ? std::string(schema::kTitleWord) : "") +
                         leaf.words.back().word);
      weight += rarity(words.back());
    }
    leaf.weight = weight;
    leaf.stems_are_exact = stems_are_exact(leaf);
    const Query made = leaf.words.size() == 1 ? words.front() : exact(leaf, words);
    add_leaf(std::move(leaf));
    return made;
  }

  Query exact(const Leaf& leaf, const std::vector<Query>& words) {
    auto* source = new PhraseSource(leaf, analyzers_);
    return ranked_by(Query(source->release()), Query(Query::OP_OR, words.begin(), words.end()));
  }

  // Each occurrence of a word counts for one of its stems at least: where all that has these stems
  // together is no more than the word, it is the word.
  [[nodiscard]] bool stems_are_exact(const Leaf& leaf) const {
    return std::ranges::all_of(leaf.words, [this](const LeafWord& word) {
      Xapian::termcount stems = 0;
      for (const std::string& stem : word.stems) {
        stems += database().get_collection_freq(std::string(schema::kStem) + stem);
      }
      return stems == database().get_collection_freq(word.word);
    });
  }

  Query within(Leaf& leaf, const std::vector<const newsdex::Query*>& operands, unsigned apart) {
    leaf.kind = Leaf::Kind::kNear;
    for (const newsdex::Query* operand : operands) {
      for (const std::string& word : operand->words) leaf.words.push_back(forms_of(*operand, word));
    }
    // N words from one to the next: so many positions hold them all.
    leaf.window = apart + static_cast<unsigned>(leaf.words.size()) - 1;
    Query made = positional(Query::OP_NEAR, leaf, leaf.window);
    if (leaf.title_only) made = Query(Query::OP_FILTER, made, title_words(leaf));
    leaf.weight = rarity(made);
    add_leaf(leaf);
    return made;
  }

  Query near(const newsdex::Query& q) {
    Leaf leaf{.title_only = q.field == Field::kTitle};
    std::vector<const newsdex::Query*> operands;
    for (const newsdex::Query& operand : q.children) operands.push_back(&operand);
    return within(leaf, operands, q.window);
  }

  // ---- prefixes --------------------------------------------------------------------

  Query prefix(const newsdex::Query& q) {
    const std::string word = forms_.folded(q.words.front());
    std::string_view field;
    if (q.field == Field::kTitle) field = schema::kTitleWord;
    if (q.field == Field::kByline) field = schema::kBylineWord;
    Leaf leaf{.kind = Leaf::Kind::kPrefix, .title_only = q.field == Field::kTitle};
    leaf.words.push_back({word, {}});
    scores_ = true;
    if (q.field != Field::kByline) add_leaf(std::move(leaf));
    return Query(Query::OP_WILDCARD, std::string(field) + word, kMostPrefixWords,
                 Query::WILDCARD_LIMIT_MOST_FREQUENT);
  }

  // ---- boolean ---------------------------------------------------------------------------------

  static bool is_filter(const newsdex::Query& q) {
    using Kind = newsdex::Query::Kind;
    if (q.kind == Kind::kFilter || q.kind == Kind::kEverything) return true;
    const bool joins = q.kind == Kind::kOr || q.kind == Kind::kAnd || q.kind == Kind::kNot;
    return joins && std::ranges::all_of(q.children, is_filter);
  }

  std::vector<Query> build_all(const std::vector<const newsdex::Query*>& queries) {
    std::vector<Query> made;
    for (const newsdex::Query* q : queries) made.push_back(build(*q));
    return made;
  }

  Query without(const Query& base, const std::vector<const newsdex::Query*>& excluded) {
    if (excluded.empty()) return base;
    const bool scored = scores_;
    const bool was_negated = std::exchange(negated_, true);
    const std::vector<Query> made = build_all(excluded);
    negated_ = was_negated;
    scores_ = scored;
    return Query(Query::OP_AND_NOT, base, Query(Query::OP_OR, made.begin(), made.end()));
  }

  // What matches `base`, ranked by `more` too. What is excluded has no rank, and in Xapian 1.4 an
  // AND_MAYBE there excludes too little: its bounds are never computed.
  [[nodiscard]] Query ranked_by(const Query& base, const Query& more) const {
    return negated_ ? base : Query(Query::OP_AND_MAYBE, base, more);
  }

  static Query everything() { return Query(Query::OP_SCALE_WEIGHT, Query::MatchAll, 0); }

  // `oil +price -barrel source:bbc`: filters restrict and the rest is matched within them.
  Query sum(const newsdex::Query& q) {
    std::vector<const newsdex::Query*> should;
    std::vector<const newsdex::Query*> must;
    std::vector<const newsdex::Query*> filters;
    std::vector<const newsdex::Query*> must_not;
    for (std::size_t i = 0; i < q.children.size(); ++i) {
      const newsdex::Query* child = &q.children[i];
      switch (q.marks[i]) {
        case Mark::kShould:
          should.push_back(child);
          break;
        case Mark::kMust:
          (is_filter(*child) ? filters : must).push_back(child);
          break;
        case Mark::kMustNot:
          must_not.push_back(child);
          break;
      }
    }
    Query base = required(must, should);
    if (!filters.empty()) {
      const std::vector<Query> made = build_all(filters);
      const Query all(Query::OP_AND, made.begin(), made.end());
      base = must.empty() && should.empty() ? all : Query(Query::OP_FILTER, base, all);
    }
    return without(base, must_not);
  }

  // Words beside something required only rank.
  Query required(const std::vector<const newsdex::Query*>& must,
                 const std::vector<const newsdex::Query*>& should) {
    if (must.empty() && should.empty()) return everything();
    const std::vector<Query> wanted = build_all(should);
    const Query any(Query::OP_OR, wanted.begin(), wanted.end());
    if (must.empty()) return any;
    const std::vector<Query> needed = build_all(must);
    const Query all(Query::OP_AND, needed.begin(), needed.end());
    return should.empty() ? all : ranked_by(all, any);
  }

  Query conjunction(const std::vector<newsdex::Query>& children) {
    std::vector<const newsdex::Query*> wanted;
    std::vector<const newsdex::Query*> excluded;
    for (const newsdex::Query& child : children) {
      if (child.kind == newsdex::Query::Kind::kNot && child.children.size() == 1) {
        excluded.push_back(&child.children.front());
      } else {
        wanted.push_back(&child);
      }
    }
    const std::vector<Query> made = build_all(wanted);
    const Query base = made.empty() ? everything() : Query(Query::OP_AND, made.begin(), made.end());
    return without(base, excluded);
  }

  Query disjunction(const std::vector<newsdex::Query>& children) {
    std::vector<Query> made;
    for (const newsdex::Query& child : children) made.push_back(build(child));
    return Query(Query::OP_OR, made.begin(), made.end());
  }

  Query all_but(const std::vector<newsdex::Query>& children) {
    std::vector<const newsdex::Query*> excluded;
    for (const newsdex::Query& child : children) excluded.push_back(&child);
    return without(everything(), excluded);
  }

  [[nodiscard]] const Xapian::Database& database() const { return snapshot_.database(); }

  const Snapshot& snapshot_;
  WordFormer forms_;
  Analyzers& analyzers_;
  std::vector<Leaf> leaves_;
  bool negated_ = false;
  bool scores_ = false;
};

}  // namespace

CompiledQuery compile(const newsdex::Query& query, const Snapshot& snapshot,
                      const std::vector<std::string>& languages, Analyzers& analyzers) {
  return Compiler(snapshot, languages, analyzers).compile(query);
}

}  // namespace newsdex
