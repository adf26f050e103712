// The word cache: each word made once, found again whatever has been added, bounded.
#include "common/word_cache.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace newsdex {
namespace {

CachedWord word_of(std::string_view bytes) {
  return {.bytes = std::string(bytes),
          .word = "w" + std::string(bytes),
          .accented = {},
          .stem = {},
          .other_stem = {},
          .core = {0, bytes.size()},
          .capitalised = false,
          .caseless = false};
}

TEST(WordCache, MakesAWordOnce) {
  WordCache cache;
  int made = 0;
  const auto make = [&](std::string_view bytes) {
    ++made;
    return word_of(bytes);
  };
  const CachedWord& first = cache.get("oil", make);
  EXPECT_EQ(first.word, "woil");
  EXPECT_EQ(&cache.get("oil", make), &first);
  EXPECT_EQ(made, 1);
  EXPECT_EQ(cache.get("", make).word, "w") << "the empty word is a word like others";
  EXPECT_EQ(cache.get(std::string_view("\0", 1), make).word, std::string("w\0", 2));
  EXPECT_EQ(made, 3);
}

// Tokens hold views into entries, so growing must not move them.
TEST(WordCache, EntriesStayWhereTheyAreWhileItGrows) {
  constexpr int kWords = 50'000;
  WordCache cache;
  std::vector<const CachedWord*> entries;
  for (int i = 0; i < kWords; ++i) entries.push_back(&cache.get(std::to_string(i), word_of));
  for (int i = 0; i < kWords; ++i) {
    const CachedWord& again = cache.get(std::to_string(i), [](std::string_view bytes) {
      ADD_FAILURE() << bytes << " was forgotten";
      return word_of(bytes);
    });
    ASSERT_EQ(&again, entries[static_cast<std::size_t>(i)]);
    ASSERT_EQ(again.bytes, std::to_string(i));
  }
}

TEST(WordCache, IsFullByBytesAndEmptyAfterClear) {
  WordCache cache;
  EXPECT_FALSE(cache.full());
  const std::string megabyte(1 << 20, 'x');
  int words = 0;
  for (; words < 64 && !cache.full(); ++words) cache.get(megabyte + std::to_string(words), word_of);
  EXPECT_TRUE(cache.full());
  EXPECT_LE(words, 17) << "a long word counts with its forms: two megabytes each here";
  cache.clear();
  EXPECT_FALSE(cache.full());
  int made = 0;
  cache.get("oil", [&](std::string_view bytes) {
    ++made;
    return word_of(bytes);
  });
  EXPECT_EQ(made, 1);
}

}  // namespace
}  // namespace newsdex
