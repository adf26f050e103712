// What parsing promises of any text: it ends, it is bounded, its warnings are in place and say what
// to do.
#include <gtest/gtest.h>

#include <newsdex/query.hpp>
#include <string>
#include <string_view>

namespace newsdex {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::size_t depth_of(const Query& query) {
  std::size_t deepest = 0;
  for (const Query& child : query.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

TEST(ParseBounds, BracketsAreReadToTheirLimit) {
  const std::string level = "a OR (b AND (";  // two brackets that mean something
  const std::string fits =
      repeated(level, kMaxQueryDepth / 2) + "c" + std::string(kMaxQueryDepth, ')');
  EXPECT_TRUE(parse_query(fits).warnings.empty());
  EXPECT_EQ(parse_query(to_string(parse_query(fits).query)).query, parse_query(fits).query);

  const ParsedQuery deeper = parse_query(repeated(level, 400) + "c" + std::string(800, ')'));
  ASSERT_EQ(deeper.warnings.size(), 1U);
  EXPECT_LE(depth_of(deeper.query), kMaxQueryDepth + 4);
}

TEST(ParseBounds, NothingTypedRunsDeep) {
  for (const std::string_view piece :
       {"(",        ")",    "NOT ", "-",    "- ",     "title: ", "title:",
        "-title: ", "+(",   "\"",   "“",    "a AND ", "a NEAR ", "OR ",
        "*",        "~",    "^",    "a^2^", "lang:(", "date:..", "(a OR b) NEAR ",
        "\\\"",     "id:\""}) {
    const ParsedQuery parsed = parse_query(repeated(piece, 30'000));
    EXPECT_LE(depth_of(parsed.query), 2 * kMaxQueryDepth) << piece;
  }
}

TEST(ParseBounds, WarningsAreFew) {
  EXPECT_EQ(parse_query(repeated("+ ", 10'000)).warnings.size(), 20U);
}

TEST(ParseBounds, WhatIsTooLongIsCutBetweenCharacters) {
  const std::string word = repeated("é", 35) + " ";  // long, for words are bounded too
  const std::string text = repeated(word, kMaxQueryBytes / word.size() + 10);
  const ParsedQuery parsed = parse_query(text);
  ASSERT_EQ(parsed.warnings.size(), 1U);
  EXPECT_EQ(parsed.warnings.front().end, text.size());
  EXPECT_LE(parsed.warnings.front().begin, kMaxQueryBytes);
  EXPECT_GT(parsed.warnings.front().begin, kMaxQueryBytes - 4);
  EXPECT_EQ(parsed.query.children.size(),
            (parsed.warnings.front().begin + word.size() - 1) / word.size());
}

TEST(ParseBounds, WordsBeyondTheBoundAreIgnoredAndSaid) {
  const std::string text = repeated("oil ", kMaxQueryWords) + "gas \"coal mine\"";
  const ParsedQuery parsed = parse_query(text);
  EXPECT_EQ(parsed.query.children.size(), kMaxQueryWords);
  ASSERT_EQ(parsed.warnings.size(), 1U);
  EXPECT_EQ(parsed.warnings.front().begin, text.find("gas"));
  EXPECT_EQ(parsed.warnings.front().end, text.size());
  EXPECT_TRUE(parse_query(repeated("oil ", kMaxQueryWords)).warnings.empty());

  const ParsedQuery quoted = parse_query("\"" + repeated("oil ", kMaxQueryWords + 5) + "\"");
  EXPECT_EQ(quoted.query.words.size(), kMaxQueryWords);
  EXPECT_EQ(quoted.warnings.size(), 1U);
  const ParsedQuery filters = parse_query(repeated("lang:en ", kMaxQueryWords + 5));
  EXPECT_EQ(filters.query.children.size(), kMaxQueryWords);
  const ParsedQuery plain = parse_plain(repeated("oil ", kMaxQueryWords + 5));
  EXPECT_EQ(plain.query.children.size(), kMaxQueryWords);
  EXPECT_EQ(plain.warnings.size(), 1U);
}

TEST(ParseBounds, ChoicesNearEachOtherAreBoundedToo) {
  const std::string choices = "(a OR b) NEAR/3 (c OR d) NEAR/3 (e OR f) NEAR/3 (g OR h)";
  const ParsedQuery parsed = parse_query(repeated(choices + " x ", 100));
  EXPECT_EQ(parse_query(to_string(parsed.query)).query, parsed.query);
}

TEST(ParseBounds, BytesThatAreNotTextPartWords) {
  const ParsedQuery parsed = parse_query("oil\xFFgas \xC3");
  EXPECT_EQ(to_string(parsed.query), "oil-gas");
  ASSERT_FALSE(parsed.warnings.empty());
  EXPECT_NE(parsed.warnings.front().message.find("UTF-8"), std::string::npos);
  EXPECT_EQ(parse_query(std::string_view("oil\0gas", 7)).query, parse_query("oil gas").query);
}

TEST(ParseBounds, AFilterKeepsItsBytes) {
  const Query query = parse_query("path:/news/\xE9t\xE9.txt").query;
  EXPECT_EQ(query.value, "/news/\xE9t\xE9.txt");
  EXPECT_EQ(parse_query(to_string(query)).query, query);
}

TEST(ParseWarnings, SayWhatToDo) {
  struct Row {
    std::string_view typed;
    std::string_view says;
  };
  for (const auto& [typed, says] : {
           Row{"lnag:en", "did you mean lang:?"},
           Row{"foo:bar", "there is no field \"foo\", it is read as a word"},
           Row{"oil && gas", "write AND"},
           Row{"oil || gas", "write OR"},
           Row{"oil -", "-word excludes a word"},
           Row{"oil^", "as in oil^2"},
           Row{"'oil price'", "write \"...\" for exact words"},
           Row{"date:soon", "\"soon\" is no date that can be read; write 2022"},
           Row{"lang:klingonish", "write its code or name: lang:en"},
           Row{"title:-nato", "as in -title:nato"},
           Row{"minsk~3", "takes no number"},
       }) {
    const ParsedQuery parsed = parse_query(typed);
    ASSERT_FALSE(parsed.warnings.empty()) << typed;
    EXPECT_NE(parsed.warnings.front().message.find(says), std::string::npos)
        << typed << ": " << parsed.warnings.front().message;
  }
}

}  // namespace
}  // namespace newsdex
