// The word cache: each word made once, found again whatever has been added, bounded.
#include "common/word_cache.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace newsdex {
namespace {

WordFacts word_of(std::string_view bytes) {
  return {.forms = {.word = "w" + std::string(bytes), .accented = {}, .stem = {}, .other_stem = {}},
          .core = {0, bytes.size()},
          .capitalised = false,
          .caseless = false};
}

template <class Make>
const CachedWord& get(WordCache& cache, std::string_view bytes, Make&& make) {
  return cache.get(WordKey(bytes, {0, bytes.size()}), bytes, make);
}

TEST(WordCache, MakesAWordOnce) {
  WordCache cache;
  int made = 0;
  const auto make = [&](std::string_view bytes) {
    ++made;
    return word_of(bytes);
  };
  const CachedWord& first = get(cache, "oil", make);
  EXPECT_EQ(first.word(), "woil");
  EXPECT_EQ(&get(cache, "oil", make), &first);
  EXPECT_EQ(made, 1);
  EXPECT_EQ(get(cache, "", make).word(), "w") << "the empty word is a word like others";
  EXPECT_EQ(get(cache, std::string_view("\0", 1), make).word(), std::string("w\0", 2));
  EXPECT_EQ(made, 3);
}

// A key is loaded in whole words where the text goes on, and byte by byte at its end.
TEST(WordKey, IsTheSameWhereverTheWordStands) {
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  for (std::size_t size = 0; size <= letters.size(); ++size) {
    const std::string word = letters.substr(0, size);
    const std::string inside = "xx" + word + " and a good deal of text behind it";
    const WordKey alone(word, {0, size});
    const WordKey in_text(inside, {2, 2 + size});
    EXPECT_EQ(alone.low, in_text.low) << word;
    EXPECT_EQ(alone.high, in_text.high) << word;
    EXPECT_EQ(alone.hash, in_text.hash) << word;
  }
}

// Zero bytes fill a short key up, so only their sizes tell these words apart.
TEST(WordCache, TellsWordsOfZeroBytesApart) {
  WordCache cache;
  const std::string zeros(17, '\0');
  for (std::size_t size = 0; size <= zeros.size(); ++size) {
    EXPECT_EQ(get(cache, zeros.substr(0, size), word_of).bytes().size(), size);
  }
  for (std::size_t size = 0; size <= zeros.size(); ++size) {
    EXPECT_EQ(get(cache, zeros.substr(0, size), word_of).number(), size);
  }
}

// Tokens hold views into entries, so growing must not move them.
TEST(WordCache, EntriesStayWhereTheyAreWhileItGrows) {
  constexpr int kWords = 50'000;
  WordCache cache;
  std::vector<const CachedWord*> entries;
  for (int i = 0; i < kWords; ++i) entries.push_back(&get(cache, std::to_string(i), word_of));
  for (int i = 0; i < kWords; ++i) {
    const CachedWord& again = get(cache, std::to_string(i), [](std::string_view bytes) {
      ADD_FAILURE() << bytes << " was forgotten";
      return word_of(bytes);
    });
    ASSERT_EQ(&again, entries[static_cast<std::size_t>(i)]);
    ASSERT_EQ(again.bytes(), std::to_string(i));
  }
}

TEST(WordCache, IsFullByBytesAndEmptyAfterClear) {
  WordCache cache;
  EXPECT_FALSE(cache.full());
  const std::string megabyte(1 << 20, 'x');
  int words = 0;
  for (; words < 64 && !cache.full(); ++words)
    get(cache, megabyte + std::to_string(words), word_of);
  EXPECT_TRUE(cache.full());
  EXPECT_LE(words, 17) << "a long word counts with its forms: two megabytes each here";
  cache.clear();
  EXPECT_FALSE(cache.full());
  int made = 0;
  get(cache, "oil", [&](std::string_view bytes) {
    ++made;
    return word_of(bytes);
  });
  EXPECT_EQ(made, 1);
}

}  // namespace
}  // namespace newsdex
