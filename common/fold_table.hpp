// A fold, character by character: most text needs no look at a character's neighbours, and a table
// is ten times as fast as the normaliser.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex {

class FoldTable {
 public:
  // `whole_fold` is asked for each character once.
  explicit FoldTable(std::string (*whole_fold)(std::string_view));

  // Makes `out` the folded `text`; false where a character of it needs the whole fold.
  [[nodiscard]] bool fold(std::string_view text, std::string& out) const;

 private:
  static constexpr std::int32_t kCharacters =
      0x2000;  // Latin, Greek, Cyrillic and their neighbours
  static constexpr std::size_t kMostBytes = 6;

  struct Entry {
    std::array<char, kMostBytes> bytes{};
    std::uint8_t size = 0;
    bool folds_alone = false;
  };

  std::array<Entry, kCharacters> entries_;
};

}  // namespace newsdex
