// How many typing mistakes apart two words are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

// Bytes to insert, delete, change or swap with their neighbour (optimal string alignment).
[[nodiscard]] std::size_t edits_between(std::string_view a, std::string_view b);

// The same of one word to many that come in order, like those of a vocabulary: what their
// beginnings take is counted once.
class EditsFrom {
 public:
  // Above `most` mistakes it does not matter how many.
  EditsFrom(std::string_view word, std::size_t most);

  // How many it is apart; any number above `most` where it is that.
  [[nodiscard]] std::size_t to(std::string_view other);
  // Of the word asked about last: how many of its first bytes are enough to be too far apart,
  // whatever follows them; 0 where there may be a word near that begins with all of it.
  [[nodiscard]] std::size_t hopeless() const { return hopeless_; }

 private:
  [[nodiscard]] std::size_t fill_row(std::size_t row);
  [[nodiscard]] unsigned& cell(std::size_t row, std::size_t column) {
    return table_[row * (word_.size() + 1) + column];
  }

  std::string word_;
  std::size_t most_;
  std::size_t last_row_;  // of longer words the row tells nothing new
  std::vector<unsigned>
      table_;          // mistakes between so many first bytes of the other, and of `word_`
  std::string other_;  // whose rows are filled, up to `rows_`
  std::size_t rows_ = 0;
  std::size_t hopeless_ = 0;
};

}  // namespace newsdex
