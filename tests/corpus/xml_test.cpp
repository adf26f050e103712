// XML that means harm, or is not what it says.
#include "corpus/xml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "corpus/markup_limits.hpp"
#include "corpus/xml_calm.hpp"
#include "corpus/xml_node.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

TEST(CalmXml, LeavesMarkupAndText) {
  struct Row {
    std::string xml;
    std::string calm;
    const char* reason = "";
  };
  const Row rows[] = {
      {"<a b='c'>d</a>", "<a b='c'>d</a>"},
      {"&lt;&#60;&#x3c;&amp;&quot;&#34;", "&lt;&#60;&#60;&amp;&quot;&#34;",
       "what would be markup stays a reference"},
      {"&eacute;&nbsp;&#233;&#x2019;&#150;", "é\u00A0é’–"},
      {"&nosuch; &; & &#xZZ; &#99999999;", "&amp;nosuch; &amp;; &amp; &amp;#xZZ; &amp;#99999999;",
       "what stands for nothing stands for itself"},
      {"a&#0;&#11;&#xFFFF;b", "ab", "characters that XML forbids"},
      {"<a>1 < 2 <3 <> </a>", "<a>1 &lt; 2 &lt;3 &lt;> </a>"},
      {"x<!-- <a>\n& --><?php\n?>y", "x\n\ny", "lines keep their numbers"},
      {"x<!-- never ends", "x"},
      {"<![CDATA[ & <b> <!-- ]]>&", "<![CDATA[ & <b> <!-- ]]>&amp;"},
      {"<!DOCTYPE a [<!ENTITY e '>]'><!-- ' -->]>\n<a>&e;</a>", "\n<a>&amp;e;</a>",
       "entities of its own are not expanded"},
      {"<!doctype never ends", ""},
      {std::string("a\0b\x02", 4), "ab"},
      {"\u0416 \U0001F600 \uFFFE", "\u0416 \U0001F600 "},
  };
  for (const Row& row : rows) EXPECT_EQ(calm_xml(row.xml), row.calm) << row.xml << row.reason;
}

std::string many_times(std::string_view part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

std::string attributes_of(std::size_t count, const std::string& between = " ") {
  std::string attributes;
  for (std::size_t i = 0; i < count; ++i) attributes += between + "a" + std::to_string(i) + "='='";
  return attributes;
}

TEST(CalmXml, ATagOfTooManyAttributesLosesThem) {
  const std::string most = attributes_of(kMostAttributes);
  const std::string more = attributes_of(kMostAttributes + 1);
  struct Row {
    std::string xml;
    std::string calm;
    const char* reason = "";
  };
  const Row rows[] = {
      {"<a" + most + ">b</a>", "<a" + most + ">b</a>"},
      {"<a" + more + ">b</a>", "<a>b</a>"},
      {"x<a" + more + "/>y<b c='d'/><a" + more + " />z", "x<a/>y<b c='d'/><a/>z"},
      {"<a" + more + "\n e = \">/\"\n><b/></a>", "<a\n\n><b/></a>", "lines keep their numbers"},
      {"<a b=\"" + more + "\">c", "<a b=\"" + more + "\">c", "a value is no attribute"},
      {"<a b=\"<c" + more + ">", "<a b=\"<c>", "a tag inside a value that has no end"},
      {"<a" + more, "<a"},
      {"<![CDATA[<a" + more + ">]]><b>", "<![CDATA[<a" + more + ">]]><b>"},
      {"<![CDATA[<a" + more + ">", "<![CDATA[<a" + more + ">"},
      {"<a <!-- -->" + more + ">", "<a>"},
  };
  for (const Row& row : rows) EXPECT_EQ(calm_xml(row.xml), row.calm) << row.xml << row.reason;
}

TEST(CalmXml, NamespacesAreNotDeclaredWithoutEnd) {
  const std::string declares = "<a b='xmlns' xmlns:p=\"u\" xmlns='v'>";
  const std::string many = many_times(declares, kMostOpenNamespaces / 2);
  const std::string ends = many_times("</a>", kMostOpenNamespaces / 2);
  EXPECT_EQ(calm_xml(many + declares + "<b c='d'/>"), many + "<a><b c='d'/>");
  const std::string again = many + ends + "</a>" + many;
  EXPECT_EQ(calm_xml(again), again) << "what has ended does not count";
  const std::string beside = many_times("<a xmlns='u'/><br>", 2000);
  EXPECT_EQ(calm_xml(beside), beside) << "nor what holds nothing";
}

std::string text_of(const XmlDocument& document) {
  return document.root() == nullptr ? "no tree" : xml::text_of(*document.root());
}

TEST(Xml, ABillionLaughsAreNotLaughed) {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">";
  for (int i = 1; i < 10; ++i) {
    const std::string before = i == 1 ? "&lol;" : "&lol" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY lol" + std::to_string(i) + " \"";
    for (int n = 0; n < 10; ++n) bomb += before;
    bomb += "\">";
  }
  bomb += "]>\n<lolz a='&lol9;'>&lol9;</lolz>";
  const XmlDocument document = read_xml(bomb, {}, XmlCare::kStrict);
  EXPECT_EQ(document.flaw, "");
  EXPECT_EQ(text_of(document), "&lol9;") << "it stands for itself";
  EXPECT_EQ(xml::attribute(*document.root(), "a"), "&lol9;");
}

TEST(Xml, NoEntityReadsAFile) {
  const TemporaryFolder folder;
  const auto secret = folder.write("secret.txt", "SECRET");
  const std::string xml = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file://" + secret.string() +
                          "\"><!ENTITY % p SYSTEM \"file://" + secret.string() +
                          "\">%p;]><rss><item><title>t &x;</title></item></rss>";
  const Recorder read = read_text("feed.xml", xml);
  ASSERT_THAT(read.articles, SizeIs(1));
  EXPECT_EQ(read.articles[0].title, "t &x;");
}

TEST(Xml, TenThousandElementsDeepIsNotFollowed) {
  std::string deep = "<rss><channel><item><title>One</title></item>";
  for (int i = 0; i < 10'000; ++i) deep += "<a>";
  deep += "x";
  for (int i = 0; i < 10'000; ++i) deep += "</a>";
  deep += "</channel></rss>";
  const Recorder read = read_text("feed.xml", deep);
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("depth"));
  ASSERT_THAT(read.articles, SizeIs(1)) << "what came before";
}

// A parser that looks for doubles compares each attribute with all before it.
TEST(Xml, AHundredThousandAttributesOfATagAreNotCompared) {
  const Recorder read = read_text("feed.xml", "<rss><channel><item" + attributes_of(100'000) +
                                                  "><title>One</title></item>\n<item><title>"
                                                  "Two</title></item></channel></rss>");
  ASSERT_THAT(read.articles, SizeIs(2));
  EXPECT_EQ(read.articles[0].title, "One");
  EXPECT_EQ(read.outcome.fate, FileFate::kRead);
}

TEST(Xml, ATextOfElevenMegabytesIsRefused) {
  const Recorder read = read_text(
      "feed.xml", "<rss><item><title>One</title></item><item><title>Two</title><description>" +
                      std::string(11 << 20, 'x') + "</description></item></rss>");
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("not well-formed XML, line 1"));
  EXPECT_GE(read.articles.size(), 1U);
}

TEST(Xml, MoreThanADocumentMayHoldIsRefused) {
  const Recorder read =
      read_text("feed.xml", "<rss><!--" + std::string(kMaxXmlBytes, 'x') + "--></rss>");
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("larger than 64 MB"));
}

TEST(Xml, StrictGivesNoTreeOfWhatIsNotWellFormed) {
  const XmlDocument document = read_xml("<a>\n<b></a>", {}, XmlCare::kStrict);
  EXPECT_EQ(document.root(), nullptr);
  EXPECT_THAT(document.flaw, HasSubstr("line 2"));
}

TEST(Xml, ManyAnglesWithoutAnEndTakeNoLongerThanTheyAreLong) {
  std::string text = "<rss><item><description><![CDATA[";
  for (int i = 0; i < 1'000'000; ++i) text += "<a&b";
  text += "]]></description></item></rss>";
  EXPECT_EQ(read_text("feed.xml", text).outcome.fate, FileFate::kRead);
}

}  // namespace
}  // namespace newsdex::test
