#include "searcher/edits.hpp"

#include <algorithm>
#include <vector>

namespace newsdex {

std::size_t edits_between(std::string_view a, std::string_view b) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::size_t> table((a.size() + 1) * columns);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::size_t& {
    return table[i * columns + j];
  };
  for (std::size_t i = 0; i <= a.size(); ++i) cell(i, 0) = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cell(0, j) = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = cell(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
      cell(i, j) = std::min({cell(i - 1, j) + 1, cell(i, j - 1) + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cell(i, j) = std::min(cell(i, j), cell(i - 2, j - 2) + 1);
    }
  }
  return cell(a.size(), b.size());
}

EditsFrom::EditsFrom(std::string_view word, std::size_t most)
    : word_(word),
      most_(most),
      last_row_(word.size() + most + 1),
      table_((last_row_ + 1) * (word.size() + 1)) {
  for (std::size_t column = 0; column <= word_.size(); ++column) {
    cell(0, column) = static_cast<unsigned>(column);
  }
}

std::size_t EditsFrom::to(std::string_view other) {
  const std::size_t size = std::min(other.size(), last_row_);
  std::size_t row = 0;
  while (row < std::min(rows_, size) && other_[row] == other[row]) ++row;
  if (hopeless_ > 0 && row >= hopeless_) return most_ + 1;
  hopeless_ = 0;
  other_.assign(other.substr(0, size));
  for (rows_ = row; rows_ < size;) {
    if (fill_row(++rows_) <= most_) continue;
    hopeless_ = rows_;
    return most_ + 1;
  }
  return cell(rows_, word_.size());
}

// Gives the fewest mistakes of the row: whatever follows, they do not become fewer.
std::size_t EditsFrom::fill_row(std::size_t row) {
  const char last = other_[row - 1];
  unsigned fewest = cell(row, 0) = static_cast<unsigned>(row);
  for (std::size_t column = 1; column <= word_.size(); ++column) {
    const unsigned change = cell(row - 1, column - 1) + (word_[column - 1] == last ? 0 : 1);
    unsigned edits = std::min({cell(row - 1, column) + 1, cell(row, column - 1) + 1, change});
    const bool swapped =
        row > 1 && column > 1 && word_[column - 2] == last && word_[column - 1] == other_[row - 2];
    if (swapped) edits = std::min(edits, cell(row - 2, column - 2) + 1);
    cell(row, column) = edits;
    fewest = std::min(fewest, edits);
  }
  return fewest;
}

}  // namespace newsdex
