// The terms of a batch: each has one number, and they are sorted as their bytes are.
#include "indexer/term_dictionary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <newsdex/error.hpp>

namespace newsdex {
namespace {

std::uint32_t number_of(TermDictionary& dictionary, const std::string& term) {
  return dictionary.number_of(term, TermDictionary::hash_of(term));
}

std::vector<std::string> sorted_terms(const TermDictionary& dictionary) {
  std::vector<std::string> terms;
  for (const std::uint32_t number : dictionary.sorted()) {
    terms.emplace_back(dictionary.term(number));
  }
  return terms;
}

TEST(TermDictionary, NumbersATermOnce) {
  TermDictionary dictionary;
  EXPECT_EQ(number_of(dictionary, "oil"), 0u);
  EXPECT_EQ(number_of(dictionary, "Zoil"), 1u);
  EXPECT_EQ(number_of(dictionary, "oil"), 0u);
  dictionary.clear();
  EXPECT_EQ(dictionary.size(), 0u);
  EXPECT_EQ(number_of(dictionary, "Zoil"), 0u);
}

TEST(TermDictionary, RefusesATermThatXapianCannotHold) {
  TermDictionary dictionary;
  EXPECT_EQ(number_of(dictionary, std::string(245, 'x')), 0u);
  EXPECT_THROW(number_of(dictionary, std::string(246, 'x')), Error);
}

// Few letters, one of them zero, so that many terms begin as others do or are their beginnings:
// lengths on both sides of the eight bytes that are compared at a time, and of twice as many.
TEST(TermDictionary, SortsAsBytesDoWhateverTermsShare) {
  std::mt19937 random(7);
  const std::string letters("\0a\xFF", 3);
  for (const std::size_t count : {10, 511, 512, 20'000}) {
    TermDictionary dictionary;
    std::set<std::string> expected;
    for (std::size_t i = 0; i < count; ++i) {
      std::string term(random() % 3 * 8, 'Q');
      for (std::size_t left = 1 + random() % 19; left > 0; --left) term += letters[random() % 3];
      number_of(dictionary, term);
      expected.insert(term);
    }
    EXPECT_EQ(sorted_terms(dictionary), std::vector(expected.begin(), expected.end()));
  }
}

}  // namespace
}  // namespace newsdex
