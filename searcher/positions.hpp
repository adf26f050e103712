// Where words stand in articles, as the index has it: out of its tables in place where that can be
// had, else by Xapian.
//
// Lists are read onwards the quickest. So whoever asks should go from article to article upwards,
// or read ahead.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/article_list.hpp"
#include "searcher/article_values.hpp"
#include "searcher/glass_tables.hpp"
#include "searcher/leaf.hpp"
#include "searcher/passage_map.hpp"

namespace newsdex {

class PositionReader {
 public:
  using Positions = std::vector<Xapian::termpos>;

  PositionReader(const Xapian::Database& database, const GlassTables& tables);

  // Whether an article, by its place among those read ahead, needs no more looking into as it lacks
  // leaves of so much weight.
  using IsHopeless = std::function<bool(std::size_t place, double lacked)>;

  // Reads what the leaves will be asked about in these articles, whose ids ascend, in place of what
  // was read ahead before. Gives them without the hopeless ones, until the next call. Other
  // articles can be asked about as well.
  std::span<const Xapian::docid> read_ahead(std::span<const Xapian::docid> articles,
                                            const std::vector<Leaf>& leaves,
                                            const IsHopeless& is_hopeless);

  // Positions of any of the word's stems, until the next call.
  [[nodiscard]] const Positions& of(Xapian::docid article, const LeafWord& word);
  // How often the article has a term.
  [[nodiscard]] Xapian::termcount count(Xapian::docid article, const std::string& term);
  [[nodiscard]] PassageMap passages(Xapian::docid article) {
    return PassageMap(passage_lengths_.of(article));
  }
  // Its number in the database that it is in.
  [[nodiscard]] Xapian::docid document_of(Xapian::docid article) const {
    return JoinedDocument(article, parts_.size()).document;
  }
  // What is stored of the article (common/record.hpp), to be read by `reading_document`.
  [[nodiscard]] std::string record(Xapian::docid article);

  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  // The tables of the database where it is a single one that can be read in place; else null.
  [[nodiscard]] const DatabaseTables* tables() const {
    return parts_.size() == 1 && parts_.front().tables ? &*parts_.front().tables : nullptr;
  }

 private:
  // The articles that have a term, as far as they were asked for; kept open, for the next articles
  // are mostly further on.
  struct TermList {
    std::optional<ArticleList> articles;
    Xapian::docid asked = 0;
  };
  // Where a stem stands in the article asked about last. Each stem keeps its own place in the
  // table.
  struct StemPositions {
    std::optional<glass::TableReader> table;
    std::string key;  // the stem's part of it, and a document's
    std::size_t stem_bytes = 0;
    Xapian::docid article = 0;
    Positions positions;
  };
  // One of the databases joined; all of them as one where they cannot be read in place.
  struct Part {
    std::optional<DatabaseTables> tables;
    std::map<std::string, TermList> lists;  // by term
    std::map<std::string, StemPositions> stems;
  };

  [[nodiscard]] bool has_any(Xapian::docid article, const LeafWord& word);
  void keep_ahead(Xapian::docid article, const std::vector<Leaf>& leaves);
  [[nodiscard]] std::optional<std::size_t> place_ahead(Xapian::docid article) const;
  [[nodiscard]] const Positions& of_stem(Xapian::docid article, const std::string& stem);
  [[nodiscard]] Xapian::termcount count_now(const std::string& term, Xapian::docid article);
  [[nodiscard]] const Positions& read(Xapian::docid article, const std::string& stem);
  static void read_in_place(StemPositions& of, Xapian::docid document);

  Xapian::Database database_;
  std::vector<Part> parts_;
  ArticleValues passage_lengths_;
  Positions merged_;  // of a word of several stems
  // What was read ahead: articles, and what each of them has.
  std::vector<Xapian::docid> ahead_;
  std::map<std::string, std::vector<Positions>> positions_ahead_;       // by stem
  std::map<std::string, std::vector<Xapian::termcount>> counts_ahead_;  // by term
};

}  // namespace newsdex
