#include "corpus/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "common/ascii.hpp"
#include "common/utf8.hpp"
#include "corpus/charset.hpp"
#include "corpus/csv_row.hpp"
#include "corpus/csv_table.hpp"
#include "corpus/reader.hpp"
#include "corpus/text_lines.hpp"

namespace newsdex {
namespace {

class TableReader {
 public:
  TableReader(TextWindow& window, RecordSink& sink)
      : window_(window),
        sink_(sink),
        table_(examine_csv(window.text())),
        charset_(undeclared_charset(window.text())),
        header_(table_.has_header) {}

  std::string run() {
    window_.drop(table_.declaration_bytes);
    if (read_rows()) return {};
    // A quote without its fellow would take the rest of the file.
    for_each_line(window_, sink_,
                  [this](std::string_view line, std::uint64_t number) { read_line(line, number); });
    return std::move(failure_);
  }

 private:
  // False: it stopped at a row with an open quote, which the window begins with.
  bool read_rows() {
    CsvRow row(table_.dialect);
    for (bool last = false;;) {
      if (window_.text().empty() && last) return true;
      if (row.parse(window_.text(), last)) {
        const std::string_view bytes = window_.text().substr(0, row.bytes());
        if (took_rows_in(row, bytes)) {
          read_lines(bytes, window_.line());
        } else {
          read_row(row, bytes, window_.line());
        }
        window_.drop(row.bytes());
        row.reset();
      } else if (last || window_.text().size() > kMaxRecordBytes) {
        return stop(row);
      } else {
        last = !window_.more();
      }
    }
  }

  bool stop(const CsvRow& row) {
    if (row.is_open()) {
      failure_ = fmt::format("the quote in line {} is not closed: read line by line from there on",
                             window_.line_at(row.opened_at()));
    }
    return false;
  }

  // A quote that nothing closes may run to the next row's: then quotes stand where none should, and
  // each line is a row by itself.
  [[nodiscard]] bool took_rows_in(const CsvRow& row, std::string_view bytes) const {
    if (row.stray_quotes() == 0) return false;
    std::size_t lines = 0;
    for (; !bytes.empty(); ++lines) {
      const std::string_view line = first_line(bytes);
      CsvRow alone({table_.dialect.delimiter, '\0', false});
      if (!alone.parse(line, true) || alone.fields().size() != table_.columns.size()) return false;
      bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    }
    return lines > 1;
  }

  void read_lines(std::string_view bytes, std::uint64_t number) {
    sink_.note(number, {}, "a quote that is not closed: the next rows are read line by line");
    for (; !bytes.empty(); ++number) read_line(ascii::take_line(bytes), number);
  }

  static std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find('\n'));
  }

  void read_line(std::string_view line, std::uint64_t number) {
    CsvRow row(table_.dialect);
    if (row.parse(line, true)) return read_row(row, line, number);
    CsvRow plain({table_.dialect.delimiter, '\0', false});
    if (plain.parse(line, true)) read_row(plain, line, number);
  }

  void read_row(CsvRow& row, std::string_view bytes, std::uint64_t line) {
    if (row.is_blank()) return;
    if (std::exchange(header_, false)) return;
    std::vector<std::string>& values = row.fields();
    while (values.size() > table_.columns.size() && ascii::trimmed(values.back()).empty()) {
      values.pop_back();
    }
    std::vector<std::string> warnings;
    if (values.size() != table_.columns.size()) {
      std::string reason =
          fmt::format("{} fields in a table of {} columns", values.size(), table_.columns.size());
      // Programs leave out empty fields at the end of a row; a row over many lines is one that a
      // quote took too much into.
      const auto lines = std::count(bytes.begin(), bytes.end(), '\n');
      if (lines > 1) reason.append(fmt::format(", in {} lines", lines));
      if (lines > 1 || values.size() > table_.columns.size()) {
        return sink_.broken(line, {}, reason);
      }
      warnings.push_back(std::move(reason));
    }
    if (!is_utf8(bytes)) decode_all(values, bytes);
    take(values, line, std::move(warnings));
  }

  // A row in another encoding than the table's beginning is asked for its own.
  void decode_all(std::vector<std::string>& values, std::string_view bytes) const {
    const std::string charset = charset_ == "UTF-8" ? undeclared_charset(bytes) : charset_;
    for (std::string& value : values) value = decode(value, charset);
  }

  void take(std::vector<std::string>& values, std::uint64_t line,
            std::vector<std::string> warnings) {
    NamedFields fields;
    fields.record.line = line;
    fields.record.warnings = std::move(warnings);
    std::vector<std::string> one(1);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const NamedField* field = table_.columns[i];
      if (field == nullptr || !fields.wants(*field)) continue;
      one[0] = std::move(values[i]);
      fields.take(*field, one);
      one.resize(1);
    }
    sink_.record(std::move(fields.record));
  }

  TextWindow& window_;
  RecordSink& sink_;
  CsvTable table_;
  std::string charset_;
  bool header_;  // comes next
  std::string failure_;
};

}  // namespace

std::string read_csv(TextWindow& window, RecordSink& sink) {
  return TableReader(window, sink).run();
}

}  // namespace newsdex
