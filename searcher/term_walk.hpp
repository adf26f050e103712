// The terms that begin alike, in order, each with how many articles of all indexes have it: read in
// place where that can be had, else by Xapian, which takes several times as long.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/glass_tables.hpp"
#include "searcher/glass_terms.hpp"

namespace newsdex {

// Stands at the first one; for one thread.
//
//   for (TermWalk walk(database, tables, "gov"); !walk.at_end(); walk.next()) …
class TermWalk {
 public:
  // `tables` are those of the databases that `database` joins. `prefix` must not be empty. This and
  // all that move throw what Xapian throws.
  TermWalk(const Xapian::Database& database, const GlassTables& tables, const std::string& prefix);

  [[nodiscard]] bool at_end() const { return at_end_; }
  // Until it moves; not to be asked at the end.
  [[nodiscard]] const std::string& term() const { return term_; }
  [[nodiscard]] Xapian::doccount articles() const { return articles_; }

  void next();
  // To the first term from this one on, which comes after the one where it stands.
  void skip_to(const std::string& term);
  // To the first term behind all that begin with `beginning`, as the one where it stands does.
  void pass_all(const std::string& beginning) {
    skip_to(beginning + '\xFF');  // the last byte of all: no term has it, for terms are UTF-8
  }

 private:
  void read();

  std::vector<glass::VocabularyCursor> cursors_;  // of each database; none where Xapian reads
  Xapian::doccount most_;
  Xapian::TermIterator at_;
  Xapian::TermIterator end_;
  std::string term_;
  Xapian::doccount articles_ = 0;
  bool at_end_ = false;
};

}  // namespace newsdex
