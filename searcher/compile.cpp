#include "searcher/compile.hpp"

#include <algorithm>
#include <utility>

#include "searcher/compile_leaves.hpp"
#include "searcher/filters.hpp"
#include "searcher/nests.hpp"
#include "searcher/sum_parts.hpp"

namespace newsdex {
namespace {

using Kind = Query::Kind;

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
        deadline_(deadline),
        leaves_(query, snapshot, languages, analyzers, deadline),
        makes_tree_(tree == XapianTree::kNow || !leaves_.flat().is_flat()) {}

  // All but its `query`.
  CompiledQuery compile() {
    tree_ = build(query_);
    return {.flat = leaves_.flat().take(),
            .walks_all = nests(query_) || excludes_filters(query_),
            .leaves = std::move(leaves_.leaves()),
            .branches = std::move(branches_),
            .parts = std::move(parts_),
            .notes = notes(),
            .names = leaves_.forms().names(),
            .phase = leaves_.phase(),
            .scores = leaves_.have_scores()};
  }

  // After `compile`.
  Xapian::Query tree() {
    if (!std::exchange(makes_tree_, true)) tree_ = build(query_);
    return tree_;
  }

 private:
  [[nodiscard]] std::vector<CompileNote> notes() const {
    std::vector<CompileNote> notes;
    for (const PrefixWords::Cut& cut : leaves_.prefix_words().cut()) {
      notes.push_back({cut.prefix + "*", cut.message()});
    }
    if (const std::string& name = leaves_.forms().first_left_out(); !name.empty()) {
      notes.push_back({name + "~", WordFormer::left_out()});
    }
    return notes;
  }

  Xapian::Query build(const Query& q) {
    const double outer = place_.scale;
    const double factor = q.boost * (leaves_.is_stop_word(q) ? kStopWordShare : 1);
    place_.scale *= factor;
    const Xapian::Query made = build_branch(q);
    place_.scale = outer;
    return factor == 1 || !makes_tree_ ? made : made * factor;
  }

  Xapian::Query leaf(const Query& q) {
    std::vector<Leaf>& leaves = leaves_.leaves();
    const std::size_t before = leaves.size();
    Xapian::Query made = leaves_.make(q, place_, makes_tree_);
    if (makes_tree_ && !place_.negated) {
      parts_.push_back({to_string(q), made * place_.scale, place_.branch});
      if (leaves.size() > before) leaves.back().text = parts_.back().text;
    }
    return made;
  }

  Xapian::Query filter(const Query& q) {
    const GlassTables& tables = snapshot_.glass_tables();
    const std::optional<Filter> filter = filter_of(q, snapshot_.database(), tables);
    if (filter) leaves_.flat().add({*filter, place_.negated});
    if (!makes_tree_) return {};
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                         filter ? query_of(*filter) : path_filter(q, tables, deadline_), 0);
  }

  // Where some of its words may stand in an article that it does not match.
  static bool restricts(const Query& q) {
    const auto only_adds = [](Mark mark) { return mark == Mark::kShould; };
    return q.kind == Kind::kAnd ||
           (q.kind == Kind::kSum && !std::ranges::all_of(q.marks, only_adds));
  }

  Xapian::Query build_branch(const Query& q) {
    if (!is_optional_ || !restricts(q) || place_.negated || !makes_tree_) return joined(q);
    branches_.push_back({{}, place_.branch});
    const std::size_t outer = std::exchange(place_.branch, branches_.size());
    const Xapian::Query made = joined(q);
    branches_[place_.branch - 1].query = made;
    place_.branch = outer;
    return made;
  }

  Xapian::Query joined(const Query& q) {
    switch (q.kind) {
      case Kind::kNothing:
        return Xapian::Query::MatchNothing;
      case Kind::kEverything:
        return everything();
      case Kind::kWords:
      case Kind::kPhrase:
      case Kind::kNear:
      case Kind::kPrefix:
        return leaf(q);
      case Kind::kFilter:
        return filter(q);
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
    const bool was_negated = std::exchange(place_.negated, true);
    const std::vector<Xapian::Query> made = build_all(excluded);
    place_.negated = was_negated;
    return Xapian::Query(Xapian::Query::OP_AND_NOT, base, join(Xapian::Query::OP_OR, made));
  }

  // What matches `base`, ranked by `more` too. What is excluded has no rank, and in Xapian 1.4 an
  // AND_MAYBE there excludes too little: its bounds are never computed.
  [[nodiscard]] Xapian::Query ranked_by(const Xapian::Query& base,
                                        const Xapian::Query& more) const {
    return place_.negated ? base : Xapian::Query(Xapian::Query::OP_AND_MAYBE, base, more);
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
    leaves_.flat().set_only_ranks(!must.empty());
    const std::vector<Xapian::Query> wanted =
        must.empty() && should.size() == 1 ? build_all(should) : build_any(should);
    leaves_.flat().set_only_ranks(false);
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

  const Query& query_;
  const Snapshot& snapshot_;
  Deadline& deadline_;
  LeafCompiler leaves_;
  std::vector<Branch> branches_;
  std::vector<ScoringPart> parts_;
  QueryPlace place_;          // of what is built
  bool is_optional_ = false;  // who matches the query around need not match what is built
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
