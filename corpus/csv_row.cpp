#include "corpus/csv_row.hpp"

#include <algorithm>
#include <utility>

namespace newsdex {

void CsvRow::reset() {
  state_ = State::kStart;
  at_ = opened_at_ = stray_quotes_ = quoted_ = 0;
  field_.clear();
  fields_.clear();
}

bool CsvRow::parse(std::string_view text, bool last) {
  while (state_ != State::kEnd && at_ < text.size()) step(text);
  if (last && state_ != State::kEnd && !is_open()) {
    if (state_ != State::kCarriage) fields_.push_back(std::move(field_));
    state_ = State::kEnd;
  }
  return state_ == State::kEnd;
}

void CsvRow::step(std::string_view text) {
  const char c = text[at_];
  switch (state_) {
    case State::kStart:
      if (c == ' ' && dialect_.delimiter != ' ') {
        ++at_;
      } else if (c == dialect_.quote && dialect_.quote != '\0') {
        opened_at_ = at_++;
        ++quoted_;
        state_ = State::kQuoted;
      } else {
        state_ = State::kPlain;
      }
      return;
    case State::kPlain:
      return read_plain(text);
    case State::kQuoted:
      return read_quoted(text);
    case State::kEscaped:
      return read_escaped(c);
    case State::kQuote:
      return read_behind_quote(c);
    case State::kCarriage:
      if (c == '\n') ++at_;
      state_ = State::kEnd;
      return;
    case State::kEnd:
      return;
  }
}

void CsvRow::read_plain(std::string_view text) {
  const char ends[] = {dialect_.delimiter, '\n', '\r'};
  const auto end = std::min(text.find_first_of(std::string_view(ends, 3), at_), text.size());
  field_.append(text.substr(at_, end - at_));
  at_ = end;
  if (at_ < text.size()) end_field(text[at_]);
}

void CsvRow::read_quoted(std::string_view text) {
  const char ends[] = {dialect_.quote, dialect_.backslash ? '\\' : dialect_.quote};
  const auto end = std::min(text.find_first_of(std::string_view(ends, 2), at_), text.size());
  field_.append(text.substr(at_, end - at_));
  at_ = end;
  if (at_ == text.size()) return;
  state_ = text[at_++] == dialect_.quote ? State::kQuote : State::kEscaped;
}

void CsvRow::read_escaped(char c) {
  if (c != dialect_.quote && c != '\\') field_.push_back('\\');
  field_.push_back(c);
  ++at_;
  state_ = State::kQuoted;
}

void CsvRow::read_behind_quote(char c) {
  if (c == dialect_.delimiter || c == '\n' || c == '\r') return end_field(c);
  field_.push_back(dialect_.quote);
  state_ = State::kQuoted;
  if (c == dialect_.quote) {
    ++at_;
  } else {
    ++stray_quotes_;
  }
}

void CsvRow::end_field(char c) {
  ++at_;
  fields_.push_back(std::move(field_));
  field_.clear();
  if (c == dialect_.delimiter) {
    state_ = State::kStart;
  } else {
    state_ = c == '\r' ? State::kCarriage : State::kEnd;
  }
}

}  // namespace newsdex
