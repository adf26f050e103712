// Where words stand in articles, as the index has it: out of its tables in place where that can be
// had, else by Xapian.
//
// Lists are read onwards the quickest. So whoever asks should go from article to article upwards,
// or read ahead.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "searcher/article_list.hpp"
#include "searcher/glass_tables.hpp"
#include "searcher/glass_values.hpp"
#include "searcher/leaf.hpp"
#include "searcher/passage_map.hpp"

namespace newsdex {

class PositionReader {
 public:
  using Positions = std::vector<Xapian::termpos>;

  PositionReader(const Xapian::Database& database, const GlassTables& tables);

  // Reads what the leaves will be asked about in these articles, whose ids ascend, in place of what
  // was read ahead before. Other articles can be asked about as well.
  void read_ahead(std::span<const Xapian::docid> articles, const std::vector<Leaf>& leaves);

  // Positions of any of the word's stems.
  [[nodiscard]] Positions of(Xapian::docid article, const LeafWord& word);
  // How often the article has a term.
  [[nodiscard]] Xapian::termcount count(Xapian::docid article, const std::string& term);
  [[nodiscard]] PassageMap passages(Xapian::docid article);

  [[nodiscard]] const Xapian::Database& database() const { return database_; }

 private:
  template <class Value>
  using ByArticle = std::unordered_map<Xapian::docid, Value>;

  // The articles that have a term, as far as they were asked for; kept open, for the next articles
  // are mostly further on.
  struct TermList {
    std::optional<ArticleList> articles;
    Xapian::docid asked = 0;
  };
  // One of the databases joined; all of them as one where they cannot be read in place.
  struct Part {
    std::optional<DatabaseTables> tables;
    std::optional<glass::ValueList> passage_lengths;
    std::map<std::string, TermList> lists;  // by term
  };

  [[nodiscard]] Xapian::termcount count_now(const std::string& term, Xapian::docid article);
  const Positions& read(Xapian::docid article, const std::string& stem);
  void read_in_place(Xapian::docid article, const std::string& term, Positions& positions);
  void read_passages(std::span<const Xapian::docid> articles);

  Xapian::Database database_;
  std::vector<Part> parts_;
  std::string key_;
  std::map<std::string, ByArticle<Positions>> positions_;  // by stem
  std::map<std::string, ByArticle<Xapian::termcount>> counts_;
  ByArticle<std::string> passage_lengths_;    // where not in place
  std::map<std::string, Positions> of_last_;  // by stem: of the article read last
  Xapian::docid last_ = 0;
};

}  // namespace newsdex
