#include "searcher/flat_query.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "common/schema.hpp"
#include "searcher/term_queries.hpp"

namespace newsdex {
namespace {

using Tree = QueryTree::Kind;
using Join = FlatQuery::Join;

// Each article is looked for in the list of each term.
constexpr std::size_t kMostFilterTerms = 16;

// Other spellings of a name are weighed apart from the name as typed: that is no single word.
bool is_word(const QueryTree& tree) {
  return tree.kind == Tree::kWord && !tree.word.front().only_ranks &&
         std::all_of(tree.word.begin() + 1, tree.word.end(),
                     [](const AnyTerm& part) { return part.only_ranks; });
}

// What stands in titles alone is not counted, several stems of a word are weighed apart, and a word
// must be there as often as NEAR has it.
bool is_of_single_terms(const Leaf& phrase) {
  if (phrase.title_only) return false;
  std::vector<std::string> all;
  for (const LeafWord& word : phrase.words) {
    const std::vector<std::string> terms = needed_terms(phrase, word);
    if (terms.size() != 1 || !word.spellings.empty()) return false;
    all.push_back(terms.front());
  }
  std::ranges::sort(all);
  return phrase.kind != Leaf::Kind::kNear || std::ranges::adjacent_find(all) == all.end();
}

// Goes through a tree as long as it is flat: what says so gives false where it is more.
class FlatQueryMaker {
 public:
  FlatQueryMaker(const GlassTables& tables, Analyzers& analyzers) {
    made_.tables = &tables;
    made_.analyzers = &analyzers;
  }

  std::optional<FlatQuery> make(const QueryTree& tree) {
    if (!require(tree) || made_.words.empty()) return std::nullopt;
    if (made_.words.size() == 1 && made_.phrases.empty()) made_.join = Join::kAny;
    return std::move(made_);
  }

 private:
  using Trees = std::span<const QueryTree>;

  // What all articles that match the query match.
  bool require(const QueryTree& tree) {
    const auto required = [this](const QueryTree& child) { return require(child); };
    switch (tree.kind) {
      case Tree::kWord:
        return require_word(tree);
      case Tree::kPhrase:
        return require_phrase(tree);
      case Tree::kFilter:
        return restrict({tree.filter});
      case Tree::kAny:
        return require_any(tree.children);
      case Tree::kAll:
        return std::ranges::all_of(tree.children, required);
      case Tree::kRanked:
        return rank_by(tree.children.back()) && require(tree.children.front());
      case Tree::kWithout:
        return require(tree.children.front()) && exclude(Trees(tree.children).subspan(1));
      case Tree::kNothing:
      case Tree::kEverything:
      case Tree::kOther:
        return false;
    }
    return false;
  }

  // Where an article must have several words, those that are not counted cannot be seen in it.
  bool require_word(const QueryTree& tree) {
    if (!is_word(tree) || has_any_ || !tree.word.front().is_counted) return false;
    made_.join = Join::kAll;
    add(tree.word, tree.scale);
    return true;
  }

  bool require_phrase(const QueryTree& tree) {
    if (has_any_ || !is_of_single_terms(*tree.phrase)) return false;
    made_.join = Join::kAll;
    for (const LeafWord& word : tree.phrase->words) {
      add({{.terms = needed_terms(*tree.phrase, word)}}, tree.scale);
    }
    made_.phrases.push_back(tree.phrase);
    return true;
  }

  bool require_any(Trees words) {
    if (!made_.words.empty() || !std::ranges::all_of(words, is_word)) return false;
    has_any_ = true;
    made_.join = Join::kAny;
    for (const QueryTree& word : words) add(word.word, word.scale);
    return true;
  }

  bool rank_by(const QueryTree& tree) {
    const Trees words = tree.kind == Tree::kAny ? Trees(tree.children) : Trees(&tree, 1);
    if (has_any_ || !std::ranges::all_of(words, is_word)) return false;
    for (const QueryTree& word : words) {
      add(word.word, word.scale);
      for (AnyTerm& part : made_.words.back().parts) part.only_ranks = true;
    }
    return true;
  }

  bool exclude(Trees trees) {
    return std::ranges::all_of(trees, [this](const QueryTree& tree) {
      if (tree.kind == Tree::kFilter) return restrict({tree.filter, true});
      if (!is_word(tree)) return false;
      FlatQuery::Restriction without{.excludes = true};
      for (const AnyTerm& part : tree.word)
        std::ranges::copy(part.terms, std::back_inserter(without.filter.terms));
      return restrict(std::move(without));
    });
  }

  bool restrict(FlatQuery::Restriction restriction) {
    if (restriction.filter.terms.size() > kMostFilterTerms) return false;
    made_.restrictions.push_back(std::move(restriction));
    return true;
  }

  void add(std::vector<AnyTerm> parts, double scale) {
    made_.words.push_back({std::move(parts), scale});
  }

  FlatQuery made_;
  bool has_any_ = false;  // of several words one is enough
};

}  // namespace

std::optional<FlatQuery> flat_of(const QueryTree& tree, const GlassTables& tables,
                                 Analyzers& analyzers) {
  return FlatQueryMaker(tables, analyzers).make(tree);
}

std::vector<std::string> needed_terms(const Leaf& leaf, const LeafWord& word) {
  if (word.begins) return {};
  if (!word.spellings.empty()) {
    return spelling_terms(leaf.title_only ? schema::kTitleWord : "", word);
  }
  if (leaf.kind == Leaf::Kind::kExact) {
    return {std::string(leaf.title_only ? schema::kTitleWord : "") + word.word};
  }
  std::vector<std::string> terms;
  for (const std::string& stem : word.stems) {
    terms.push_back(std::string(leaf.title_only ? schema::kTitleStem : schema::kStem) + stem);
  }
  return terms;
}

}  // namespace newsdex
