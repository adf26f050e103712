// The glass primitives against the worked examples of the format.
#include "common/glass_encoding.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/support/bytes.hpp"

namespace newsdex::glass {
namespace {

using test::hex;

template <class Append, class Value>
std::string encoded(Append append, const Value& value) {
  std::string out;
  append(out, value);
  return hex(out);
}

TEST(GlassEncoding, WritesNumbersSevenBitsAByte) {
  EXPECT_EQ(encoded(append_vint, 0), "00");
  EXPECT_EQ(encoded(append_vint, 127), "7f");
  EXPECT_EQ(encoded(append_vint, 128), "8001");
  EXPECT_EQ(encoded(append_vint, 300), "ac02");
  EXPECT_EQ(encoded(append_vint, ~std::uint64_t{0}), "ffffffffffffffffff01");
}

TEST(GlassEncoding, WritesTheLastNumberOfAKeyWithoutItsZeros) {
  EXPECT_EQ(encoded(append_last_number, 0), "");
  EXPECT_EQ(encoded(append_last_number, 1), "01");
  EXPECT_EQ(encoded(append_last_number, 256), "0001");
}

TEST(GlassEncoding, WritesNumbersThatSort) {
  const std::vector<std::pair<Docid, std::string>> rows = {{1, "0001"},
                                                           {21578, "544a"},
                                                           {0x7FFF, "7fff"},
                                                           {0x8000, "808000"},
                                                           {86312, "815128"},
                                                           {0x3FFFFF, "bfffff"},
                                                           {0x400000, "c0400000"},
                                                           {0x1FFFFFFF, "dfffffff"},
                                                           {0x20000000, "e020000000"},
                                                           {0xFFFFFFFF, "e0ffffffff"}};
  for (const auto& [number, bytes] : rows) {
    EXPECT_EQ(encoded(append_sortable, number), bytes);
    EXPECT_EQ(read_sortable(test::unhex(bytes)), number);
  }
}

TEST(GlassEncoding, SortableNumbersCompareAsTheyDo) {
  std::mt19937 random(3);
  for (int i = 0; i < 20000; ++i) {
    const auto a = static_cast<Docid>(random() >> (random() % 32));
    const auto b = i % 4 == 0 ? a + 1 : static_cast<Docid>(random() >> (random() % 32));
    std::string of_a;
    std::string of_b;
    append_sortable(of_a, a);
    append_sortable(of_b, b);
    ASSERT_EQ(a < b, of_a < of_b) << a << " and " << b;
  }
}

TEST(GlassEncoding, TakesBackTheNumbersItPuts) {
  for (const std::uint64_t number : {0ULL, 127ULL, 128ULL, 300ULL, 1ULL << 32, ~0ULL}) {
    std::string bytes;
    append_vint(bytes, number);
    bytes += "rest";
    std::string_view left = bytes;
    std::uint64_t taken = 0;
    EXPECT_TRUE(take_vint(left, taken));
    EXPECT_EQ(taken, number);
    EXPECT_EQ(left, "rest");
  }
  std::uint64_t taken = 0;
  for (std::string_view cut : {std::string_view(), std::string_view("\x80")}) {
    EXPECT_FALSE(take_vint(cut, taken)) << "it has no end";
  }
}

TEST(GlassEncoding, EscapesZerosInStringsThatSort) {
  EXPECT_EQ(encoded(append_sorted_string, "cat"), "63617400");
  EXPECT_EQ(encoded(append_last_sorted_string, "cat"), "636174");
  EXPECT_EQ(encoded(append_sorted_string, std::string("a\0b", 3)), "6100ff6200");
  EXPECT_EQ(encoded(append_last_sorted_string, std::string("\0\0", 2)), "00ff00ff");
}

TEST(GlassEncoding, SortedStringsKeepTheirOrderBeforeWhatFollows) {
  const std::vector<std::string> ordered = {"a", std::string("a\0", 2), std::string("a\0a", 3),
                                            "aa", "b"};
  std::vector<std::string> keys;
  for (const std::string& each : ordered) {
    for (const Docid docid : {1u, 70000u}) {
      std::string& key = keys.emplace_back();
      append_sorted_string(key, each);
      append_sortable(key, docid);
    }
  }
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
}

TEST(GlassEncoding, WritesStringsAfterTheirLength) {
  EXPECT_EQ(encoded(append_string, std::string()), "00");
  EXPECT_EQ(encoded(append_string, std::string("yy")), "027979");
  EXPECT_EQ(encoded(append_string, std::string(130, 'x')).substr(0, 6), "820178");
}

}  // namespace
}  // namespace newsdex::glass
