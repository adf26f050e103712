// Text made clean: what goes and what becomes a line end, wherever it stands.
#include "corpus/clean_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace newsdex {
namespace {

std::string cleaned(std::string utf8) {
  clean(utf8);
  return utf8;
}

struct CleanRow {
  std::string bytes;
  std::string clean;
};

// Most text is looked at by eight bytes at a time: before each, and behind each, none to many more.
TEST(CleanText, IsTheSameWhereverItStands) {
  const CleanRow rows[] = {
      {"\t\n", "\t\n"},
      {std::string(1, '\0'), ""},
      {"\x1F", ""},
      {"\x7F", ""},
      {"\v", "\n"},
      {"\f\r\n\r", "\n\n\n"},
      {"\u0080\u0085", "\n"},
      {"\u00A0", "\u00A0"},
      {"\u2028\u2029", "\n\n"},
      {"\u2027", "\u2027"},
      {"\uFEFF", ""},
      {"\uFF01", "\uFF01"},
      {"\u00E9", "\u00E9"},
      {"\u00FF\U0001F4F0", "\u00FF\U0001F4F0"},
  };
  const std::string letters = " ~abcdefghijklmnop";
  for (const CleanRow& row : rows) {
    for (std::size_t before = 0; before < letters.size(); ++before) {
      for (std::size_t after = 0; after < letters.size(); ++after) {
        const std::string head = letters.substr(0, before);
        const std::string tail = letters.substr(0, after);
        ASSERT_EQ(cleaned(head + row.bytes + tail), head + row.clean + tail);
        ASSERT_EQ(cleaned(row.bytes + head + row.bytes + tail),
                  row.clean + head + row.clean + tail);
      }
    }
  }
}

}  // namespace
}  // namespace newsdex
