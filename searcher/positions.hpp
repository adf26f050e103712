// Where words stand in articles, as the index has it: out of the position table in place where that
// can be had, else by Xapian.
//
// To ask Xapian for a term's positions in an article that has it not costs as much as to read them;
// the list of the articles that have it says so for little, as long as it is only read onwards. So
// whoever asks should go from article to article upwards, or read ahead.
#pragma once

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "searcher/leaf.hpp"
#include "searcher/passage_map.hpp"
#include "searcher/position_tables.hpp"

namespace newsdex {

class PositionReader {
 public:
  using Positions = std::vector<Xapian::termpos>;

  PositionReader(const Xapian::Database& database, const PositionTables& tables)
      : database_(database), tables_(tables.of(database)) {}

  // Reads what the leaves will be asked about in these articles, whose ids ascend, in place of what
  // was read ahead before. Other articles can be asked about as well.
  void read_ahead(std::span<const Xapian::docid> articles, const std::vector<Leaf>& leaves);

  // Positions of any of the word's stems.
  [[nodiscard]] Positions of(Xapian::docid article, const LeafWord& word);
  // How often the article has a term.
  [[nodiscard]] Xapian::termcount count(Xapian::docid article, const std::string& term);
  [[nodiscard]] PassageMap passages(Xapian::docid article) const;

  [[nodiscard]] const Xapian::Database& database() const { return database_; }

 private:
  template <class Value>
  using ByArticle = std::unordered_map<Xapian::docid, Value>;

  // The articles that have a term, as far as they were asked for; kept open, for the next articles
  // are mostly further on.
  struct TermList {
    Xapian::PostingIterator at;
    Xapian::PostingIterator end;
    Xapian::docid asked = 0;
  };

  [[nodiscard]] const Xapian::PostingIterator* find(const std::string& term, Xapian::docid article);
  const Positions& read(Xapian::docid article, const std::string& stem);
  void read_in_place(Xapian::docid article, const std::string& term, Positions& positions);
  void read_passages(std::span<const Xapian::docid> articles);

  Xapian::Database database_;
  std::vector<glass::TableReader> tables_;  // one a database joined; empty: not to be had
  std::string key_;
  std::map<std::string, ByArticle<Positions>> positions_;  // by stem
  std::map<std::string, ByArticle<Xapian::termcount>> counts_;
  ByArticle<std::string> passage_lengths_;
  std::map<std::string, Positions> of_last_;  // by stem: of the article read last
  Xapian::docid last_ = 0;
  std::map<std::string, TermList> lists_;  // by term
};

}  // namespace newsdex
