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

namespace newsdex {

class Snapshot {
 public:
  // Opens the current generation of each. Throws Error as open_index does.
  explicit Snapshot(const std::vector<std::filesystem::path>& indexes);

  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  [[nodiscard]] const GlassTables& glass_tables() const { return glass_tables_; }
  [[nodiscard]] const std::vector<SearchedIndex>& indexes() const { return indexes_; }
  // Every language of the articles, the default first, then by frequency.
  [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
  // Those that query words are stemmed for when none is asked for: the default and each that holds
  // at least 1 % of the articles.
  [[nodiscard]] const std::vector<std::string>& main_languages() const { return main_languages_; }
  // Lines that are kept out of passages.
  [[nodiscard]] const Boilerplate& boilerplate() const { return boilerplate_; }
  // The spellings of names in this state of the indexes.
  [[nodiscard]] SpellingFinder& spellings() const { return *spellings_; }
  // True where an index has been changed since; the snapshot may then have moved on in part, and a
  // new one is due. Throws as the constructor does.
  [[nodiscard]] bool is_stale();

 private:
  void read(const std::vector<std::filesystem::path>& indexes);
  void read_languages(const std::string& default_language);

  Xapian::Database database_;
  GlassTables glass_tables_;
  std::vector<SearchedIndex> indexes_;
  std::vector<std::string> languages_;
  std::vector<std::string> main_languages_;
  Boilerplate boilerplate_;
  std::unique_ptr<SpellingFinder> spellings_;
};

}  // namespace newsdex
