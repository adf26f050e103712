// A row of comma-separated values, taken apart.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

struct CsvDialect {
  char delimiter = ',';
  char quote = '"';        // around fields, doubled inside; '\0': there is none
  bool backslash = false;  // stands before quotes inside fields

  friend bool operator==(const CsvDialect&, const CsvDialect&) = default;
};

// Goes through a text that may still grow. Fields may hold line feeds where they are quoted; a
// quote inside one that does not end it stands for itself.
class CsvRow {
 public:
  explicit CsvRow(const CsvDialect& dialect) : dialect_(dialect) {}

  // Goes on with the row that `text` begins with, which is that of the call before with or without
  // more behind it. `last`: nothing comes behind. False: the row does not end in it.
  bool parse(std::string_view text, bool last);
  // Ready for the next row.
  void reset();

  // Of a row that has ended.
  [[nodiscard]] std::vector<std::string>& fields() { return fields_; }
  [[nodiscard]] std::size_t bytes() const { return at_; }  // with its line end
  [[nodiscard]] bool is_blank() const { return fields_.size() == 1 && fields_[0].empty(); }
  // Quotes inside fields that neither end them nor are doubled; fields that are quoted.
  [[nodiscard]] std::size_t stray_quotes() const { return stray_quotes_; }
  [[nodiscard]] std::size_t quoted() const { return quoted_; }

  // Of one that has not: it is inside the quotes that open at that byte.
  [[nodiscard]] bool is_open() const {
    return state_ == State::kQuoted || state_ == State::kEscaped;
  }
  [[nodiscard]] std::size_t opened_at() const { return opened_at_; }

 private:
  enum class State { kStart, kPlain, kQuoted, kEscaped, kQuote, kCarriage, kEnd };

  void step(std::string_view text);
  void read_plain(std::string_view text);
  void read_quoted(std::string_view text);
  void read_escaped(char c);
  void read_behind_quote(char c);
  void end_field(char c);

  CsvDialect dialect_;
  State state_ = State::kStart;
  std::size_t at_ = 0;
  std::size_t opened_at_ = 0;
  std::size_t stray_quotes_ = 0;
  std::size_t quoted_ = 0;
  std::string field_;
  std::vector<std::string> fields_;
};

}  // namespace newsdex
