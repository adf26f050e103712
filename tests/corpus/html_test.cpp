// What is read of a page: its text as a reader sees it, and what its head says.
#include "corpus/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "corpus/html_calm.hpp"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string text_of(const std::string& body) {
  return read_html("<!DOCTYPE html><html><body>" + body + "</body></html>", "UTF-8").text;
}

TEST(Html, TheTextIsWhatIsSeen) {
  struct Row {
    const char* body;
    const char* text;
    const char* reason = "";
  };
  const Row rows[] = {
      {"<p>One.</p><p>Two.</p>", "One.\nTwo."},
      {"<p>One\n  line   only</p>", "One line only", "white space in the source is no line end"},
      {"<p>One<br>two<br/>three", "One\ntwo\nthree"},
      {"a<b>b</b>c <i>d</i>", "abc d", "inline elements break no word"},
      {"<div>a<div>b</div>c</div>", "a\nb\nc"},
      {"<ul><li>a<li>b</ul>", "a\nb"},
      {"<h2>Head</h2>Text", "Head\nText"},
      {"a<script>if (a < b) document.write('<p>x')</script>b", "ab"},
      {"a<style>p { color: red }</style>b", "ab"},
      {"<noscript>Turn it on</noscript>b", "b"},
      {"<template><p>x</template>b", "b"},
      {"<p hidden>x</p><p style='display: NONE'>y</p><p style=\"visibility:hidden\">z</p>b", "b"},
      {"<select><option>x</select><button>y</button><textarea>z</textarea>b", "b",
       "forms' controls"},
      {"<svg><title>x</title><text>y</text></svg>b", "b"},
      {"<iframe>x</iframe><video>y</video>b", "b"},
      {"Q&amp;A &lt;x&gt; caf&eacute; &#8217;s &nbsp; end", "Q&A <x> café ’s end"},
      {"<pre>one\n  two\nthree</pre>", "one\ntwo\nthree", "lines of preformatted text stay"},
      {"<table><tr><th>Name<th>Price</tr><tr><td>Oil<td>90</table>", "Name | Price\nOil | 90"},
      {"<table><tr><td><p>Oil</p></td><td><p>90</p></td></tr></table>", "Oil | 90",
       "a block in a cell"},
      {"<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", "a\nb\nc",
       "cells of several lines are a layout"},
      {"<table><tr><td><table><tr><td>a<td>b</table></td><td>c</td></tr></table>", "a | b\nc",
       "a table in a cell is a layout"},
      {"<table><tr><td></td><td>a</td><td></td><td>b</td></tr></table>", "a | b", "empty cells"},
      {"x<!-- <p>hidden</p> -->y", "xy"},
      {"5 < 6 and 7 > 2", "5 < 6 and 7 > 2", "a stray `<`"},
      {"<p>unended <b>bold <p>next", "unended bold\nnext"},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(text_of(row.body), row.text) << row.body << row.reason;
}

TEST(Html, MarkupOfAFeedIsReadWhole) {
  EXPECT_EQ(html_text("One <i>two</i><ul><li><a href=x>More news</a><li>b</ul>"),
            "One two\nMore news\nb");
  EXPECT_EQ(html_text("plain &amp; simple"), "plain & simple");
  EXPECT_EQ(html_text(""), "");
}

// The text was a comment to the parser of HTML, and lost unsaid.
TEST(Html, SectionsOfXmlAreText) {
  EXPECT_EQ(html_text("<![CDATA[<p>One &amp; two.</p>]]>"), "One & two.");
  EXPECT_EQ(html_text("<p>Zero.<p><![CDATA[One.]]><p><![CDATA[Two."), "Zero.\nOne.\nTwo.");
}

TEST(Html, TheHeadSaysWhatThePageIs) {
  const RawRecord page = read_html(
      "<!DOCTYPE html><html lang='en-GB'><head><title>Oil rises | The Daily</title>"
      "<meta property='og:title' content='Oil rises &amp; falls'>"
      "<meta name=author content='Jane Roe'><meta property='og:site_name' content='The Daily'>"
      "<meta property='article:published_time' content='2022-01-25T10:30:00Z'>"
      "<meta property='article:modified_time' content='2022-01-26'>"
      "<meta name='keywords' content='oil, prices;opec'>"
      "<link rel=canonical href='https://daily.example/oil'>"
      "<meta property='og:url' content='https://daily.example/oil?x=1'></head>"
      "<body><h1>Oil rises &amp; falls</h1><p>Text.</p></body></html>",
      {});
  EXPECT_EQ(page.title, "Oil rises & falls") << "without the site's name";
  EXPECT_EQ(page.text, "Text.") << "the text does not hold the title";
  EXPECT_EQ(page.byline, "Jane Roe");
  EXPECT_EQ(page.source, "The Daily");
  EXPECT_EQ(page.date, "2022-01-25T10:30:00Z");
  EXPECT_EQ(page.updated, "2022-01-26");
  EXPECT_EQ(page.url, "https://daily.example/oil");
  EXPECT_EQ(page.language, "en-GB");
  EXPECT_THAT(page.topics, ElementsAre("oil", "prices", "opec"));
}

TEST(Html, LesserWordsCountWhereBetterAreMissing) {
  const auto page = [](const std::string& head, const std::string& body = {}) {
    return read_html("<html><head>" + head + "</head><body>" + body + "</body></html>", {});
  };
  EXPECT_EQ(page("<title> A\n title </title>").title, "A title");
  EXPECT_EQ(page("", "<h1>A <b>heading</b></h1><h1>Other</h1>").title, "A heading");
  EXPECT_EQ(page("<title>T</title>", "<svg><title>icon</title></svg>").title, "T");
  EXPECT_EQ(page("<meta name=DC.date.issued content=2022-01-25>").date, "2022-01-25");
  EXPECT_EQ(page("<meta itemprop=datePublished content=2022-01-25>").date, "2022-01-25");
  EXPECT_EQ(page("", "<time datetime=2022-01-25>today</time>").date, "2022-01-25");
  EXPECT_EQ(
      page("", "<time datetime=2020-01-01>x</time><time pubdate datetime=2022-01-25>y</time>").date,
      "2022-01-25");
  EXPECT_EQ(page("<meta property=og:locale content=pt_BR>").language, "pt_BR");
  EXPECT_EQ(page("<meta http-equiv=content-language content=de>").language, "de");
  EXPECT_EQ(page("<meta property=article:author content=https://social.example/roe>").byline, "");
  EXPECT_EQ(page("<link rel=canonical href=/oil>").url, "") << "relative: it says nothing";
}

TEST(Html, ThePagesDeclarationIsBelieved) {
  EXPECT_EQ(read_html("<meta charset=windows-1251><p>\xCC\xE8\xED\xF1\xEA", {}).text, "Минск");
  EXPECT_EQ(read_html("<?xml version='1.0' encoding='iso-8859-1'?><html><p>caf\xE9", {}).text,
            "café");
  EXPECT_EQ(read_html("<p>Минск", {}).text, "Минск");
}

std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

TEST(Html, HostileMarkupIsReadInTime) {
  const std::pair<const char*, std::string> pages[] = {
      {"10,000 deep", repeated("<div>", 10'000) + "text" + repeated("</div>", 10'000)},
      {"200,000 deep, never closed", repeated("<div>", 200'000) + "text"},
      {"deep in tables", repeated("<table><tr><td>", 50'000) + "text"},
      {"end tags that a parser ignores",
       repeated("<div><table><td></div></table>", 50'000) + "text"},
      {"formatting reopened in each paragraph",
       repeated("<b><i><font size=1>", 200) + repeated("<p>x", 50'000) + "text"},
      {"100,000 attributes", "<p " + repeated("a1 ", 50'000) + repeated("b=c ", 50'000) + ">text"},
      {"comments without end", repeated("<!-- ", 200'000) + "--> text"},
      {"scripts without end", "text" + repeated("<script><", 100'000)},
      {"tags without end", "text " + repeated("<a href='", 100'000)},
      {"deep lists", repeated("<ul><li>", 50'000) + "text"},
      {"menus and headings by turns",
       repeated("<h1>x</h1><nav>y</nav>", 50'000) + "<p>text of many words, and of more.</p>"},
      {"NULs", "text" + std::string(100'000, '\0')},
  };
  for (const auto& [name, page] : pages) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THAT(read_html(page, {}).text, HasSubstr("text")) << name;
    const auto taken = std::chrono::steady_clock::now() - start;
    EXPECT_LT(taken, std::chrono::seconds(20)) << name;  // sanitizers and a busy machine included
  }
}

TEST(Html, ATagOfManyBlanksKeepsItsAttributes) {
  const std::string blanks(1000, ' ');
  const std::string kept[] = {
      "<meta" + blanks + "name=\"author\"" + blanks + "content='Jane Doe'" + blanks + ">",
      "<a href" + blanks + "=" + blanks + "\"" + blanks + "x" + blanks + "\" />",
      "<p " + repeated("a='1'\n", 150) + ">",
  };
  for (const std::string& tag : kept) EXPECT_EQ(calm_html(tag), tag);
  for (const char* one : {"a ", "a=1 ", "a='1' ", "a='1'", "a/", "a\t=\t1\t", "= "}) {
    EXPECT_EQ(calm_html("<p " + repeated(one, 1000) + ">"), "<p>") << one;
  }
}

// gumbo made bytes of them that are no UTF-8, and the index took them.
TEST(Html, ReferencesToNumbersBeyondAllCharactersStandForSuch) {
  const std::string page =
      "<title>One &#xFFFFFFF0; two</title><meta name=author content='Jane &#4294967280;Doe'>"
      "<p>Three &#xD80ffffffffffffffffffffff0 four";
  const RawRecord record = read_html(page, "UTF-8");
  EXPECT_EQ(record.title, "One \uFFFD two");
  EXPECT_EQ(record.byline, "Jane \uFFFDDoe");
  EXPECT_THAT(record.text, HasSubstr("Three \uFFFD four"));
}

TEST(Html, CalmingLeavesOrdinaryPagesAsTheyAre) {
  const char* const pages[] = {
      "<p>One <a href='x>y'>two</a></p>",
      "<script>if (a<b) '<div><div>'</script><div>x</div>",
      "<!-- <div> --><ul><li>a<li>b</ul>",
      "a < b",
      "<",
      "</",
      "<p",
      "&#65; &#x41 &#00000000000065; &#1114111; &#; &#x; &# &#x10FFFF;0000 &#",
  };
  for (const char* page : pages) EXPECT_EQ(calm_html(page), page);
  EXPECT_EQ(calm_html("a<b>b</b><STRONG class=x>c</STRONG>"), "abc") << "letters alone";
}

}  // namespace
}  // namespace newsdex
