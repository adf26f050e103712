#include "searcher/compile.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "common/schema.hpp"
#include "searcher/expand_prefix.hpp"
#include "searcher/nests.hpp"
#include "searcher/query_stop_words.hpp"
#include "searcher/sum_parts.hpp"
#include "searcher/term_queries.hpp"
#include "searcher/word_forms.hpp"
#include "searcher/word_source.hpp"

namespace newsdex {
namespace {

using Kind = Query::Kind;

// What a title adds to a word's weight, beside the text's.
constexpr double kTitleWeight = 0.3;
// What of a name's weight the spelling that was typed has for itself.
constexpr double kTypedShare = 0.4;

std::string_view title_word_prefix(const Query& q) {
  return q.field == Field::kTitle ? schema::kTitleWord : "";
}

std::vector<const Query*> each_of(const Query& query) {
  std::vector<const Query*> children;
  for (const Query& child : query.children) children.push_back(&child);
  return children;
}

// Goes through the query; through it once more where a tree is asked for that was not made then.
class Compiler {
 public:
  Compiler(const Query& query, const Snapshot& snapshot, const std::vector<std::string>& languages,
           Analyzers& analyzers, Deadline& deadline, XapianTree tree)
      : query_(query),
        snapshot_(snapshot),
        forms_(snapshot, languages, analyzers),
        analyzers_(analyzers),
        deadline_(deadline),
        prefix_words_(snapshot.database(), snapshot.glass_tables(), query, deadline),
        stop_words_(query, languages, snapshot.main_languages()),
        flat_(query, snapshot.glass_tables(), analyzers),
        makes_tree_(tree == XapianTree::kNow || !flat_.is_flat()) {}

  // All but its `query`.
  CompiledQuery compile() {
    tree_ = build(query_);
    std::vector<CompileNote> notes;
    for (const PrefixWords::Cut& cut : prefix_words_.cut()) {
      notes.push_back({cut.prefix + "*", cut.message()});
    }
    if (const std::string& name = forms_.first_left_out(); !name.empty()) {
      notes.push_back({name + "~", WordFormer::left_out()});
    }
    return {{},
            flat_.take(),
            nests(query_),
            std::move(leaves_),
            std::move(branches_),
            std::move(parts_),
            std::move(notes),
            forms_.names(),
            defers_ ? phase_ : nullptr,
            scores_};
  }

  // After `compile`.
  Xapian::Query tree() {
    if (!std::exchange(makes_tree_, true)) tree_ = build(query_);
    return tree_;
  }

 private:
  Xapian::Query build(const Query& q) {
    const double outer = scale_;
    const double factor = q.boost * (stop_words_.hold(q) ? kStopWordShare : 1);
    scale_ *= factor;
    const std::size_t leaves = leaves_.size();
    Xapian::Query made = build_branch(q);
    if (makes_tree_ && scores_by_itself(q.kind) && !negated_) {
      parts_.push_back({to_string(q), made * scale_, branch_});
      if (leaves_.size() > leaves) leaves_.back().text = parts_.back().text;
    }
    scale_ = outer;
    return factor == 1 || !makes_tree_ ? made : made * factor;
  }

  static bool scores_by_itself(Query::Kind kind) {
    return kind == Kind::kWords || kind == Kind::kPhrase || kind == Kind::kNear ||
           kind == Kind::kPrefix;
  }

  // Where some of its words may stand in an article that it does not match.
  static bool restricts(const Query& q) {
    const auto only_adds = [](Mark mark) { return mark == Mark::kShould; };
    return q.kind == Kind::kAnd ||
           (q.kind == Kind::kSum && !std::ranges::all_of(q.marks, only_adds));
  }

  Xapian::Query build_branch(const Query& q) {
    if (!is_optional_ || !restricts(q) || negated_ || !makes_tree_) return build_unboosted(q);
    branches_.push_back({{}, branch_});
    const std::size_t outer = std::exchange(branch_, branches_.size());
    const Xapian::Query made = build_unboosted(q);
    branches_[branch_ - 1].query = made;
    branch_ = outer;
    return made;
  }

  Xapian::Query build_unboosted(const Query& q) {
    switch (q.kind) {
      case Kind::kNothing:
        return Xapian::Query::MatchNothing;
      case Kind::kEverything:
        return everything();
      case Kind::kWords:
        return words(q);
      case Kind::kPhrase:
        return phrase(q);
      case Kind::kNear:
        return near(q);
      case Kind::kPrefix:
        return prefix(q);
      case Kind::kFilter:
        return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                             field_filter(q, snapshot_.glass_tables(), deadline_), 0);
      case Kind::kSum:
        return sum(q);
      case Kind::kAnd:
        return conjunction(q);
      case Kind::kOr:
        return join(Xapian::Query::OP_OR, build_any(each_of(q)));
      case Kind::kNot:
        return without(everything(), each_of(q));
    }
    return Xapian::Query::MatchNothing;
  }

  // ---- words -----------------------------------------------------------------------------------

  void add_leaf(Leaf leaf) {
    scores_ = true;
    leaf.branch = branch_;
    if (!negated_) leaves_.push_back(std::move(leaf));
  }

  Xapian::Query words(const Query& q) {
    if (q.field == Field::kByline) return byline(q);
    return q.spellings && q.words.size() > 1 ? parts_or_joined(q) : side_by_side(q);
  }

  LeafWord forms_of(const Query& q, const std::string& word) {
    return q.spellings ? forms_.however_spelt(word) : forms_.searched(word);
  }

  // al-Zawahiri~, 卢卡申科~: others may write it as one word.
  Xapian::Query parts_or_joined(const Query& q) {
    Query joined = q;
    joined.words = {std::accumulate(q.words.begin(), q.words.end(), std::string())};
    const Xapian::Query parts = side_by_side(q);
    return join(Xapian::Query::OP_OR, {parts, side_by_side(joined)});
  }

  Xapian::Query side_by_side(const Query& q) {
    const bool title = q.field == Field::kTitle;
    Leaf leaf{.kind = q.words.size() == 1 ? Leaf::Kind::kWord : Leaf::Kind::kAdjacent,
              .title_only = title};
    leaf.weight = 0;
    for (const std::string& word : q.words) {
      leaf.words.push_back(forms_of(q, word));
      for (const std::string& term : terms_of(q, leaf.words.back())) {
        leaf.words.back().articles += counts().of(term).articles;
      }
      leaf.weight = std::max(leaf.weight, rarity(counts(), terms_of(q, leaf.words.back())));
    }
    Xapian::Query made = q.words.size() == 1 ? word_alone(q, leaf.words.front()) : witnesses(leaf);
    leaf.is_stop_word = stop_words_.hold(q);
    if (leaf.is_stop_word) leaf.weight *= kStopWordShare;
    add_leaf(std::move(leaf));
    return made;
  }

  // The terms that a word of the query is looked for by.
  std::vector<std::string> terms_of(const Query& q, const LeafWord& word) {
    if (q.spellings) return spelling_terms(title_word_prefix(q), word);
    const bool is_alone = q.words.size() == 1;
    if (!is_alone) return stem_terms(schema::kStem, word);
    if (q.field == Field::kTitle) return stem_terms(schema::kTitleStem, word);
    return stem_terms(schema::kStem, word, forms_.has_other_stems(q.words.front(), word));
  }

  // A word that stands in the title says more; a name as typed counts for more than its other
  // spellings.
  Xapian::Query word_alone(const Query& q, const LeafWord& word) {
    if (q.spellings && q.field == Field::kTitle) return name_in_title(word);
    std::vector<AnyTerm> parts = {{.terms = terms_of(q, word)}};
    if (q.field != Field::kTitle && !negated_) {
      if (q.spellings) {
        parts.front().share = 1 - kTypedShare;
        parts.push_back({.terms = {word.word}, .share = kTypedShare});
      }
      parts.push_back({.terms = stem_terms(schema::kTitleStem, word),
                       .share = kTitleWeight,
                       .only_ranks = true});
    }
    if (!makes_tree_) {
      flat_.add(std::move(parts), scale_);
      return {};
    }
    flat_.add(parts, scale_);
    return any_of(std::move(parts));
  }

  // Title words themselves are not counted, their stems are: these weigh.
  Xapian::Query name_in_title(const LeafWord& word) {
    return {Xapian::Query::OP_FILTER, any_of({{.terms = stem_terms(schema::kTitleStem, word)}}),
            any_of({{.terms = spelling_terms(schema::kTitleWord, word)}})};
  }

  [[nodiscard]] Xapian::Query any_of(std::vector<AnyTerm> parts) const {
    auto* source = new WordSource(std::move(parts), database(), snapshot_.glass_tables());
    return Xapian::Query(source->release());
  }

  [[nodiscard]] Xapian::Query witnesses(const Leaf& leaf) {
    defers_ = defers_ || !negated_;
    flat_.add(leaf, scale_);
    if (!makes_tree_) return {};
    auto* source = new WitnessSource(leaf, database(), snapshot_.glass_tables(), scale_, negated_,
                                     phase_, analyzers_, deadline_);
    return Xapian::Query(source->release());
  }

  Xapian::Query byline(const Query& q) {
    std::vector<std::vector<std::string>> words;
    for (const std::string& accented : q.words) {
      words.push_back({forms_.folded(accented)});
      if (!q.spellings) continue;
      for (const Spelling& spelling : forms_.spellings_of(accented)) {
        words.back().push_back(spelling.word);
      }
    }
    scores_ = true;
    return byline_words(counts(), words);
  }

  // ---- phrases ---------------------------------------------------------------------------------

  Xapian::Query phrase(const Query& q) {
    if (q.field == Field::kByline) return byline(q);
    if (q.spellings) return side_by_side(q);
    Leaf leaf{.kind = Leaf::Kind::kExact, .title_only = q.field == Field::kTitle};
    if (q.window > 0) return within(leaf, {&q}, q.window);
    const std::string prefix(title_word_prefix(q));
    std::vector<Xapian::Query> needed;  // beside the phrase: its beginnings of words
    leaf.weight = 0;
    for (const std::string& accented : q.words) {
      if (is_prefix_word(accented)) {
        LeafWord beginning{forms_.folded(accented), {}, true};
        const std::vector<std::string>& terms = prefix_words_.terms(prefix, beginning.word);
        for (const std::string& term : terms) beginning.begun.push_back(term.substr(prefix.size()));
        if (makes_tree_) needed.push_back(prefix_words_.any(prefix, beginning.word));
        leaf.weight += rarity(counts(), terms);
        leaf.words.push_back(std::move(beginning));
      } else {
        leaf.words.push_back(forms_.exact(accented));
        leaf.weight += rarity(counts(), {prefix + leaf.words.back().word});
        leaf.words.back().articles = counts().of(prefix + leaf.words.back().word).articles;
      }
    }
    leaf.stems_are_exact = std::ranges::all_of(
        leaf.words, [this](const LeafWord& word) { return forms_.stems_are_exact(word); });
    Xapian::Query made = leaf.words.size() == 1 ? single(leaf, prefix) : witnesses(leaf);
    if (leaf.words.size() > 1 && !needed.empty()) {
      needed.push_back(made);
      made = join(Xapian::Query::OP_AND, needed);
    }
    add_leaf(std::move(leaf));
    return made;
  }

  // A quotation of one word.
  Xapian::Query single(const Leaf& leaf, const std::string& prefix) {
    const LeafWord& word = leaf.words.front();
    if (!makes_tree_) return {};
    return word.begins ? prefix_words_.any(prefix, word.word) : Xapian::Query(prefix + word.word);
  }

  Xapian::Query within(Leaf& leaf, const std::vector<const Query*>& operands, unsigned apart) {
    leaf.kind = Leaf::Kind::kNear;
    for (const Query* operand : operands) {
      for (const std::string& word : operand->words) leaf.words.push_back(forms_of(*operand, word));
    }
    // With fewer than N others among them: so many positions hold them all.
    leaf.window = apart + static_cast<unsigned>(leaf.words.size()) - 1;
    std::vector<std::string> stems;
    for (const LeafWord& word : leaf.words) {
      const std::vector<std::string> of_word = stem_terms(schema::kStem, word);
      stems.insert(stems.end(), of_word.begin(), of_word.end());
    }
    leaf.weight = rarity(counts(), stems);
    Xapian::Query made = witnesses(leaf);
    add_leaf(leaf);
    return made;
  }

  Xapian::Query near(const Query& q) {
    Leaf leaf{.title_only = q.children.front().field == Field::kTitle};
    return within(leaf, each_of(q), q.window);
  }

  // ---- prefixes --------------------------------------------------------------------

  Xapian::Query prefix(const Query& q) {
    const std::string word = forms_.folded(q.words.front());
    std::string_view field;
    if (q.field == Field::kTitle) field = schema::kTitleWord;
    if (q.field == Field::kByline) field = schema::kBylineWord;
    Leaf leaf{.kind = Leaf::Kind::kPrefix, .title_only = q.field == Field::kTitle};
    leaf.words.push_back({word, {}});
    scores_ = true;
    if (q.field != Field::kByline) add_leaf(std::move(leaf));
    flat_.add({{.terms = prefix_words_.terms(std::string(field), word)}}, scale_);
    return makes_tree_ ? prefix_words_.any(std::string(field), word) : Xapian::Query();
  }

  // ---- boolean ---------------------------------------------------------------------------------

  [[nodiscard]] Xapian::Query join(Xapian::Query::op op,
                                   const std::vector<Xapian::Query>& queries) const {
    return makes_tree_ ? Xapian::Query(op, queries.begin(), queries.end()) : Xapian::Query();
  }

  std::vector<Xapian::Query> build_each(const std::vector<const Query*>& queries,
                                        bool are_optional) {
    const bool outer = std::exchange(is_optional_, are_optional);
    std::vector<Xapian::Query> made;
    for (const Query* q : queries) made.push_back(build(*q));
    is_optional_ = outer;
    return made;
  }

  // Who matches the query around them matches each of them, or need not.
  std::vector<Xapian::Query> build_all(const std::vector<const Query*>& queries) {
    return build_each(queries, false);
  }
  std::vector<Xapian::Query> build_any(const std::vector<const Query*>& queries) {
    return build_each(queries, true);
  }

  Xapian::Query without(const Xapian::Query& base, const std::vector<const Query*>& excluded) {
    if (excluded.empty()) return base;
    const bool scored = scores_;
    const bool was_negated = std::exchange(negated_, true);
    const std::vector<Xapian::Query> made = build_all(excluded);
    negated_ = was_negated;
    scores_ = scored;
    return Xapian::Query(Xapian::Query::OP_AND_NOT, base, join(Xapian::Query::OP_OR, made));
  }

  // What matches `base`, ranked by `more` too. What is excluded has no rank, and in Xapian 1.4 an
  // AND_MAYBE there excludes too little: its bounds are never computed.
  [[nodiscard]] Xapian::Query ranked_by(const Xapian::Query& base,
                                        const Xapian::Query& more) const {
    return negated_ ? base : Xapian::Query(Xapian::Query::OP_AND_MAYBE, base, more);
  }

  static Xapian::Query everything() {
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query::MatchAll, 0);
  }

  // `oil +price -barrel source:bbc`: filters restrict and the rest is matched within them.
  Xapian::Query sum(const Query& q) {
    const SumParts parts = parts_of(q);
    Xapian::Query base = required(parts.must, parts.should);
    if (!parts.filters.empty()) {
      const std::vector<Xapian::Query> made = build_all(parts.filters);
      const Xapian::Query all = join(Xapian::Query::OP_AND, made);
      base = parts.must.empty() && parts.should.empty()
                 ? all
                 : Xapian::Query(Xapian::Query::OP_FILTER, base, all);
    }
    return without(base, parts.must_not);
  }

  // Words beside something required only rank.
  Xapian::Query required(const std::vector<const Query*>& must,
                         const std::vector<const Query*>& should) {
    if (must.empty() && should.empty()) return everything();
    flat_.set_only_ranks(!must.empty());
    const std::vector<Xapian::Query> wanted =
        must.empty() && should.size() == 1 ? build_all(should) : build_any(should);
    flat_.set_only_ranks(false);
    const Xapian::Query any = join(Xapian::Query::OP_OR, wanted);
    if (must.empty()) return any;
    const std::vector<Xapian::Query> needed = build_all(must);
    const Xapian::Query all = join(Xapian::Query::OP_AND, needed);
    return should.empty() || !makes_tree_ ? all : ranked_by(all, any);
  }

  Xapian::Query conjunction(const Query& q) {
    const SumParts parts = parts_of_and(q);
    const std::vector<Xapian::Query> made = build_all(parts.must);
    const Xapian::Query base = made.empty() ? everything() : join(Xapian::Query::OP_AND, made);
    return without(base, parts.must_not);
  }

  [[nodiscard]] const Xapian::Database& database() const { return snapshot_.database(); }
  [[nodiscard]] TermCounts& counts() const { return snapshot_.term_counts(); }

  const Query& query_;
  const Snapshot& snapshot_;
  WordFormer forms_;
  Analyzers& analyzers_;
  Deadline& deadline_;
  PrefixWords prefix_words_;
  QueryStopWords stop_words_;
  FlatQueryMaker flat_;
  std::vector<Leaf> leaves_;
  std::vector<Branch> branches_;
  std::vector<ScoringPart> parts_;
  std::shared_ptr<MatchPhase> phase_ = std::make_shared<MatchPhase>();
  bool defers_ = false;               // some phrase or the like may be looked into later
  double scale_ = 1;                  // what the brackets around multiply weights by
  std::size_t branch_ = kWholeQuery;  // that is built
  bool is_optional_ = false;          // who matches the query around need not match what is built
  bool negated_ = false;
  bool scores_ = false;
  bool makes_tree_;
  Xapian::Query tree_;
};

}  // namespace

CompiledQuery compile(const Query& query, const Snapshot& snapshot,
                      const std::vector<std::string>& languages, Analyzers& analyzers,
                      Deadline& deadline, XapianTree tree) {
  auto compiler = std::make_shared<Compiler>(query, snapshot, languages, analyzers, deadline, tree);
  CompiledQuery compiled = compiler->compile();
  compiled.query = [compiler = std::move(compiler)] { return compiler->tree(); };
  return compiled;
}

}  // namespace newsdex
