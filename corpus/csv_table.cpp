#include "corpus/csv_table.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "common/ascii.hpp"

namespace newsdex {
namespace {

constexpr std::string_view kDelimiters = ",;\t|";
constexpr std::size_t kTextBytes = 200;  // on average, of a column without a name
constexpr std::size_t kTitleBytes = 20;
constexpr std::size_t kLabelBytes = 40;
constexpr std::size_t kMostRows = 1000;  // that are looked at

using Rows = std::vector<std::vector<std::string>>;

std::vector<const NamedField*> named(const std::vector<std::string>& header) {
  std::vector<const NamedField*> columns;
  for (const std::string& name : header) columns.push_back(named_field(ascii::trimmed(name)));
  return columns;
}

bool has_articles(const std::vector<const NamedField*>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const NamedField* column) {
    return column != nullptr && (is_title(*column) || is_text(*column));
  });
}

std::size_t known(const std::vector<const NamedField*>& columns) {
  return columns.size() -
         static_cast<std::size_t>(std::count(columns.begin(), columns.end(), nullptr));
}

// How a dialect reads the head, the best being the greatest.
struct Reading {
  CsvDialect dialect;
  Rows rows;
  std::size_t known_names = 0;
  std::ptrdiff_t sound = 0;  // rows of as many fields as the first, less those that are not
  std::size_t quoted = 0;    // fields

  [[nodiscard]] auto rank() const { return std::tie(known_names, sound, quoted); }
};

// A row read without quotes whose fields keep some that were meant to go around them.
bool keeps_quotes(const std::vector<std::string>& fields, const CsvDialect& dialect) {
  if (dialect.quote != '\0') return false;
  return std::any_of(fields.begin(), fields.end(), [](const std::string& field) {
    return field.size() > 1 && field.starts_with('"') && field.ends_with('"');
  });
}

Reading read_as(const CsvDialect& dialect, std::string_view head) {
  Reading reading;
  reading.dialect = dialect;
  CsvRow row(dialect);
  while (!head.empty() && reading.rows.size() < kMostRows) {
    // The last row may go on behind the head, or is all there is.
    if (!row.parse(head, reading.rows.empty())) break;
    head.remove_prefix(row.bytes());
    if (!row.is_blank()) {
      const std::size_t fields = row.fields().size();
      const std::size_t width = reading.rows.empty() ? fields : reading.rows[0].size();
      const bool sound =
          fields == width && row.stray_quotes() == 0 && !keeps_quotes(row.fields(), dialect);
      reading.sound += sound ? 1 : -1;
      reading.quoted += row.quoted();
      reading.rows.push_back(std::move(row.fields()));
    }
    row.reset();
  }
  if (reading.rows.empty()) return reading;
  reading.known_names = known(named(reading.rows[0]));
  // Without its delimiter anything is a table of one column.
  if (reading.rows[0].size() == 1) reading.sound = 0;
  return reading;
}

// Programs that separate by tabs often know no quotes; all others do, and one that is never closed
// must not pass for a table without.
std::vector<CsvDialect> dialects(char delimiter) {
  std::vector<CsvDialect> all = {{delimiter, '"', false}, {delimiter, '"', true}};
  if (delimiter == '\t') all.push_back({delimiter, '\0', false});
  all.push_back({delimiter, '\'', false});
  all.push_back({delimiter, '\'', true});
  return all;
}

// What a first line "sep=;" says, which spreadsheets write and read.
struct Declaration {
  char delimiter = '\0';
  std::size_t bytes = 0;  // 0: there is none
};

Declaration declaration_of(std::string_view head) {
  const std::size_t line_end = head.find('\n');
  if (line_end == std::string_view::npos) return {};
  std::string_view line = head.substr(0, line_end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > 2 && line.starts_with('"') && line.ends_with('"')) {
    line = line.substr(1, line.size() - 2);
  }
  constexpr std::string_view kName = "sep=";
  if (line.size() != kName.size() + 1 || !ascii::starts_with(line, kName)) return {};
  const char delimiter = line.back();
  const bool can_be_one = !ascii::is_letter(delimiter) && !ascii::is_digit(delimiter) &&
                          delimiter != '"' && delimiter != '\'';
  return can_be_one ? Declaration{delimiter, line_end + 1} : Declaration{};
}

Reading best_reading(std::string_view head, std::string_view delimiters) {
  Reading best;
  for (const char delimiter : delimiters) {
    for (const CsvDialect& dialect : dialects(delimiter)) {
      Reading reading = read_as(dialect, head);
      if (dialect.quote == '\'' && reading.quoted == 0) continue;
      if (best.rows.empty() || reading.rank() > best.rank()) best = std::move(reading);
    }
  }
  return best;
}

struct Column {
  std::size_t mean_bytes = 0;
  std::size_t values = 0;  // different ones
  bool addresses = true;
};

std::vector<Column> columns_of(const Rows& rows, std::size_t first) {
  std::vector<Column> columns(rows[0].size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::set<std::string_view> values;
    std::size_t bytes = 0;
    for (std::size_t row = first; row < rows.size(); ++row) {
      const std::string_view value =
          i < rows[row].size() ? std::string_view(rows[row][i]) : std::string_view();
      bytes += value.size();
      values.insert(value);
      columns[i].addresses = columns[i].addresses && ascii::starts_with(value, "http");
    }
    columns[i].values = values.size();
    columns[i].mean_bytes = bytes / std::max<std::size_t>(rows.size() - first, 1);
  }
  return columns;
}

// Columns by what they hold; none that is known where no column holds texts.
void guess_columns(const Rows& rows, CsvTable& table) {
  const auto columns = columns_of(rows, 0);
  const auto longest = std::max_element(
      columns.begin(), columns.end(),
      [](const Column& a, const Column& b) { return a.mean_bytes < b.mean_bytes; });
  table.columns.assign(columns.size(), nullptr);
  if (longest->mean_bytes < kTextBytes) return;
  const auto text = static_cast<std::size_t>(longest - columns.begin());
  // A header in a language that we do not know has no text in that column.
  table.has_header = rows.size() > 1 && rows[0][text].size() < kLabelBytes;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    const char* name = nullptr;
    if (i == text) {
      name = "text";
    } else if (column.addresses) {
      name = "url";
    } else if (column.mean_bytes < kLabelBytes && column.values * 2 <= rows.size()) {
      name = "topics";
    } else if (column.mean_bytes >= kTitleBytes && column.mean_bytes < kTextBytes) {
      name = "title";
    }
    if (name != nullptr) table.columns[i] = named_field(name);
  }
}

}  // namespace

bool CsvTable::holds_articles() const { return has_articles(columns); }

CsvTable examine_csv(std::string_view head) {
  CsvTable table;
  const Declaration declaration = declaration_of(head);
  table.declaration_bytes = declaration.bytes;
  head.remove_prefix(declaration.bytes);
  const Reading reading = best_reading(
      head, declaration.bytes > 0 ? std::string_view(&declaration.delimiter, 1) : kDelimiters);
  table.dialect = reading.dialect;
  if (reading.rows.empty()) return table;
  table.columns = named(reading.rows[0]);
  table.has_header = true;
  if (!has_articles(table.columns)) {
    table.has_header = false;
    guess_columns(reading.rows, table);
  }
  return table;
}

bool begins_with_header(std::string_view head) {
  if (declaration_of(head).bytes > 0) return examine_csv(head).holds_articles();
  const auto line = head.substr(0, head.find_first_of("\r\n"));
  return std::any_of(kDelimiters.begin(), kDelimiters.end(), [&](char delimiter) {
    CsvRow row({delimiter, '"', false});
    if (!row.parse(line, true)) return false;
    const auto columns = named(row.fields());
    return known(columns) >= 3 && has_articles(columns);
  });
}

}  // namespace newsdex
