// What agencies send: NITF, NewsML-G2 and NewsML 1.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/corpus/described.hpp"

namespace newsdex::test {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

std::string agency(const std::string& xml) { return described(read_text("wire.xml", xml)); }

constexpr const char* kNitf = R"(<nitf xml:lang="en">
 <head>
  <title>Ferry document</title>
  <tobject><tobject.subject tobject.subject.type="Economy" tobject.subject.matter="Shipping"/>
   <tobject.subject tobject.subject.refnum="06000000"/></tobject>
  <docdata>
   <doc-id id-string="wire-17"/>
   <date.issue norm="20220125T103000+0100"/>
   <key-list><keyword key="ferry"/><keyword key="islands"/></key-list>
   <doc.copyright holder="Example Wire" year="2022"/>
  </docdata>
  <pubdata name="Harbour Times" date.publication="20220126"/>
  <revision-history norm="20220125T110000Z"/><revision-history norm="20220125T120000Z"/>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Ferry <em>back</em> in service</hl1><hl2>Daily at nine</hl2></hedline>
   <byline>By <person>Jane Doe</person>, <byttl>Staff Reporter</byttl></byline>
   <abstract><p>In short.</p></abstract>
  </body.head>
  <body.content>
   <block>
    <p>The ferry sails
       again.</p>
    <hl2>Fares</hl2>
    <media media-type="image"><media-reference source="a.jpg" alternate-text="x">A picture</media-reference>
     <media-caption>The pier.</media-caption></media>
    <table><tr><td>Adults</td><td>5</td></tr><tr><td>Children</td><td>2</td></tr></table>
    <p>They stay.</p>
   </block>
  </body.content>
  <body.end><tagline>Edited by nobody</tagline></body.end>
 </body>
</nitf>)";

TEST(Nitf, IsAnArticle) {
  EXPECT_EQ(
      agency(std::string("<?xml version='1.0'?>\n<!DOCTYPE nitf SYSTEM 'nitf-3-6.dtd'>\n") + kNitf),
      R"(docno: wire-17
title: Ferry back in service
date: 2022-01-25T09:30:00Z
updated: 2022-01-25T12:00:00Z
source: Harbour Times
language: en
byline: Jane Doe, Staff Reporter
topic: Shipping
topic: 06000000
topic: ferry
topic: islands
| Daily at nine
| The ferry sails again.
| Fares
| The pier.
| Adults | 5
| Children | 2
| They stay.
)");
}

TEST(Nitf, TheAbstractIsTheTextWhereThereIsNoOther) {
  EXPECT_EQ(agency("<nitf><head><title>T</title><docdata><date.release norm='20220125'/></docdata>"
                   "</head><body><body.head><distributor>Wire</distributor>"
                   "<byline><byttl>The Desk</byttl></byline>"
                   "<abstract><p>In short.</p></abstract></body.head></body></nitf>"),
            "docno: wire\ntitle: T\ndate: 2022-01-25\nsource: Wire\nlanguage: en\n"
            "byline: The Desk\n| In short.\n");
}

TEST(Nitf, WhatIsNotWellFormedIsNotRead) {
  const Recorder read = read_text("wire.xml", "<nitf>\n<body><p>It goes o");
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("not well-formed XML, line 2"));
  EXPECT_THAT(read.articles, SizeIs(0));
}

// NewsML-G2.

std::string g2_item(const std::string& guid, const std::string& meta, const std::string& content) {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='" + guid +
         "' version='2' xml:lang='en-GB'>" + meta + "<contentSet>" + content +
         "</contentSet></newsItem>";
}

TEST(NewsmlG2, ANewsItemWithXhtml) {
  const std::string meta = R"(
<rightsInfo><copyrightHolder uri="http://wire.example/"><name>Example Wire LLC</name></copyrightHolder></rightsInfo>
<itemMeta>
  <itemClass qcode="ninat:text"/>
  <provider qcode="nprov:WIRE"/>
  <versionCreated>2022-01-26T08:00:00Z</versionCreated>
  <firstCreated>2022-01-25T10:30:00+01:00</firstCreated>
  <title>Ferry item</title>
</itemMeta>
<contentMeta>
  <creator qcode="pers:jd"/>
  <language tag="en"/>
  <subject qcode="medtop:20000123"><name xml:lang="de">Verkehr</name><name xml:lang="en">transport</name></subject>
  <subject qcode="pers:1"/>
  <subject qcode="code:2"/>
  <subject><mainConcept qcode="a:b"><name>skiing</name></mainConcept><facetConcept qcode="c:d"><name>women</name></facetConcept></subject>
  <keyword>islands</keyword>
  <slugline>FERRY</slugline>
  <headline xml:lang="de">Fähre fährt</headline>
  <headline xml:lang="en">Ferry back in service</headline>
  <description>A summary.</description>
</contentMeta>
<assert qcode="pers:1"><name>The Captain</name></assert>
<assert qcode="pers:jd"><name>Jane Doe</name></assert>)";
  EXPECT_EQ(agency(g2_item("urn:newsml:wire.example:1", meta,
                           "<inlineXML contenttype='application/xhtml+xml'>"
                           "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>No</title>"
                           "</head><body><p>It sails<br/>again.</p><p>Daily.</p></body></html>"
                           "</inlineXML>")),
            R"(docno: urn:newsml:wire.example:1
title: Ferry back in service
date: 2022-01-25T09:30:00Z
updated: 2022-01-26T08:00:00Z
source: WIRE
language: en
byline: Jane Doe
topic: transport
topic: The Captain
topic: code:2
topic: skiing
topic: islands
| It sails
| again.
| Daily.
)");
}

TEST(NewsmlG2, ANewsItemTakesFromItsNitfWhatItDoesNotSay) {
  EXPECT_EQ(agency(g2_item("urn:1",
                           "<itemMeta><itemClass qcode='ninat:text'/><provider literal='Wire'/>"
                           "<versionCreated>2022-01-26T08:00:00Z</versionCreated></itemMeta>"
                           "<contentMeta><contentCreated>2022-01-25</contentCreated></contentMeta>",
                           std::string("<inlineXML contenttype='application/nitf+xml'>") + kNitf +
                               "</inlineXML>")),
            R"(docno: urn:1
title: Ferry back in service
date: 2022-01-25
updated: 2022-01-26T08:00:00Z
source: Wire
language: en-GB
byline: Jane Doe, Staff Reporter
topic: Shipping
topic: 06000000
topic: ferry
topic: islands
| Daily at nine
| The ferry sails again.
| Fares
| The pier.
| Adults | 5
| Children | 2
| They stay.
)");
}

TEST(NewsmlG2, InlineDataIsTextOrHtml) {
  const std::string meta = "<contentMeta><headline>T</headline></contentMeta>";
  struct Row {
    const char* content;
    const char* text;
    const char* reason;
  };
  const Row rows[] = {
      {"<inlineData contenttype='text/plain'>1 &lt; 2 &lt;b&gt;</inlineData>", "1 < 2 <b>", ""},
      {"<inlineData contenttype='text/html'>&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</inlineData>",
       "A\nB", ""},
      {"<inlineData>&lt;p&gt;A&lt;/p&gt;</inlineData>", "A", "of no type: by what it looks like"},
      {"<inlineXML><p xmlns='http://www.w3.org/1999/xhtml'>A</p></inlineXML>", "A",
       "no document around it"},
  };
  for (const Row& row : rows) {
    const Recorder read = read_text("a.xml", g2_item("1", meta, row.content));
    ASSERT_THAT(read.articles, SizeIs(1)) << row.content;
    EXPECT_EQ(read.articles[0].text, row.text) << row.content << row.reason;
  }
}

TEST(NewsmlG2, OtherContentIsNamedAndThePictureKnownByWhatIsSaidOfIt) {
  EXPECT_EQ(agency(g2_item("urn:2",
                           "<itemMeta><itemClass qcode='ninat:picture'/>"
                           "<provider uri='http://www.wire.example/about'/>"
                           "<versionCreated>2022-01-26T08:00:00Z</versionCreated></itemMeta>"
                           "<contentMeta><contentCreated>1901-01-01</contentCreated>"
                           "<by>Jane Doe</by><headline>The pier</headline>"
                           "<description role='drol:caption'>The pier of\n   old.</description>"
                           "</contentMeta>",
                           "<inlineXML><sports-content/></inlineXML>"
                           "<inlineData encoding='base64'>AAAA</inlineData>")),
            R"(docno: urn:2
title: The pier
date: 2022-01-26T08:00:00Z
source: wire.example
language: en-GB
byline: Jane Doe
| The pier of old.
warning urn:2: content of a kind that newsdex does not read: <sports-content>
warning urn:2: content that was put into letters is not read
)") << "a picture may be taken long before it is news";
}

TEST(NewsmlG2, AMessageHoldsItems) {
  const std::string meta = "<contentMeta><headline>T</headline></contentMeta>";
  EXPECT_EQ(agency("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header/><itemSet>"
                   "<packageItem guid='p1'><groupSet><group><itemRef residref='n1'/></group>"
                   "</groupSet></packageItem>" +
                   g2_item("n1", meta, "") +
                   "<conceptItem guid='c1'><concept/></conceptItem>"
                   "<packageItem guid='p2'><contentMeta><headline>Top</headline></contentMeta>"
                   "<groupSet><group><itemRef residref='n1'><title>One</title>"
                   "<description>Of ferries.</description></itemRef>"
                   "<itemRef residref='n2'><headline>Two</headline></itemRef></group></groupSet>"
                   "</packageItem></itemSet></newsMessage>"),
            R"(docno: n1
title: T
language: en-GB

docno: p2
title: Top
language: en
| One
| Of ferries.
| 
| Two
warning p1: a package of mere references: nothing to read
warning c1: a conceptItem is no news: left out
)");
}

// NewsML 1.

TEST(Newsml1, ANewsItemWithItsComponents) {
  EXPECT_EQ(agency(R"(<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE NewsML PUBLIC "urn:newsml:iptc.org:20021018:NewsMLv1.1:1" "NewsMLv1.1.dtd" []>
<NewsML>
 <NewsEnvelope><DateAndTime>20220125T103000+0100</DateAndTime></NewsEnvelope>
 <NewsItem xml:lang="fr">
  <Identification><NewsIdentifier>
   <ProviderId>wire.example</ProviderId><DateId>20220125</DateId><NewsItemId>17</NewsItemId>
   <RevisionId Update="N">1</RevisionId>
   <PublicIdentifier>urn:newsml:wire.example:20220125:17:1</PublicIdentifier>
  </NewsIdentifier></Identification>
  <NewsManagement>
   <FirstCreated>20220125T103000+0100</FirstCreated>
   <ThisRevisionCreated>20220125T110000+0100</ThisRevisionCreated>
  </NewsManagement>
  <NewsComponent>
   <NewsLines><HeadLine>Le ferry repart</HeadLine><SubHeadLine>Chaque jour</SubHeadLine>
    <ByLine>Par Jeanne Dupont</ByLine><KeywordLine>ferry</KeywordLine></NewsLines>
   <AdministrativeMetadata><Provider><Party FormalName="WIRE"/></Provider></AdministrativeMetadata>
   <DescriptiveMetadata><Language FormalName="fr"/>
    <SubjectCode><Subject FormalName="10000000"/></SubjectCode></DescriptiveMetadata>
   <NewsComponent>
    <ContentItem><MimeType FormalName="text/xhtml"/><DataContent>
      <p>Il repart.</p><p>Enfin.</p></DataContent></ContentItem>
   </NewsComponent>
   <NewsComponent>
    <NewsLines><HeadLine>Une photo</HeadLine></NewsLines>
    <ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>
    <ContentItem><DataContent>Le quai.</DataContent></ContentItem>
    <ContentItem><Encoding Notation="base64"><DataContent>AAAA</DataContent></Encoding></ContentItem>
   </NewsComponent>
  </NewsComponent>
 </NewsItem>
</NewsML>)"),
            R"(docno: urn:newsml:wire.example:20220125:17:1
title: Le ferry repart
date: 2022-01-25T09:30:00Z
updated: 2022-01-25T10:00:00Z
source: WIRE
language: fr
byline: Par Jeanne Dupont
topic: ferry
topic: 10000000
| Chaque jour
| Il repart.
| Enfin.
| 
| Le quai.
warning urn:newsml:wire.example:20220125:17:1: content that was put into letters is not read
)");
}

TEST(Newsml1, WithoutItemsThatIsSaid) {
  EXPECT_EQ(agency("<NewsML><TopicSet/></NewsML>"), "warning: NewsML without a NewsItem\n");
}

}  // namespace
}  // namespace newsdex::test
