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
  // Latin, Greek, Cyrillic, Armenian and Hebrew, and Latin and Greek with more marks.
  static constexpr std::int32_t kLowEnd = 0x600;
  static constexpr std::int32_t kHighBegin = 0x1E00;
  static constexpr std::int32_t kHighEnd = 0x2000;
  static constexpr std::size_t kCharacters = kLowEnd + (kHighEnd - kHighBegin);

  // Where a character stands in the table; kCharacters: it does not.
  static constexpr std::size_t place_of(std::int32_t c) {
    if (c < 0) return kCharacters;
    if (c < kLowEnd) return static_cast<std::size_t>(c);
    if (c < kHighBegin || c >= kHighEnd) return kCharacters;
    return static_cast<std::size_t>(c - kHighBegin + kLowEnd);
  }

  static constexpr std::size_t kMostBytes = 6;

  struct Entry {
    std::array<char, kMostBytes> bytes{};
    std::uint8_t size = 0;
    bool folds_alone = false;
  };

  std::array<Entry, kCharacters> entries_;
};

}  // namespace newsdex
