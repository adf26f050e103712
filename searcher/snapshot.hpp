// One state of the searched indexes, and what a search must know of them as a whole.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include <newsdex/searcher.hpp>

#include "common/short_lines.hpp"
#include "searcher/glass_tables.hpp"
#include "searcher/spellings.hpp"
#include "searcher/term_counts.hpp"
#include "searcher/watched_file.hpp"

namespace newsdex {

class Snapshot {
 public:
  // Opens the current generation of each; an index named twice, or by two paths, is taken once.
  // Throws Error as open_index does, and kUsage for an index and its copy.
  explicit Snapshot(const std::vector<std::filesystem::path>& indexes);

  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  [[nodiscard]] const GlassTables& glass_tables() const { return glass_tables_; }
  [[nodiscard]] const std::vector<SearchedIndex>& indexes() const { return indexes_; }
  // Every language of the articles, the default first, then by frequency.
  [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
  // Those that query words are stemmed for when none is asked for: the default and each that holds
  // at least 1 % of the articles.
  [[nodiscard]] const std::vector<std::string>& main_languages() const { return main_languages_; }
  // Of each of these, what stemming by all of them comes down to (stemmed_apart).
  [[nodiscard]] const std::vector<std::string>& stemmings() const { return stemmings_; }
  [[nodiscard]] const std::vector<std::string>& main_stemmings() const { return main_stemmings_; }
  // Lines that are kept out of passages.
  [[nodiscard]] const Boilerplate& boilerplate() const { return boilerplate_; }
  // The spellings of names in this state of the indexes.
  [[nodiscard]] SpellingFinder& spellings() const { return *spellings_; }
  // How frequent terms are in all indexes together.
  [[nodiscard]] TermCounts& term_counts() const { return *term_counts_; }
  // True where an index has been changed since; the snapshot may then have moved on in part, and a
  // new one is due. Throws as the constructor does.
  [[nodiscard]] bool is_stale();

 private:
  void read(const std::vector<std::filesystem::path>& indexes);
  void read_languages(const std::string& default_language);
  [[nodiscard]] std::vector<WatchedFile> watch() const;

  Xapian::Database database_;
  GlassTables glass_tables_;
  std::vector<SearchedIndex> indexes_;
  std::vector<WatchedFile> watched_;  // what every change of an index replaces
  std::vector<std::string> languages_;
  std::vector<std::string> main_languages_;
  std::vector<std::string> stemmings_;
  std::vector<std::string> main_stemmings_;
  Boilerplate boilerplate_;
  std::unique_ptr<SpellingFinder> spellings_;
  std::unique_ptr<TermCounts> term_counts_;
};

}  // namespace newsdex
