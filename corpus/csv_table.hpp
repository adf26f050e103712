// How a table of comma-separated values is written and what its columns hold, found out from its
// first part.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/csv_row.hpp"
#include "corpus/field_names.hpp"

namespace newsdex {

struct CsvTable {
  CsvDialect dialect;
  std::size_t declaration_bytes = 0;  // the line "sep=;" that spreadsheets put before the table
  bool has_header = false;
  // The field of each column; nullptr: none that we know.
  std::vector<const NamedField*> columns;

  // It has titles or texts.
  [[nodiscard]] bool holds_articles() const;
};

// The delimiter is what a first line "sep=;" says, else a comma, semicolon, tab or bar, the quote "
// or ' or (with tabs) none, as fits the names in the header and then the rows best. Columns are
// known by their names in the header; in a table whose names say nothing, by what they hold: the
// longest texts (200 bytes at least) are the articles, of the other columns that of addresses is
// the url, one of few values the topics, one of a line each the titles.
[[nodiscard]] CsvTable examine_csv(std::string_view head);

// Whether the first line is so clearly a header of articles that no file name has to say it: three
// known names at least, of title or text one.
[[nodiscard]] bool begins_with_header(std::string_view head);

}  // namespace newsdex
