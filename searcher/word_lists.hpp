// The lists of a query's words in the databases that are searched, with what each weighs.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "searcher/bm25.hpp"
#include "searcher/flat_query.hpp"
#include "searcher/glass_tables.hpp"
#include "searcher/scored_list.hpp"

namespace newsdex {

// A part of a word: AnyTerm.
struct WordList {
  ScoredList list;
  bool only_ranks = false;
};

class WordLists {
 public:
  // `tables` are those of the databases that `database` joins, and must outlive this.
  WordLists(const Xapian::Database& database, const std::vector<DatabaseTables>& tables,
            const FlatQuery& query);
  WordLists(const WordLists&) = delete;  // the lists look into it
  WordLists& operator=(const WordLists&) = delete;

  // Of one of the databases; those that have no article are left out.
  [[nodiscard]] std::vector<WordList>& of(std::size_t database) { return databases_[database]; }

  // How many articles of all databases have any of a word's terms; of words that do more than rank.
  struct Articles {
    Xapian::doccount least = 0;
    Xapian::doccount most = 0;
  };
  [[nodiscard]] const std::vector<Articles>& articles() const { return articles_; }

 private:
  using Terms = std::vector<std::unique_ptr<glass::PostingList>>;

  [[nodiscard]] double open(const AnyTerm& any, const std::vector<DatabaseTables>& tables,
                            std::vector<Terms>& opened);

  Bm25 bm25_;
  Xapian::doccount all_;
  std::vector<std::vector<WordList>> databases_;
  std::vector<Articles> articles_;
};

}  // namespace newsdex
