#include "searcher/xapian_query.hpp"

#include <vector>

#include "searcher/filters.hpp"
#include "searcher/word_source.hpp"

namespace newsdex {
namespace {

using Tree = QueryTree::Kind;

Xapian::Query without_weight(const Xapian::Query& query) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, 0};
}

}  // namespace

Xapian::Query XapianQueries::of(const QueryTree& tree) const {
  const Xapian::Query made = unscaled(tree);
  return tree.scale == 1 ? made : made * tree.scale;
}

Xapian::Query XapianQueries::unscaled(const QueryTree& tree) const {
  switch (tree.kind) {
    case Tree::kNothing:
      return Xapian::Query::MatchNothing;
    case Tree::kEverything:
      return without_weight(Xapian::Query::MatchAll);
    case Tree::kWord:
      return word(tree);
    case Tree::kPhrase:
      return phrase(tree);
    case Tree::kFilter:
      return without_weight(query_of(tree.filter));
    case Tree::kOther:
      return tree.other;
    case Tree::kAny:
      return joined(Xapian::Query::OP_OR, tree);
    case Tree::kAll:
      return joined(Xapian::Query::OP_AND, tree);
    case Tree::kRanked:
      return joined(Xapian::Query::OP_AND_MAYBE, tree);
    case Tree::kWithout:
      return without(tree);
  }
  return Xapian::Query::MatchNothing;
}

Xapian::Query XapianQueries::word(const QueryTree& tree) const {
  auto* source = new WordSource(tree.word, snapshot_.database(), snapshot_.glass_tables());
  return Xapian::Query(source->release());
}

Xapian::Query XapianQueries::phrase(const QueryTree& tree) const {
  auto* source = new WitnessSource(*tree.phrase, snapshot_.database(), snapshot_.glass_tables(),
                                   tree.scale, tree.is_excluded, phase_, analyzers_, deadline_);
  return Xapian::Query(source->release());
}

Xapian::Query XapianQueries::joined(Xapian::Query::op op, const QueryTree& tree) const {
  std::vector<Xapian::Query> made;
  for (const QueryTree& child : tree.children) made.push_back(of(child));
  return {op, made.begin(), made.end()};
}

Xapian::Query XapianQueries::without(const QueryTree& tree) const {
  std::vector<Xapian::Query> excluded;
  for (std::size_t i = 1; i < tree.children.size(); ++i) {
    excluded.push_back(of(tree.children[i]));
  }
  return {Xapian::Query::OP_AND_NOT, of(tree.children.front()),
          Xapian::Query(Xapian::Query::OP_OR, excluded.begin(), excluded.end())};
}

}  // namespace newsdex
