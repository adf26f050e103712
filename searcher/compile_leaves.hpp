// The words, phrases and beginnings of words of a query: what each is matched by, and the leaf that
// it is seen by in an article.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include <newsdex/query.hpp>

#include "searcher/any_term.hpp"
#include "searcher/deadline.hpp"
#include "searcher/expand_prefix.hpp"
#include "searcher/flat_query.hpp"
#include "searcher/leaf.hpp"
#include "searcher/query_stop_words.hpp"
#include "searcher/snapshot.hpp"
#include "searcher/term_counts.hpp"
#include "searcher/witness_source.hpp"
#include "searcher/word_forms.hpp"

namespace newsdex {

// Where in the query a part stands.
struct QueryPlace {
  double scale = 1;      // what the brackets around it multiply weights by
  bool negated = false;  // what is excluded has no leaf and no rank
  std::size_t branch = kWholeQuery;
};

class LeafCompiler {
 public:
  // All of these must outlive what is made.
  LeafCompiler(const Query& query, const Snapshot& snapshot,
               const std::vector<std::string>& languages, Analyzers& analyzers, Deadline& deadline);

  // `part` is kWords, kPhrase, kNear or kPrefix. Without `tree` it is only added to the flat query,
  // and what is given is empty.
  [[nodiscard]] Xapian::Query make(const Query& part, const QueryPlace& place, bool tree);

  [[nodiscard]] bool is_stop_word(const Query& part) const { return stop_words_.hold(part); }
  [[nodiscard]] FlatQueryMaker& flat() { return flat_; }
  // Of what was made and is not negated, in the order of the query.
  [[nodiscard]] std::vector<Leaf>& leaves() { return leaves_; }
  [[nodiscard]] bool have_scores() const { return scores_; }
  // Of the phrases and the like among these; null: there are none.
  [[nodiscard]] std::shared_ptr<MatchPhase> phase() const { return defers_ ? phase_ : nullptr; }
  [[nodiscard]] const PrefixWords& prefix_words() const { return prefix_words_; }
  [[nodiscard]] const WordFormer& forms() const { return forms_; }

 private:
  void add_leaf(Leaf leaf);
  void add_flat(std::vector<AnyTerm> parts);
  [[nodiscard]] Xapian::Query words(const Query& q);
  [[nodiscard]] LeafWord forms_of(const Query& q, const std::string& word);
  [[nodiscard]] Xapian::Query parts_or_joined(const Query& q);
  [[nodiscard]] Xapian::Query side_by_side(const Query& q);
  [[nodiscard]] std::vector<std::string> terms_of(const Query& q, const LeafWord& word);
  [[nodiscard]] Xapian::Query word_alone(const Query& q, const LeafWord& word,
                                         std::vector<std::string> terms);
  [[nodiscard]] Xapian::Query name_in_title(const LeafWord& word);
  [[nodiscard]] Xapian::Query any_of(std::vector<AnyTerm> parts) const;
  [[nodiscard]] Xapian::Query witnesses(const Leaf& leaf);
  [[nodiscard]] Xapian::Query byline(const Query& q);
  [[nodiscard]] Xapian::Query phrase(const Query& q);
  [[nodiscard]] Xapian::Query exact(const Query& q);
  void add_exact(Leaf& leaf, const std::string& accented);
  [[nodiscard]] Xapian::Query single(const Leaf& leaf);
  [[nodiscard]] Xapian::Query with_beginnings(const Leaf& leaf);
  [[nodiscard]] Xapian::Query within(const Query& q, const std::vector<const Query*>& operands);
  [[nodiscard]] Xapian::Query near(const Query& q);
  [[nodiscard]] Xapian::Query prefix(const Query& q);

  [[nodiscard]] const Xapian::Database& database() const { return snapshot_.database(); }
  [[nodiscard]] TermCounts& counts() const { return snapshot_.term_counts(); }

  const Snapshot& snapshot_;
  WordFormer forms_;
  Analyzers& analyzers_;
  Deadline& deadline_;
  PrefixWords prefix_words_;
  QueryStopWords stop_words_;
  FlatQueryMaker flat_;
  std::vector<Leaf> leaves_;
  std::shared_ptr<MatchPhase> phase_ = std::make_shared<MatchPhase>();
  bool defers_ = false;  // some phrase or the like may be looked into later
  bool scores_ = false;
  QueryPlace place_;  // of the part that is made
  bool makes_tree_ = false;
};

}  // namespace newsdex
