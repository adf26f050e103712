// What a page says of itself in JSON-LD, microdata and by its layout.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "corpus/html.hpp"
#include "corpus/html_json_ld.hpp"

namespace newsdex {
namespace {

using testing::ElementsAre;

RawRecord with_script(const std::string& json, const std::string& head = {}) {
  return read_html("<html><head>" + head + "<script type='application/ld+json'>" + json +
                       "</script></head><body></body></html>",
                   "UTF-8");
}

TEST(HtmlMetadata, JsonLdCountsFirst) {
  const RawRecord page = with_script(
      R"({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Oil &amp; gas",
          "datePublished": "2022-01-25T10:30:00Z", "dateModified": "2022-01-26",
          "author": [{"@type": "Person", "name": "Jane Roe"}, {"name": "John Doe"}],
          "publisher": {"@type": "Organization", "name": "The Daily"}, "inLanguage": "pt",
          "mainEntityOfPage": {"@type": "WebPage", "@id": "https://daily.example/oil"},
          "articleSection": "Business", "keywords": ["oil", "gas"]})",
      "<title>Oil | The Daily</title><meta property=og:title content='Oil, shared'>"
      "<meta property=article:published_time content=2022-02-02>");
  EXPECT_EQ(page.title, "Oil & gas");
  EXPECT_EQ(page.date, "2022-01-25T10:30:00Z");
  EXPECT_EQ(page.updated, "2022-01-26");
  EXPECT_EQ(page.byline, "Jane Roe, John Doe");
  EXPECT_EQ(page.source, "The Daily");
  EXPECT_EQ(page.language, "pt");
  EXPECT_EQ(page.url, "https://daily.example/oil");
  EXPECT_THAT(page.topics, ElementsAre("Business", "oil", "gas"));
}

// Such a page was read without a text, unsaid.
TEST(HtmlMetadata, APageThatAScriptFillsMaySayItsTextInJsonLd) {
  const RawRecord plain =
      with_script(R"({"@type": "NewsArticle", "headline": "A", "articleBody": "One.\n\nTwo."})");
  EXPECT_EQ(plain.text, "One.\n\nTwo.");
  EXPECT_THAT(plain.warnings, testing::IsEmpty());
  EXPECT_EQ(with_script(R"({"@type": "Article", "articleBody": "<p>One.</p><p>Two.</p>"})").text,
            "One.\nTwo.");
  const std::string json =
      R"({"@type": "Article", "headline": "A", "articleBody": "Said beside."})";
  EXPECT_EQ(read_html("<title>A</title><script type='application/ld+json'>" + json +
                          "</script><p>Shown is what counts.</p>",
                      "UTF-8")
                .text,
            "Shown is what counts.");
  EXPECT_THAT(with_script(R"({"@type": "Article", "headline": "A"})").warnings,
              ElementsAre(testing::HasSubstr("shows no text")));
}

TEST(HtmlMetadata, WhereJsonLdHasTheArticle) {
  struct Row {
    const char* json;
    const char* title;
    const char* reason;
  };
  const Row rows[] = {
      {R"({"@type": "NewsArticle", "headline": "A"})", "A", ""},
      {R"({"@type": ["Article", "LearningResource"], "headline": "A"})", "A", "several types"},
      {R"({"@type": "http://schema.org/ReportageNewsArticle", "headline": "A"})", "A", "in full"},
      {R"([{"@type": "WebSite", "name": "S"}, {"@type": "BlogPosting", "headline": "A"}])", "A",
       ""},
      {R"({"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "Article", "headline": "A"}]})",
       "A", ""},
      {R"({"@type": "WebPage", "name": "W", "mainEntity": {"@type": "Article", "headline": "A"}})",
       "A", ""},
      {R"({"@type": "WebSite", "name": "S"})", "", "no article"},
      {R"([{"@type": "Article", "headline": "A"}, {"@type": "Article", "headline": "B"}])", "",
       "a list"},
      {"<!-- {\"@type\": \"Article\", \"headline\": \"A\nB\"} -->", "A B",
       "a comment, and a line end in a string"},
      {"{\"@type\": \"Article\", \"headline\": \"A", "", "cut off"},
      {"{\"@type\": \"Article\", \"headline\": {\"@type\": {}}}", "", "nonsense"},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(html::read_linked_data(row.json).title, row.title) << row.json << row.reason;
  }
}

TEST(HtmlMetadata, AGraphsThingsReferToOneAnother) {
  const html::LinkedData data = html::read_linked_data(
      R"({"@graph": [{"@type": "Article", "headline": "A", "author": {"@id": "#roe"},
                      "publisher": {"@id": "#daily"}, "inLanguage": {"@type": "Language",
                      "name": "German", "alternateName": "de"}},
                     {"@type": "Person", "@id": "#roe", "name": "Jane Roe"},
                     {"@type": "Organization", "@id": "#daily", "name": "The Daily"}]})");
  EXPECT_EQ(data.byline, "Jane Roe");
  EXPECT_EQ(data.source, "The Daily");
  EXPECT_EQ(data.language, "de");
}

TEST(HtmlMetadata, WhatIsReferredToIsTheFirstOfItsIdThatHasAName) {
  const html::LinkedData data = html::read_linked_data(
      R"({"@graph": [{"@type": "Article", "headline": "A", "creator": {"@id": "#roe"},
                      "author": [{"@id": "#roe"}, {"@id": "#doe"}, {"@id": "#roe"}, {"@id": "#no"},
                                 {"@id": "https://d.example/lee"}]},
                     {"@type": "Person", "@id": "#roe"},
                     {"@id": "#roe", "name": ["Jane Roe", {"@id": "#doe"}], "@graph": [
                       {"@id": "#roe", "name": "Another"}, {"@id": "#doe", "name": "John Doe"}]},
                     {"@id": "#roe", "name": "A third"}]})");
  EXPECT_EQ(data.byline, "Jane Roe, John Doe, https://d.example/lee") << "each of them once";
}

// Each was looked for in all of the page.
TEST(HtmlMetadata, TwentyThousandReferencesAreLookedUp) {
  std::string authors;
  std::string people;
  std::string byline;
  for (int i = 0; i < 20'000; ++i) {
    const std::string id = "{\"@id\": \"#" + std::to_string(i) + "\"";
    authors += (i == 0 ? "" : ", ") + id + "}";
    people += ", " + id + ", \"name\": \"P" + std::to_string(i) + "\"}";
    byline += (i == 0 ? "P" : ", P") + std::to_string(i);
  }
  const html::LinkedData data = html::read_linked_data(
      R"({"@graph": [{"@type": "Article", "author": [)" + authors + "]}" + people + "]}");
  EXPECT_EQ(data.byline, byline);
}

TEST(HtmlMetadata, AThingThatRefersToItselfEnds) {
  const html::LinkedData data = html::read_linked_data(
      R"({"@type": "Article", "@id": "#a", "name": {"@id": "#a"}, "author": {"@id": "#a"}})");
  EXPECT_EQ(data.byline, "");
}

TEST(HtmlMetadata, MicrodataAndLayoutFillWhatIsMissing) {
  const auto page = [](const std::string& body) {
    return read_html("<html><body>" + body + "</body></html>", "UTF-8");
  };
  EXPECT_EQ(page("<span itemprop=datePublished content=2022-01-25>today</span>").date,
            "2022-01-25");
  EXPECT_EQ(page("<time itemprop=dateModified datetime=2022-01-26>now</time>").updated,
            "2022-01-26");
  EXPECT_EQ(page("<div itemprop=author><span itemprop=name>Jane Roe</span></div>").byline,
            "Jane Roe");
  EXPECT_EQ(page("<div class='c-byline'>By <a rel=author>Jane Roe</a></div>").byline,
            "By Jane Roe");
  EXPECT_EQ(page("<a rel=author href=/roe>Jane Roe</a>").byline, "Jane Roe");
  EXPECT_EQ(page("<span class=post-date>25 January 2022</span>").date, "25 January 2022");
  EXPECT_EQ(page("<span class=update>Yesterday's news</span>").date, "") << "not a date";
  EXPECT_EQ(page("<meta property=og:url content='https://d.example/2022/01/25/oil'>").date,
            "2022-01-25");
  EXPECT_EQ(page("<meta property=og:url content='https://d.example/2022/13/25/oil'>").date, "");
  EXPECT_EQ(page("<div class=byline>" + std::string(5000, 'x') + "</div>").byline, "")
      << "too long for what it is called";
}

}  // namespace
}  // namespace newsdex
