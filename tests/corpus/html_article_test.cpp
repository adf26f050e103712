// Articles taken out of pages: small pages of our own in the ways that sites build theirs, each
// with the text that is to be found and nothing else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "corpus/html.hpp"

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kOne =
    "The ferry between the islands sails again, the harbour office said on Tuesday, a week after a "
    "storm tore the landing stage from its piles and left it on the beach.";
const std::string kTwo =
    "Passengers had been taken across by fishing boats, which were allowed to carry twelve people "
    "each, and only in daylight, when the sea was calm.";
const std::string kThree =
    "\"We are glad to have her back,\" said the mayor, Jane Roe, who was on the first crossing "
    "with "
    "her whole council, two sheep and a brass band.";
const std::string kText = kOne + "\n" + kTwo + "\n" + kThree;

std::string paragraphs() { return "<p>" + kOne + "</p><p>" + kTwo + "</p><p>" + kThree + "</p>"; }

const std::string kMenu =
    "<ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/sport>Sport</a>"
    "<li><a href=/weather>Weather</a></ul>";
const std::string kStories =
    "<ul><li><a href=/1>Council to vote on a new bridge over the narrows in the spring</a>"
    "<li><a href=/2>Fishermen count the cost of the storm, and do not like the sum</a>"
    "<li><a href=/3>Ten things that you did not know about the lighthouse keeper</a></ul>";

RawRecord page(const std::string& body, const std::string& head = {}) {
  return read_html("<!DOCTYPE html><html><head>" + head + "</head><body>" + body + "</body></html>",
                   "UTF-8");
}

TEST(HtmlArticles, TheTextWithoutWhatIsAroundIt) {
  struct Row {
    const char* name;
    std::string body;
    std::string text = kText;
  };
  const Row rows[] = {
      {"the tags of HTML5", "<header>" + kMenu + "</header><nav>" + kMenu +
                                "</nav><main><article><h1>Ferry</h1>" + paragraphs() +
                                "</article><aside>" + kStories + "</aside></main><footer>" + kMenu +
                                "<p>All rights reserved, by law and by treaty.</p></footer>"},
      {"names alone", "<div class=top-nav>" + kMenu + "</div><div id=story-body>" + paragraphs() +
                          "</div><div class='related-stories'><h3>Related</h3>" + kStories +
                          "</div><div class=footer>Imprint</div>"},
      {"other stories between the paragraphs",
       "<div class=article-body><p>" + kOne + "</p><div class=c-related><h4>Read more</h4>" +
           kStories + "</div><p>" + kTwo + "</p><p>" + kThree + "</p></div>"},
      {"other stories without a name", "<article><p>" + kOne + "</p>" + kStories + "<p>" + kTwo +
                                           "</p><p>" + kThree + "</p></article>"},
      {"a paragraph that leads elsewhere", "<article><p>" + kOne +
                                               "</p><p><a href=/x>READ MORE: the storm in "
                                               "pictures</a></p><p>" +
                                               kTwo + "</p><p>" + kThree + "</p></article>"},
      {"share buttons and a byline",
       "<article><div class=share><a href=/f>Share on one</a><a href=/t>Share on two</a></div>"
       "<p class=byline>By Jane Roe, Harbour Correspondent</p>" +
           paragraphs() + "<div class=share-bottom>Share this article</div></article>"},
      {"comments as long as the article",
       "<article>" + paragraphs() + "</article><section id=comments><h3>3 comments</h3><p>" + kOne +
           " I do not believe a word.</p><p>" + kTwo + " Nor do I.</p></section>"},
      {"a cookie note",
       "<div class=cookie-banner><p>We and our 812 partners use cookies to keep "
       "what you read, when and for how long.</p></div><article>" +
           paragraphs() + "</article>"},
      {"a newsletter's form", "<article><p>" + kOne +
                                  "</p><form><p>Sign up to our letter, every morning at six.</p>"
                                  "<input type=email><button>Go</button></form><p>" +
                                  kTwo + "</p><p>" + kThree + "</p></article>"},
      {"captions",
       "<article><figure><img src=a.jpg><figcaption>The ferry in better days, seen "
       "from the lighthouse. Photo: Roe</figcaption></figure>" +
           paragraphs() + "</article>"},
      {"lines that br ends", "<div class=menu>" + kMenu + "</div><div>" + kOne + "<br><br>" + kTwo +
                                 "<br><br>" + kThree + "</div>"},
      {"a layout of tables", "<table><tr><td>" + kMenu + "</td><td>" + paragraphs() + "</td><td>" +
                                 kStories + "</td></tr></table>"},
      {"headings stay",
       "<article><p>" + kOne + "</p><h2>By boat</h2><p>" + kTwo + "</p><p>" + kThree +
           "</p><h2>More stories</h2></article>",
       kOne + "\nBy boat\n" + kTwo + "\n" + kThree},
      {"an article in sections", "<main><section><p>" + kOne + "</p></section><section><p>" + kTwo +
                                     "</p></section><section><p>" + kThree +
                                     "</p></section></main><nav>" + kMenu + "</nav>"},
      {"a list that is the article's own",
       "<article><p>" + kOne + "</p><ul><li>Adults: 4 crowns<li>Children: 2 crowns</ul><p>" + kTwo +
           "</p><p>" + kThree + "</p></article>",
       kOne + "\nAdults: 4 crowns\nChildren: 2 crowns\n" + kTwo + "\n" + kThree},
      {"a name that misleads, around it all",
       "<div class='sidebar-left-layout share-page'><div class=text>" + paragraphs() +
           "</div></div>"},
      {"an id made of a heading", "<article><p>" + kOne +
                                      "</p><div id=how-we-share-the-ferry-now><p>" + kTwo +
                                      "</p><p>" + kThree + "</p></div></article>"},
      {"the form that some servers put around all", "<form action=/ id=aspnetForm><div>" + kMenu +
                                                        "</div><div class=content>" + paragraphs() +
                                                        "</div></form>"},
  };
  for (const Row& row : rows) EXPECT_EQ(page(row.body).text, row.text) << row.name;
}

TEST(HtmlArticles, CommasOfOtherScriptsCount) {
  const std::string body =
      "港口办公室星期二说，岛屿之间的渡轮重新开航，一周前，一场风暴把码头从桩上扯下，留在海滩上。"
      "乘客们由渔船运送，每船十二人，只在白天，而且只在海面平静的时候。";
  EXPECT_EQ(page("<div class=nav>" + kMenu + "</div><div><p>" + body + "</p></div><div>" +
                 kStories + "</div>")
                .text,
            body);
}

TEST(HtmlArticles, TheHeadingThatRepeatsTheTitleIsNoText) {
  EXPECT_EQ(page("<article><h1>Ferry back</h1>" + paragraphs() + "</article>",
                 "<meta property=og:title content='Ferry back'>")
                .text,
            kText);
}

TEST(HtmlArticles, AShortPageIsReadWhole) {
  EXPECT_EQ(page("<p>Closed.</p>").text, "Closed.");
  EXPECT_EQ(page("<div class=share>Closed until <b>May</b></div>").text, "Closed until May");
}

TEST(HtmlArticles, AListOfLinksIsSaidToBeOne) {
  std::string teasers;
  for (int i = 0; i < 15; ++i) {
    teasers += "<div class=teaser><h3><a href=/" + std::to_string(i) +
               ">Something happened in one of the smaller harbours</a></h3><p>What it was, and who "
               "was there, as told by those who saw it happen.</p></div>";
  }
  const RawRecord front = page("<nav>" + kMenu + kMenu + "</nav><main>" + teasers + "</main>");
  EXPECT_THAT(front.warnings, ElementsAre(HasSubstr("a list of links")));
  EXPECT_THAT(front.text, HasSubstr("What it was"));

  const RawRecord story =
      page("<nav>" + kMenu + kMenu + "</nav><main>" + paragraphs() + "</main>" + teasers);
  EXPECT_THAT(story.warnings, IsEmpty()) << "an article with many teasers below";
}

}  // namespace
}  // namespace newsdex
