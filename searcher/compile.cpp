#include "searcher/compile.hpp"

#include <algorithm>
#include <utility>

#include "searcher/compile_leaves.hpp"
#include "searcher/filters.hpp"
#include "searcher/nests.hpp"
#include "searcher/sum_parts.hpp"
#include "searcher/xapian_query.hpp"

namespace newsdex {
namespace {

using Kind = Query::Kind;
using Tree = QueryTree::Kind;

std::vector<const Query*> each_of(const Query& query) {
  std::vector<const Query*> children;
  for (const Query& child : query.children) children.push_back(&child);
  return children;
}

class Compiler {
 public:
  Compiler(const Query& query, const Snapshot& snapshot, const std::vector<std::string>& languages,
           Analyzers& analyzers, Deadline& deadline)
      : query_(query),
        snapshot_(snapshot),
        deadline_(deadline),
        leaves_(query, snapshot, languages, analyzers, deadline) {}

  // All but what Xapian matches.
  CompiledQuery compile(const std::vector<Filter>& filters) {
    std::vector<QueryTree> all = {build(query_)};
    for (const Filter& filter : filters) all.push_back({.kind = Tree::kFilter, .filter = filter});
    return {.tree = std::make_shared<const QueryTree>(QueryTree::all(std::move(all))),
            .walks_all = nests(query_) || excludes_filters(query_),
            .leaves = std::move(leaves_.leaves()),
            .notes = notes(),
            .names = leaves_.forms().names(),
            .phase = leaves_.phase(),
            .scores = leaves_.have_scores()};
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

  QueryTree build(const Query& q) {
    const double outer = place_.scale;
    place_.scale *= q.boost * (leaves_.is_stop_word(q) ? kStopWordShare : 1);
    QueryTree made = build_branch(q);
    place_.scale = outer;
    return made;
  }

  QueryTree leaf(const Query& q) {
    QueryTree made = leaves_.make(q, place_);
    if (!place_.negated) made.part = &q;
    made.branch = place_.branch;
    return made;
  }

  QueryTree filter(const Query& q) {
    const GlassTables& tables = snapshot_.glass_tables();
    std::optional<Filter> filter = filter_of(q, snapshot_.database(), tables);
    if (filter) return {.kind = Tree::kFilter, .filter = *std::move(filter)};
    return {.kind = Tree::kOther, .scale = 0, .other = path_filter(q, tables, deadline_)};
  }

  // Where some of its words may stand in an article that it does not match.
  static bool restricts(const Query& q) {
    const auto only_adds = [](Mark mark) { return mark == Mark::kShould; };
    return q.kind == Kind::kAnd ||
           (q.kind == Kind::kSum && !std::ranges::all_of(q.marks, only_adds));
  }

  QueryTree build_branch(const Query& q) {
    if (!is_optional_ || !restricts(q) || place_.negated) return joined(q);
    const std::size_t outer = std::exchange(place_.branch, ++branches_);
    QueryTree made = joined(q);
    if (made.begins_branch != kWholeQuery) {
      made = {.kind = Tree::kAll, .children = {std::move(made)}};
    }
    made.begins_branch = std::exchange(place_.branch, outer);
    made.branch = outer;
    return made;
  }

  QueryTree joined(const Query& q) {
    switch (q.kind) {
      case Kind::kNothing:
        return {};
      case Kind::kEverything:
        return {.kind = Tree::kEverything};
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
        return QueryTree::any(build_any(each_of(q)));
      case Kind::kNot:
        return without({.kind = Tree::kEverything}, each_of(q));
    }
    return {};
  }

  std::vector<QueryTree> build_each(const std::vector<const Query*>& queries, bool are_optional) {
    const bool outer = std::exchange(is_optional_, are_optional);
    std::vector<QueryTree> made;
    made.reserve(queries.size());
    for (const Query* q : queries) made.push_back(build(*q));
    is_optional_ = outer;
    return made;
  }

  // Who matches the query around them matches each of them, or need not.
  std::vector<QueryTree> build_all(const std::vector<const Query*>& queries) {
    return build_each(queries, false);
  }
  std::vector<QueryTree> build_any(const std::vector<const Query*>& queries) {
    return build_each(queries, true);
  }

  QueryTree without(QueryTree base, const std::vector<const Query*>& excluded) {
    if (excluded.empty()) return base;
    const bool was_negated = std::exchange(place_.negated, true);
    QueryTree made = {.kind = Tree::kWithout, .children = {}};
    made.children.push_back(std::move(base));
    for (QueryTree& tree : build_all(excluded)) made.children.push_back(std::move(tree));
    place_.negated = was_negated;
    return made;
  }

  // `oil +price -barrel source:bbc`: filters restrict and the rest is matched within them.
  QueryTree sum(const Query& q) {
    const SumParts parts = parts_of(q);
    std::vector<QueryTree> all;
    if (!parts.must.empty() || !parts.should.empty() || parts.filters.empty()) {
      all.push_back(required(parts.must, parts.should));
    }
    for (QueryTree& filter : build_all(parts.filters)) all.push_back(std::move(filter));
    return without(QueryTree::all(std::move(all)), parts.must_not);
  }

  // Words beside something required only rank.
  QueryTree required(const std::vector<const Query*>& must,
                     const std::vector<const Query*>& should) {
    if (must.empty() && should.empty()) return {.kind = Tree::kEverything};
    const bool is_one = must.empty() && should.size() == 1;
    QueryTree any = QueryTree::any(is_one ? build_all(should) : build_any(should));
    if (must.empty()) return any;
    return ranked_by(QueryTree::all(build_all(must)), std::move(any));
  }

  // What matches `base`, ranked by `more` too. What is excluded has no rank, and in Xapian 1.4 an
  // AND_MAYBE there excludes too little: its bounds are never computed.
  [[nodiscard]] QueryTree ranked_by(QueryTree base, QueryTree more) const {
    if (more.kind == Tree::kNothing || place_.negated) return base;
    QueryTree ranked = {.kind = Tree::kRanked, .children = {}};
    ranked.children.push_back(std::move(base));
    ranked.children.push_back(std::move(more));
    return ranked;
  }

  QueryTree conjunction(const Query& q) {
    const SumParts parts = parts_of_and(q);
    QueryTree base = QueryTree::all(build_all(parts.must));
    if (parts.must.empty()) base.kind = Tree::kEverything;
    return without(std::move(base), parts.must_not);
  }

  const Query& query_;
  const Snapshot& snapshot_;
  Deadline& deadline_;
  LeafCompiler leaves_;
  std::size_t branches_ = 0;
  QueryPlace place_;          // of what is built
  bool is_optional_ = false;  // who matches the query around need not match what is built
};

// The parts in `tree` that score, in the order in which they were compiled.
void add_parts(const QueryTree& tree, const XapianQueries& xapian,
               std::vector<ScoringPart>& parts) {
  if (tree.part != nullptr) {
    parts.push_back({to_string(*tree.part), xapian.of(tree), tree.branch, tree.part});
    return;
  }
  const bool is_ranked = tree.kind == Tree::kRanked;
  if (is_ranked) add_parts(tree.children.back(), xapian, parts);
  for (const QueryTree& child : tree.children) {
    if (!is_ranked || &child != &tree.children.back()) add_parts(child, xapian, parts);
  }
}

// By their numbers.

void add_branches(const QueryTree& tree, const XapianQueries& xapian,
                  std::vector<Branch>& branches) {
  if (const std::size_t number = tree.begins_branch; number != kWholeQuery) {
    if (branches.size() < number) branches.resize(number);
    branches[number - 1] = {xapian.of(tree), tree.branch};
  }
  for (const QueryTree& child : tree.children) add_branches(child, xapian, branches);
}

}  // namespace

CompiledQuery compile(const Query& query, const Snapshot& snapshot,
                      const std::vector<std::string>& languages, Analyzers& analyzers,
                      Deadline& deadline, const std::vector<Filter>& filters) {
  CompiledQuery compiled =
      Compiler(query, snapshot, languages, analyzers, deadline).compile(filters);
  compiled.flat = flat_of(*compiled.tree, snapshot.glass_tables(), analyzers);
  const XapianQueries xapian(snapshot, compiled.phase, analyzers, deadline);
  if (!compiled.flat) add_branches(*compiled.tree, xapian, compiled.branches);
  compiled.query = [tree = compiled.tree, xapian] { return xapian.of(*tree); };
  compiled.parts = [tree = compiled.tree, xapian] {
    std::vector<ScoringPart> parts;
    add_parts(*tree, xapian, parts);
    return parts;
  };
  return compiled;
}

}  // namespace newsdex
