// Where a text file's title is, and where there is none.
#include "corpus/plain_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace newsdex {
namespace {

TEST(PlainText, TheTitleIsTheFirstLineWhereItStandsAlone) {
  struct Row {
    std::string text;
    const char* title;
    const char* rest;
    const char* reason = "";
  };
  const std::string paragraph =
      "Quarterly profits at the media giant jumped 76% to $1.13bn for the three months to "
      "December, "
      "from $639m a year earlier, the company said on Friday.";
  const Row rows[] = {
      {"Ad sales boost profit\n\nQuarterly profits jumped.\n", "Ad sales boost profit",
       "Quarterly profits jumped.\n", "as BBC files have it"},
      {"\n\n  Ad sales boost profit  \r\n\r\nProfits jumped.\n", "Ad sales boost profit",
       "Profits jumped.\n", "empty lines in front, CRLF"},
      {"Will it rain?\n\nNo.\n", "Will it rain?", "No.\n"},
      {"Rivals of the iPod...\n\nText.\n", "Rivals of the iPod...", "Text.\n",
       "an ellipsis is no end"},
      {"Talks held in the U.S.\n\nText.\n", "Talks held in the U.S.", "Text.\n"},
      {"Heading\n=======\nText.\n", "Heading", "Text.\n", "underlined"},
      {"Heading\n---\n\nText.\n", "Heading", "Text.\n"},
      {"# Heading\nText.\n", "Heading", "Text.\n", "Markdown"},
      {"Ad sales boost profit\n" + paragraph + "\n", "Ad sales boost profit",
       "Quarterly profits at", "a short line before a paragraph of one line"},
      // None
      {"The company said so.\n\nIt is true.\n", "", "The company said so.", "a sentence"},
      {"First of all,\n\nwe go.\n", "", "First of all,"},
      {"结束了。\n\n是的。\n", "", "结束了。", "a sentence in Chinese"},
      {paragraph + "\n" + paragraph + "\n", "", "Quarterly profits at", "a paragraph"},
      {"a wrapped line of text that\ngoes on in the next one\nand ends here.\n", "",
       "a wrapped line", "the begin of a wrapped paragraph"},
      {"Only one line\n", "", "Only one line", "a text of one line is a text"},
      {"Only one line\n\n\n", "", "Only one line"},
      {std::string(300, 'x') + "\n\nText.\n", "", "xxx", "too long for a title"},
      {"", "", ""},
      {"\n\n", "", ""},
  };
  for (const Row& row : rows) {
    const RawRecord record = read_plain_text(row.text, {});
    EXPECT_EQ(record.title, row.title) << row.reason;
    EXPECT_TRUE(std::string_view(record.text).find(row.rest) != std::string_view::npos)
        << record.text << ' ' << row.reason;
    if (!record.title.empty()) {
      EXPECT_EQ(record.text.find(record.title), std::string::npos) << row.reason;
    }
  }
}

}  // namespace
}  // namespace newsdex
