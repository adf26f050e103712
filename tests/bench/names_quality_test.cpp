// The measure of bench/quality/names on an example small enough to work out by hand.
#include <gtest/gtest.h>

#include <sstream>

#include "bench/quality/names/measure.hpp"

namespace newsdex::bench {
namespace {

TEST(NamesQuality, FamilyWords) {
  EXPECT_EQ(family_word("PETROV, Ivan"), "petrov");
  EXPECT_EQ(family_word("AL ZAWAHIRI, Ayman"), "zawahiri") << "not the article";
  EXPECT_EQ(family_word("AL-ZAWAHIRI, Ayman"), "zawahiri") << "however it is joined";
  EXPECT_EQ(family_word("Ivan Petrovich"), "petrovich") << "without a comma, of all words";
  EXPECT_EQ(family_word("SO'K, Tong"), "sok");
  EXPECT_EQ(family_word(", Ivan"), "");
}

TEST(NamesQuality, EditDistance) {
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("ab", "ba"), 2U);
}

// Three persons. petrov is also written petroff (2 of 7 letters apart: a spelling) and ivanov (4 of
// 6: another name). petrof belongs to somebody else who is written petrov too.
constexpr const char* kPersons =
    "1\tPETROV, Ivan\tPETROFF, Ivan\tIVANOV, Pyotr\n"
    "2\tSIDOROV, Pavel\tSIDOROFF, Pavel\n"
    "3\tPETROF, Oleg\tPETROV, Oleg\n";

TEST(NamesQuality, ReadsPersons) {
  std::istringstream in(kPersons);
  const PersonList list = read_persons(in);
  EXPECT_EQ(list.vocabulary, (std::vector<std::string>{"ivanov", "petrof", "petroff", "petrov",
                                                       "sidoroff", "sidorov"}));
  ASSERT_EQ(list.names.size(), 3U);
  EXPECT_EQ(list.names[1].name, "petrov");
  EXPECT_EQ(list.names[1].spellings, (std::set<std::string>{"petroff"}));
  EXPECT_EQ(list.names[1].half, 0U);
  EXPECT_EQ(list.names[2].name, "sidorov");
  EXPECT_EQ(list.names[2].half, 1U);
  EXPECT_TRUE(list.are_one_name("petrov", "petrof")) << "the third person is";
  EXPECT_FALSE(list.are_one_name("petroff", "petrof")) << "nobody is written both ways";
}

TEST(NamesQuality, JudgesAnAnswer) {
  std::istringstream in(kPersons);
  const PersonList list = read_persons(in);
  // By vocabulary: ivanov 0.5, petrof 0.9, petroff 0.8, (petrov), sidoroff 0.1, sidorov 0.6.
  const std::vector<double> alike = {0.5, 0.9, 0.8, 1, 0.1, 0.6};
  const auto similarity = [&](std::size_t word) { return alike[word]; };
  const Answer answer = most_alike("petrov", list.vocabulary, similarity, 0.5, 3);
  ASSERT_EQ(answer.size(), 3U) << "at most three, and not the name itself";
  EXPECT_EQ(answer[0].word, "petrof");
  EXPECT_EQ(answer[1].word, "petroff");
  EXPECT_EQ(answer[2].word, "sidorov");

  Quality quality;
  judge(list, list.names[1], answer, quality);
  judge(list, list.names[2], {}, quality);
  EXPECT_DOUBLE_EQ(quality.recall(), 0.5) << "petroff, but not sidoroff";
  EXPECT_DOUBLE_EQ(quality.wrong_a_name(), 0.5) << "sidorov";
  EXPECT_DOUBLE_EQ(quality.others_a_name(), 1) << "petrof too, of another person";
}

}  // namespace
}  // namespace newsdex::bench
