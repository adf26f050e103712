// The measures of bench/quality/ranking, its files, and its questions, on examples worked out by
// hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "bench/quality/ranking/known_item.hpp"
#include "bench/quality/ranking/measures.hpp"
#include "bench/quality/ranking/smart.hpp"
#include "bench/quality/ranking/trec.hpp"

namespace newsdex::bench {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

// Relevant are a (gain 1), c (2) and e (1), which is not found; b and d are not.
const std::map<std::string, int> kGains = {{"a", 1}, {"b", 0}, {"c", 2}, {"e", 1}};

TEST(RankingQuality, MeasuresByHand) {
  const Measures m = measure({{"a", 4}, {"b", 3}, {"c", 2}, {"d", 1}}, kGains);
  EXPECT_NEAR(m.average_precision, (1.0 / 1 + 2.0 / 3) / 3, 1e-12) << "e counts among the three";
  // 1/log2(2) + 2/log2(4) = 2, of 2/log2(2) + 1/log2(3) + 1/log2(4) = 2 + 0.63093 + 0.5.
  EXPECT_NEAR(m.ndcg_10, 2 / 3.13093, 1e-5);
  EXPECT_NEAR(m.precision_10, 0.2, 1e-12) << "of ten places, though four are filled";
  EXPECT_NEAR(m.reciprocal_rank, 1, 1e-12);
  EXPECT_NEAR(m.recall_100, 2.0 / 3, 1e-12);
}

TEST(RankingQuality, ADocumentCountsWhereItStandsFirst) {
  const Measures m = measure({{"d", 4}, {"c", 3}, {"c", 2}, {"a", 1}}, kGains);
  EXPECT_NEAR(m.reciprocal_rank, 0.5, 1e-12);
  EXPECT_NEAR(m.average_precision, (1.0 / 2 + 2.0 / 3) / 3, 1e-12) << "a is third, not fourth";
}

TEST(RankingQuality, WhatComesAfterTenOrAHundred) {
  Ranking ranking;
  for (int i = 0; i < 10; ++i) ranking.push_back({"x" + std::to_string(i), 1});
  ranking.push_back({"a", 1});
  for (int i = 0; i < 89; ++i) ranking.push_back({"y" + std::to_string(i), 1});
  ranking.push_back({"c", 1});
  const Measures m = measure(ranking, kGains);
  EXPECT_EQ(m.ndcg_10, 0);
  EXPECT_EQ(m.precision_10, 0);
  EXPECT_NEAR(m.reciprocal_rank, 1.0 / 11, 1e-12);
  EXPECT_NEAR(m.recall_100, 1.0 / 3, 1e-12) << "c is the 101st";
  EXPECT_NEAR(m.average_precision, (1.0 / 11 + 2.0 / 101) / 3, 1e-12);
}

TEST(RankingQuality, QuestionsWithoutAnswerHaveZeros) {
  const std::vector<Measures> all =
      measure_all({{"1", {{"a", 1}}}}, {{"1", ""}, {"2", ""}}, {{"1", kGains}, {"2", kGains}});
  EXPECT_NEAR(mean(all).reciprocal_rank, 0.5, 1e-12);
}

TEST(RankingQuality, ChanceByHand) {
  // Of the eight ways to exchange three pairs, two differ as much: none and all exchanged.
  EXPECT_NEAR(chance({1, 1, 1}, {0, 0, 0}), 0.25, 0.01);
  // +2 -1 sums up to 1 or more in every way.
  EXPECT_EQ(chance({2, 0}, {0, 1}), 1);
  EXPECT_EQ(chance({1, 0.5}, {1, 0.5}), 1) << "no difference at all";
  EXPECT_LT(chance(std::vector<double>(20, 1), std::vector<double>(20, 0)), 0.001);
  // Questions that are answered alike say nothing.
  EXPECT_NEAR(chance({1, 1, 1, 0.3, 0.4}, {0, 0, 0, 0.3, 0.4}), 0.25, 0.01);
}

TEST(RankingQuality, RunsAreReadAsTheyAreWritten) {
  const bench::Run run = {{"7", {{"b", 2.5}, {"a", 2.5}, {"c", 1}}}};
  std::stringstream file;
  write_run(run, "tag", file);
  EXPECT_EQ(file.str(), "7 Q0 b 1 2.500000 tag\n7 Q0 a 2 2.500000 tag\n7 Q0 c 3 1.000000 tag\n");
  EXPECT_EQ(read_run(file), run);

  std::istringstream shuffled("7 Q0 c 3 1 x\n7 Q0 a 2 2.5 x\n7 Q0 b 1 2.5 x\n");
  EXPECT_EQ(read_run(shuffled), run) << "by score, then rank, wherever the lines stand";
}

TEST(RankingQuality, Topics) {
  std::istringstream in(
      "<top>\n<num> Number: 301\n<title> Topic: oil prices\n\n<desc> Description:\nWhat?\n</top>\n"
      "<top>\n<num> 302 </num>\n<desc> Description:\nWho\nwon?\n</top>\n");
  const std::vector<Question> questions = read_topics(in);
  ASSERT_EQ(questions.size(), 2U);
  EXPECT_EQ(questions[0].id, "301");
  EXPECT_EQ(questions[0].text, "oil prices");
  EXPECT_EQ(questions[1].id, "302");
  EXPECT_EQ(questions[1].text, "Who won?") << "without a title, the description";
}

TEST(RankingQuality, Judgements) {
  std::istringstream qrels("1 0 a 2\n1 0 b -1\n");
  EXPECT_THAT(read_qrels(qrels)["1"], ElementsAre(Pair("a", 2), Pair("b", 0)));
  std::istringstream cranfield("1 184 1\n1 29 4 \n1 30 -1\n");
  EXPECT_THAT(read_smart_judgements(cranfield)["1"], ElementsAre(Pair("184", 1), Pair("29", 1)))
      << "its codes say how good an answer is, 1 the best; below 0 is none";
  std::istringstream cisi("     1     28\t0\t0.000000\n");
  EXPECT_THAT(read_smart_judgements(cisi)["1"], ElementsAre(Pair("28", 1)));
}

TEST(RankingQuality, SmartFiles) {
  std::istringstream documents(
      ".I 1\n.T\na wing in\na stream .\n.A\nsomebody\n.W\na wing in\na stream .\n  it flew .\n"
      ".I 2\n.T \nOther\n.W\nText\n.X\n1\t5\t1\n");
  const std::vector<Document> all = read_smart_documents(documents);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].title, "a wing in a stream .");
  EXPECT_EQ(all[0].text, "  it flew .\n") << "the title is not told twice";
  EXPECT_EQ(all[1].text, "Text\n") << "neither authors nor references";

  const char* kQuestions = ".I 001\n.W\nwhat laws\nhold .\n.I 004\n.W\nwhy\n";
  std::istringstream by_order(kQuestions);
  EXPECT_EQ(read_smart_questions(by_order, SmartNumbers::kByOrder)[1].id, "2");
  std::istringstream own(kQuestions);
  const std::vector<Question> questions = read_smart_questions(own, SmartNumbers::kOwn);
  EXPECT_EQ(questions[0].id, "1");
  EXPECT_EQ(questions[0].text, "what laws hold .");
  EXPECT_EQ(questions[1].id, "4");
}

// Twenty articles of one sentence whose words are its own; the last two are one text, and 'the' is
// in all.
std::vector<Document> articles() {
  std::vector<Document> all;
  for (char letter = 'a'; letter <= 't'; ++letter) {
    std::string text = "the";
    const char own = letter == 't' ? 's' : letter;
    for (const char* end : {"bell", "corn", "dunk", "fold", "gulp", "hint", "jest", "kept", "lamp",
                            "milk", "nest", "walking", "walked"}) {
      text += std::string(" ") + own + end;
    }
    all.push_back({std::string(1, letter), "four words in a title", text});
  }
  return all;
}

TEST(RankingQuality, KnownItems) {
  const std::vector<Document> collection = articles();
  const KnownItemMaker maker(collection);
  ASSERT_EQ(maker.passages().size(), 20U);
  EXPECT_EQ(maker.passages()[0].id, "a#1");

  const KnownItems words = maker.words(100, 1);
  EXPECT_GE(words.questions.size(), 3U) << "half of the draws hold the stem of two forms";
  EXPECT_FALSE(words.right.contains("words-s#1") || words.right.contains("words-t#1"))
      << "each of their words is in a tenth of the articles";
  for (const Question& question : words.questions) {
    std::istringstream in(question.text);
    const std::vector<std::string> asked{std::istream_iterator<std::string>(in), {}};
    EXPECT_EQ(asked.size(), 6U);
    EXPECT_THAT(asked, ::testing::Not(::testing::Contains("the")));
    EXPECT_NE(question.text.find("walk"), std::string::npos) << "the only stem with two forms";
  }
  EXPECT_EQ(words.questions, maker.words(100, 1).questions) << "the same seed";
  EXPECT_NE(words.questions, maker.words(100, 2).questions);

  const KnownItems quotations = maker.quotations(100, 1);
  ASSERT_EQ(quotations.questions.size(), 20U);
  for (const Question& question : quotations.questions) {
    std::istringstream in(question.text);
    const auto count = std::distance(std::istream_iterator<std::string>(in), {});
    EXPECT_EQ(count, 10) << "of twelve words two are lost";
  }
  EXPECT_THAT(quotations.right.at("quotation-s#1"), ElementsAre(Pair("s#1", 1), Pair("t#1", 1)))
      << "the same words";

  const KnownItems headlines = maker.headlines(5, 1);
  EXPECT_EQ(headlines.questions.size(), 5U);
  EXPECT_EQ(headlines.questions[0].text, "four words in a title");
}

}  // namespace
}  // namespace newsdex::bench
