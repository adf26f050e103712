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
#include "searcher/leaf.hpp"
#include "searcher/query_stop_words.hpp"
#include "searcher/query_tree.hpp"
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

  // `part` is kWords, kPhrase, kNear or kPrefix.
  [[nodiscard]] QueryTree make(const Query& part, const QueryPlace& place);

  [[nodiscard]] bool is_stop_word(const Query& part) const { return stop_words_.hold(part); }
  // Of what was made and is not negated, in the order of the query.
  [[nodiscard]] std::vector<Leaf>& leaves() { return leaves_; }
  [[nodiscard]] bool have_scores() const { return scores_; }
  // Of the phrases and the like among these; null: there are none.
  [[nodiscard]] std::shared_ptr<MatchPhase> phase() const { return defers_ ? phase_ : nullptr; }
  [[nodiscard]] const PrefixWords& prefix_words() const { return prefix_words_; }
  [[nodiscard]] const WordFormer& forms() const { return forms_; }

 private:
  void add_leaf(Leaf leaf);
  [[nodiscard]] QueryTree words(const Query& q);
  [[nodiscard]] LeafWord forms_of(const Query& q, const std::string& word);
  [[nodiscard]] QueryTree parts_or_joined(const Query& q);
  [[nodiscard]] QueryTree side_by_side(const Query& q);
  [[nodiscard]] std::vector<std::string> terms_of(const Query& q, const LeafWord& word);
  [[nodiscard]] QueryTree word_alone(const Query& q, const LeafWord& word,
                                     std::vector<std::string> terms);
  [[nodiscard]] QueryTree name_in_title(const LeafWord& word);
  [[nodiscard]] QueryTree word_of(std::vector<AnyTerm> parts) const;
  [[nodiscard]] QueryTree standing(const Leaf& leaf);
  [[nodiscard]] QueryTree byline(const Query& q);
  [[nodiscard]] QueryTree phrase(const Query& q);
  [[nodiscard]] QueryTree exact(const Query& q);
  void add_exact(Leaf& leaf, const std::string& accented);
  [[nodiscard]] QueryTree single(const Leaf& leaf);
  [[nodiscard]] QueryTree with_beginnings(const Leaf& leaf);
  [[nodiscard]] QueryTree within(const Query& q, const std::vector<const Query*>& operands);
  [[nodiscard]] QueryTree near(const Query& q);
  [[nodiscard]] QueryTree prefix(const Query& q);

  [[nodiscard]] const Xapian::Database& database() const { return snapshot_.database(); }
  [[nodiscard]] TermCounts& counts() const { return snapshot_.term_counts(); }

  const Snapshot& snapshot_;
  WordFormer forms_;
  PrefixWords prefix_words_;
  QueryStopWords stop_words_;
  std::vector<Leaf> leaves_;
  std::shared_ptr<MatchPhase> phase_ = std::make_shared<MatchPhase>();
  bool defers_ = false;  // some phrase or the like may be looked into later
  bool scores_ = false;
  const Query* part_ = nullptr;  // that is made
  QueryPlace place_;             // … : its place
};

}  // namespace newsdex
