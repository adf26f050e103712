// Feeds of every kind, as their publishers write them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/corpus/described.hpp"

namespace newsdex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string feed(const std::string& xml) { return described(read_text("news.xml", xml)); }

TEST(Feed, Rss20WithFullTexts) {
  EXPECT_EQ(feed(R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
    <title>Harbour Times &amp;amp; Echo</title>
    <link>https://harbour.example/</link>
    <atom:link href="https://harbour.example/feed" rel="self" type="application/rss+xml"/>
    <description>News of the coast</description>
    <language>en-gb</language>
    <pubDate>Tue, 25 Jan 2022 12:00:00 GMT</pubDate>
    <item>
      <title>Ferry &#8220;back in service&#8221;</title>
      <link>https://harbour.example/ferry</link>
      <guid isPermaLink="false">harbour-1041</guid>
      <pubDate>Tue, 25 Jan 2022 10:30:00 +0100</pubDate>
      <dc:creator><![CDATA[Jane Doe]]></dc:creator>
      <dc:creator>John Roe</dc:creator>
      <category><![CDATA[Transport]]></category>
      <category domain="x">Islands</category>
      <media:title>The ferry at its pier</media:title>
      <description><![CDATA[<p>Short.</p>]]></description>
      <content:encoded><![CDATA[<p>The ferry sails again.</p>
        <ul><li>Daily at nine</li></ul><script>track()</script><p>Fares stay.</p>]]></content:encoded>
    </item>
    <item>
      <title>Storm</title>
      <guid>https://harbour.example/storm</guid>
      <author>desk@harbour.example (The Desk)</author>
      <description>
        A storm comes &amp; goes.
      </description>
      <source url="https://wire.example/rss">Example Wire</source>
    </item>
  </channel>
</rss>)"),
            R"(docno: harbour-1041
title: Ferry “back in service”
date: 2022-01-25T09:30:00Z
source: Harbour Times & Echo
language: en-GB
url: https://harbour.example/ferry
byline: Jane Doe, John Roe
topic: Transport
topic: Islands
| The ferry sails again.
| Daily at nine
| Fares stay.

docno: https://harbour.example/storm
title: Storm
source: Example Wire
language: en-GB
url: https://harbour.example/storm
byline: The Desk
| A storm comes & goes.
)");
}

TEST(Feed, Rss10IsRdfWithItsItemsBesideItsChannel) {
  EXPECT_EQ(feed(R"(<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
         xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://harbour.example/">
    <title>Harbour Times</title>
    <dc:language>de</dc:language>
    <items><rdf:Seq><rdf:li resource="https://harbour.example/1"/></rdf:Seq></items>
  </channel>
  <image rdf:about="https://harbour.example/logo"><title>Logo</title></image>
  <item rdf:about="https://harbour.example/1">
    <title>F&auml;hre f&#228;hrt</title>
    <link>https://harbour.example/1?from=rdf</link>
    <description>Sie f&auml;hrt wieder.</description>
    <dc:date>2004-05-30</dc:date>
    <dc:subject>Verkehr</dc:subject>
    <dc:publisher>Hafenverlag</dc:publisher>
  </item>
</rdf:RDF>)"),
            R"(docno: https://harbour.example/1
title: Fähre fährt
date: 2004-05-30
source: Hafenverlag
language: de
url: https://harbour.example/1?from=rdf
topic: Verkehr
| Sie fährt wieder.
)");
}

TEST(Feed, AtomWithEveryTypeOfText) {
  EXPECT_EQ(feed(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
  <title>Le Port</title>
  <author><name>La rédaction</name></author>
  <entry>
    <id>urn:uuid:1</id>
    <title type="html">Q&amp;amp;R : &lt;b&gt;le ferry&lt;/b&gt;</title>
    <link rel="enclosure" href="https://port.example/a.mp3"/>
    <link rel="alternate" type="application/json" href="https://port.example/a.json"/>
    <link rel="alternate" type="text/html" href="https://port.example/a"/>
    <published>2022-01-25T10:30:00+01:00</published>
    <updated>2022-01-26T08:00:00Z</updated>
    <category term="transport" label="Transports"/>
    <category term="mer"/>
    <summary>En bref.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
      <p>Le <b>ferry</b> repart.</p><p>Chaque jour.</p></div></content>
  </entry>
  <entry xml:lang="en">
    <id>urn:uuid:2</id>
    <title type="text">The &lt;ferry&gt; tag</title>
    <author><name>Jane Doe</name><email>jane@port.example</email></author>
    <author><name>John Roe</name></author>
    <updated>2022-01-27T08:00:00Z</updated>
    <content type="text">1 &lt; 2 &amp; so on</content>
    <source><title>Another Port</title><id>urn:uuid:feed</id></source>
  </entry>
  <entry>
    <id>urn:uuid:3</id>
    <title>Une image</title>
    <summary type="html">&lt;p&gt;Vue&lt;br&gt;du port&lt;/p&gt;</summary>
    <content type="image/png">iVBORw0KGgo=</content>
  </entry>
</feed>)"),
            R"(docno: urn:uuid:1
title: Q&R : le ferry
date: 2022-01-25T09:30:00Z
updated: 2022-01-26T08:00:00Z
source: Le Port
language: fr
url: https://port.example/a
byline: La rédaction
topic: Transports
topic: mer
| Le ferry repart.
| Chaque jour.

docno: urn:uuid:2
title: The <ferry> tag
date: 2022-01-27T08:00:00Z
updated: 2022-01-27T08:00:00Z
source: Another Port
language: en
byline: Jane Doe, John Roe
| 1 < 2 & so on

docno: urn:uuid:3
title: Une image
source: Le Port
language: fr
byline: La rédaction
| Vue
| du port
)");
}

TEST(Feed, Atom03AndAnEntryThatWasSavedAlone) {
  EXPECT_EQ(feed(R"(<entry xmlns="http://purl.org/atom/ns#">
  <title>Ferry</title><id>tag:port.example,2004:1</id>
  <issued>2004-05-30T10:00:00Z</issued><modified>2004-06-01T00:00:00Z</modified>
  <content type="text/html" mode="escaped">&lt;p&gt;It sails.&lt;/p&gt;</content>
</entry>)"),
            R"(docno: tag:port.example,2004:1
title: Ferry
date: 2004-05-30T10:00:00Z
updated: 2004-06-01T00:00:00Z
language: en
| It sails.
)");
}

TEST(Feed, OldRssWithoutVersionIdsOrDates) {
  EXPECT_EQ(feed(R"(<rss version="0.91"><channel><title>Harbour</title>
<item><title>One</title><link>https://harbour.example/1</link></item>
<item><title>Two</title></item>
</channel></rss>)"),
            R"(docno: https://harbour.example/1
title: One
source: Harbour
language: en
url: https://harbour.example/1

docno: news#2
title: Two
source: Harbour
language: en
)") << "an address names an item where no id does: places in a feed change";
}

TEST(Feed, WhatFeedsGetWrongIsReadAsMeant) {
  struct Row {
    const char* xml;
    const char* title;
    const char* reason;
  };
  const Row rows[] = {
      {"<rss><channel><item><title>Fish & chips</title></item></channel></rss>", "Fish & chips",
       "an ampersand that is none of XML"},
      {"<rss><channel><item><title>AT&amp;amp;T</title></item></channel></rss>", "AT&T",
       "escaped twice"},
      {"<rss><channel><item><title>don&#146;t</title></item></channel></rss>", "don’t",
       "a character of windows-1252 by its number"},
      {"<rss><channel><item><title>3 < 4</title></item></channel></rss>", "3 < 4",
       "an angle that begins no tag"},
      {"<rss><channel><item><title>a\x01\x0B b</title></item></channel></rss>", "a b",
       "control characters"},
      {"<!-- saved --><?xml version=\"1.0\"?><rss><item><title>T</title></item></rss>", "T",
       "a declaration that is not the first"},
      {"\n<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<rss><item><title>caf\xE9 \x93x\x94"
       "</title></item></rss>",
       "café “x”", "Latin-1 that is windows-1252"},
      {"<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><item><title>caf\xE9</title></item></rss>",
       "café", "not in the encoding that it declares"},
      {"<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss><item><title>caf\xC3\xA9</title></item>"
       "</rss>",
       "café", "nor here"},
      {"<rss><channel><item><media:title>M</media:title><title>T</title></item></channel></rss>",
       "T", "a prefix that nobody declared"},
      {"<rss><channel><item><dc:title>T</dc:title></item></channel></rss>", "T",
       "one that is known all the same"},
      {"<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"http://site.invalid/\">"
       "<rss><item><title>T</title></item></rss>",
       "T", "the document type of something else"},
  };
  for (const Row& row : rows) {
    const Recorder read = read_text("feed.xml", row.xml);
    ASSERT_THAT(read.articles, SizeIs(1)) << row.reason;
    EXPECT_EQ(read.articles[0].title, row.title) << row.reason;
    EXPECT_THAT(read.issues, IsEmpty()) << row.reason;
    EXPECT_EQ(read.outcome.fate, FileFate::kRead) << row.reason << ": " << read.outcome.reason;
  }
}

TEST(Feed, Utf16And32AreFoundWithoutAMark) {
  const std::string xml = "<rss><item><title>T\u00E9l\u00E9</title></item></rss>";
  const std::u32string wide = U"<rss><item><title>T\u00E9l\u00E9</title></item></rss>";
  for (const int width : {2, 4}) {
    for (const bool big : {false, true}) {
      std::string bytes;
      for (const char32_t c : wide) {
        for (int i = 0; i < width; ++i) {
          bytes.push_back(static_cast<char>(c >> 8 * (big ? width - 1 - i : i)));
        }
      }
      const Recorder read = read_text("feed.xml", bytes);
      ASSERT_THAT(read.articles, SizeIs(1)) << width << big;
      EXPECT_EQ(read.articles[0].title, "T\u00E9l\u00E9");
    }
  }
}

// Feeds that are broken.

TEST(Feed, ItemsBeforeTheCutAreKeptAndTheFileFails) {
  const Recorder read = read_text("feed.rss",
                                  "<rss><channel><item><title>One</title></item>"
                                  "<item><title>Two</title><description>It goes o");
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_FALSE(read.outcome.complete);
  EXPECT_THAT(read.outcome.reason, HasSubstr("not well-formed XML, line 1: "));
  ASSERT_THAT(read.articles, SizeIs(2));
  EXPECT_EQ(read.articles[0].title, "One");
  EXPECT_EQ(read.articles[1].text, "It goes o");
}

TEST(Feed, AFeedThatHasItsEndIsReadWithAWarning) {
  const Recorder read = read_text("feed.rss",
                                  "<rss><channel>\n<item><title>One<b></title></item>\n"
                                  "<item><title>Two</title></item></channel></rss>\n");
  EXPECT_EQ(read.outcome.fate, FileFate::kRead);
  ASSERT_THAT(read.issues, SizeIs(1));
  EXPECT_EQ(read.issues[0].kind, IssueKind::kWarning);
  EXPECT_THAT(read.issues[0].reason, HasSubstr("not well-formed XML, line 2"));
}

// What came behind the first was lost with a warning.
TEST(Feed, OfFeedsWrittenOneBehindAnotherTheFirstIsRead) {
  const std::string one = "<rss><channel><item><title>One</title></item></channel></rss>\n";
  const Recorder read = read_text("feed.rss", one + one);
  EXPECT_THAT(read.articles, SizeIs(1));
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("line 2: Extra content at the end"));
}

TEST(Feed, WithoutItemsThatIsSaid) {
  EXPECT_EQ(feed("<rss><channel><title>Empty</title></channel></rss>"),
            "warning: a feed without any item\n");
}

}  // namespace
}  // namespace newsdex::test
