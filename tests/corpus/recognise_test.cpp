// The table of kinds: content first, name second.
#include "corpus/recognise.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace newsdex {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;

struct RecognisedRow {
  std::string head;
  const char* name;
  const char* expected;  // the format's name, "skip: kind" or "fail: kind"
  const char* reason = "";
};

std::string outcome_of(const Recognition& recognition) {
  switch (recognition.verdict) {
    case Verdict::kRead:
      return std::string(format_name(recognition.format));
    case Verdict::kSkip:
      return "skip: " + recognition.reason;
    case Verdict::kFail:
      return "fail: " + recognition.reason;
    case Verdict::kUnsure:
      return "unsure";
  }
  return {};
}

const RecognisedRow kRows[] = {
    // Text
    {"Oil prices rose.\n", "a.txt", "text"},
    {"Oil prices rose.\n", "README", "text", "no ending"},
    {"Oil prices rose.\n", "CISI.ALL", "text", "an ending that says nothing"},
    {"Oil prices rose.\n", "a.jpg", "text", "content counts before the name"},
    {"Caf\xE9 owners protest.\n", "a.txt", "text", "Latin-1"},
    {"one\0two\n"s, "a.txt", "text", "a few NULs are removed, not a reason to fail"},
    {"\x1B$B8=:_\x1B(B", "a.txt", "text", "escapes of ISO-2022-JP"},
    {"WAVE of strikes hits RIFF", "a.txt", "text", "letters of a signature at another place"},
    {"RIFF over prices goes on\n", "a.txt", "text", "a signature of letters needs a zero byte"},
    {"MZ said so", "a.txt", "text"},
    {"<p>is how a paragraph begins in HTML", "a.txt", "text", "the name says text"},
    {"{curly} words open the piece", "a.txt", "text"},
    {"[Reuters] Oil rose", "a.txt", "text"},
    // HTML
    {"<!DOCTYPE html><title>x</title>", "a.html", "html"},
    {"<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", "a", "html"},
    {"\n <!-- saved --> <html lang=en>", "a.txt", "html", "a whole page, however it is called"},
    {"<?xml version=\"1.0\"?><!DOCTYPE html><html/>", "a.xhtml", "html"},
    {"<div>part of a page</div>", "a", "html"},
    {"<div>part of a page</div>", "a.html", "html"},
    {"Just text", "a.html", "html", "text is a page of text"},
    // JSON Lines
    {"{\"title\": \"x\"}\n{\"title\": \"y\"}\n", "a.jsonl", "jsonl"},
    {"{\"title\": \"x\"}\n", "a", "jsonl"},
    {"\n\n  {\"title\": \"x\"}\n", "a.ndjson", "jsonl"},
    {"{\"title\": \"x\"}", "a.json", "jsonl", "one object on one line"},
    {"broken\n{\"title\": \"x\"}\n", "a.jsonl", "jsonl",
     "a broken first line is that line's fault"},
    {"{\"title\": \"x\n{\"title\": \"y\"}\n", "a.jsonl", "jsonl"},
    {"{\"text\": \"" + std::string(70'000, 'x'), "a.jsonl", "jsonl", "a line longer than the head"},
    {"{\"version\": 1}\n", "a.json", "skip: JSON without articles", "settings on one line"},
    {"{\"articles\": [{\"title\": \"x\"}]}", "a.json", "jsonl", "a line that stands for many"},
    // JSON
    {"[{\"title\": \"x\"}]", "a.json", "json"},
    {"[{\"title\": \"x\"}]", "a", "json"},
    {"\x04\x22\x4D\x18\1\2\3\4", "a.jsonl.lz4", "skip: compressed data (lz4)"},
    {"{\"title\": \"x\", \"text\": \"y\"}{\"title\": \"z\"}", "a.json", "json",
     "values without a line between them"},
    {"{\"title\": \"x\", \"text\": \"y\"} {\"title\": \"z\"}\n", "a", "json"},
    {"[\n{\"title\": \"x\"},\n{\"title\": \"y\"}\n]\n", "a.json", "json",
     "its last line alone is one of JSON Lines"},
    {"[\n{\"title\": \"x\"}\n]\n", "a.jsonl", "json", "content before name"},
    {"{\n  \"title\": \"x\",\n  \"text\": \"y\"\n}\n", "a.json", "json"},
    {"{\n  \"articles\": [\n    {\"title\": \"x\", \"text\": \"y\"}\n  ]\n}\n", "a.json", "json",
     "an indented line is a part of something"},
    {"{\"items\": [\n{\"title\": \"x\", \"text\": \"y\"},\n", "a.json", "json"},
    {"{\n  \"title\": \"x\"\n}\n", "a.json", "skip: JSON without articles", "no text"},
    {"{\n  \"name\": \"x\",\n  \"description\": \"y\"\n}\n", "a.json",
     "skip: JSON without articles", "settings of a program"},
    {"[{\"id\": 1, \"name\": \"oil\"}]", "a.json", "skip: JSON without articles",
     "a list of topics"},
    {"[1, 2]", "a.json", "skip: JSON without articles"},
    {"[1, 2]", "a.jsonl", "fail: no line of it is a JSON object"},
    {"[{\"ti", "a.json", "json", "cut short: its reader says so"},
    {"[{\"ti", "a.jsonl", "json"},
    {"[", "a.json", "json"},
    {"{\"version\": [1", "a.json", "json"},
    {"{\"version\": \"[\"}", "a.json", "skip: JSON without articles"},
    {"[title]: http://x.example/", "a", "text", "Markdown"},
    {"Oil prices rose.\n", "a.json", "fail: it is not JSON"},
    {"Oil prices rose.\n", "a.jsonl", "fail: no line of it is a JSON object"},
    // Tables
    {"title,text\nA,B\n", "a.csv", "csv"},
    {"title\ttext\nA\tB\n", "a.tsv", "csv"},
    {"", "a.csv", "skip: table without"},
    {"Date,Headline,URL\n2022-01-25,A,http://x.example/\n", "a.txt", "csv", "no doubt of it"},
    {"Date;Headline;URL\n2022-01-25;A;http://x.example/\n", "clippings", "csv"},
    {"Title, text and date were missing.\n", "a.txt", "text", "one known name is not enough"},
    // SGML
    {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"1\">", "reut2-000.sgm",
     "reuters-sgml"},
    {"<REUTERS NEWID=\"1\">", "x", "reuters-sgml", "without its declaration"},
    {"<DOC>\n<DOCNO> AP880212-0001 </DOCNO>", "ap880212", "trec-sgml"},
    {"<doc id=\"1\">", "x", "trec-sgml"},
    {"</DOC>\n<DOC>\n<DOCNO>1</DOCNO>", "a.sgml", "trec-sgml", "its first record is broken"},
    {"<DOCTOR>", "x", "text", "another element"},
    {"Oil prices rose.\n", "a.sgm", "fail: no <REUTERS> or <DOC>"},
    // Feeds
    {"<?xml version=\"1.0\"?><rss>", "a.xml", "feed"},
    {"<?xml version=\"1.0\"?>\n<!-- a -->\n<?xml-stylesheet href=\"x\"?>\n<rss>", "a", "feed"},
    {"<?xml-stylesheet href=\"x?a>b\"?><rss>", "a.xml", "feed", "it ends in \"?>\""},
    {"<rss version=\"2.0\">", "a.rss", "feed"},
    {"<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>", "a.xml", "feed"},
    {"<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", "a.rdf", "feed"},
    {"<feed xmlns=\"http://www.w3.org/2005/Atom\">", "a.txt", "feed", "content before name"},
    {"<atom:entry xmlns:atom=\"http://www.w3.org/2005/Atom\">", "a", "feed"},
    {"<!-- nothing -->", "a.xml", "fail: its content is not what its name says: no XML element"},
    {"Just text", "a.rss", "fail: its content is not what its name says: no XML element"},
    {"<html xmlns=\"http://www.w3.org/1999/xhtml\">", "a.xml", "html"},
    // Agencies' XML
    {"<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf>", "a.xml", "nitf"},
    {"<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">", "a", "newsml-g2"},
    {"<newsMessage>", "a.xml", "newsml-g2"},
    {"<packageItem>", "a.xml", "newsml-g2"},
    {"<NewsML>", "a.xml", "newsml1"},
    {"<conceptItem>", "a.xml", "skip: description of a concept (NewsML-G2 conceptItem)"},
    {"<planningItem>", "a.xml", "skip: plan of coverage (NewsML-G2 planningItem)"},
    {"<contentSet>", "a.xml", "skip: piece of a NewsML-G2 document"},
    // Kinds that are not read
    {"%PDF-1.4\n%\xE2\xE3\xCF\xD3", "a.pdf", "skip: PDF document"},
    {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "a.png", "skip: image (PNG)"},
    {"\xFF\xD8\xFF\xE0\0\x10JFIF\0"s, "a.jpg", "skip: image (JPEG)"},
    {"PK\x03\x04\x14\0\6\0"s, "a.docx", "skip: archive or office document"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s, "a.doc", "skip: office document (OLE)"},
    {"{\\rtf1\\ansi", "a.rtf", "skip: office document (RTF)"},
    {"\x7F"
     "ELF\2\1\1\0"s,
     "news", "skip: program (ELF)"},
    {"RIFF\x24\0\0\0WAVE"s, "a.wav", "skip: image, sound or video (RIFF)"},
    {std::string(257, '\0') + "ustar", "a.tar", "skip: archive (tar)", "as inside a .tar.gz"},
    {"SQLite format 3\0\x10\0"s, "a.db", "skip: database"},
    {"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "a.warc", "skip: web archive"},
    {"From: a\nDate: b\nSubject: c\n\nd", "123.host:2,S", "mail", "a maildir's"},
    {"Received: a\n\tb\nFrom: a\nTo: b\n", "a.txt", "mail",
     "the header may be longer than the head"},
    {"From: a\nDate: b\n\nc", "a.txt", "text", "two fields tell too little"},
    {"From: a\n\nb", "a.eml", "mail", "its name says so"},
    {"Dear all,\n", "a.eml", "fail: it does not begin like mail"},
    {"From a@b Tue Jan 25 10:30:00 2022\nTo: c\n\nd", "archive", "mbox"},
    {"\1\2\3\4\5\6\7\0\1\2\3"s, "data.bin", "skip: binary data"},
    {"\1\2\3\4\5\6\7\0\1\2\3"s, "wire.jsonl.gz",
     "fail: its content is not what its name says: binary data"},
    {"\1\2\3\4\5\6\7\0\1\2\3"s, "wire.tar",
     "fail: its content is not what its name says: binary data"},
    {"<?xml version=\"1.0\"?><books/>", "a.xml",
     "skip: XML of a kind that newsdex does not read: <books>"},
    {"<?xml version=\"1.0\"?><books/>", "a", "skip: XML"},
    {"<opml version=\"2.0\">", "a.xml", "skip: list of feeds (OPML)"},
    {"<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\">", "a.xml", "skip: image (SVG)"},
    {"<rdf:RDF xmlns:rdf=\"…\"><rdf:Description/>", "a.rdf", "skip: XML", "RDF that is no feed"},
    {"<entry key=\"a\">", "a.xml", "skip: XML", "an entry of something else"},
    {"a,b\n1,2\n", "a.csv", "skip: table without a column of titles or texts"},
    {"id\tname\n1\tLukashenko\n", "a.tsv", "skip: table without"},
    {"import os\n", "a.py", "skip: program source"},
    // Content that is not what its name says
    {"%PDF-1.4", "a.txt", "fail: its content is not what its name says: PDF document"},
    {"\x7F"
     "ELF\2\1\1\0"s,
     "a.txt", "fail: its content is not what its name says: program (ELF)"},
    {"\1\2\3\4\5\6\7\0\1\2\3"s, "a.txt", "fail: its content is not what its name says: binary"},
    {"\1\2\3\4\5\6\7\0\1\2\3"s, "a.html", "fail: its content is not what its name says: binary"},
    {"\1\2\3\4\5\6\7\0\1\2\3"s, "a.jsonl", "fail: its content is not what its name says: binary"},
    {"GIF89a\1\0\1\0"s, "a.TXT", "fail: its content is not what its name says: image"},
};

TEST(Recognise, ByContentThenByName) {
  for (const RecognisedRow& row : kRows) {
    const std::string outcome = outcome_of(recognise(row.head, row.name));
    if (std::string(row.expected).find(": ") == std::string::npos) {
      EXPECT_EQ(outcome, row.expected) << row.name << ' ' << row.head.substr(0, 40) << row.reason;
    } else {
      const std::string verdict = std::string(row.expected).substr(0, 6);
      EXPECT_TRUE(outcome.starts_with(verdict)) << outcome << " for " << row.name;
      EXPECT_THAT(outcome, HasSubstr(row.expected + 6)) << row.name << ' ' << row.reason;
    }
  }
}

// It was indexed as text, braces and all.
TEST(Recognise, JsonNeedsNoNameToBeTakenForIt) {
  const std::string lines = "{\"a\": 1}\n{\"b\": 2}\n";
  for (const std::string& json :
       {lines, std::string("{\"a\": 1}"), std::string("[{\"a\": 1}]"), std::string("[{}]"),
        std::string("{\n  \"status\": \"ok\",\n  \"list\": [1]\n}\n")}) {
    EXPECT_THAT(outcome_of(recognise(json, "a")), HasSubstr("JSON without articles")) << json;
    EXPECT_THAT(outcome_of(recognise(json, "a.txt")), testing::AnyOf("text", "jsonl")) << json;
  }
  const std::string begin = "{\"codes\": [" + std::string(70'000, ' ');
  for (const char* name : {"a", "a.txt"}) {
    EXPECT_EQ(outcome_of(recognise(begin, name, false)), "unsure") << name;
    EXPECT_EQ(outcome_of(recognise(begin, name)), "json") << "cut short";
    const std::string whole = begin + "], \"title\": \"x\", \"text\": \"y\"}";
    EXPECT_EQ(outcome_of(recognise(whole, name)), "json") << name;
    for (const char* text : {"[Reuters] Oil rose.\n", "{{Infobox}} Oil rose.\n", "[1, 2]",
                             "{oil: 1}", "{\"Oil rose,\" he said} said the minister.\n"}) {
      EXPECT_EQ(outcome_of(recognise(text, name)), "text") << text;
    }
  }
}

TEST(Recognise, OfJsonWhoseFirstPartShowsNoArticleMoreIsWanted) {
  const std::string codes = "[{\"codes\": \"" + std::string(70'000, '7');
  EXPECT_EQ(outcome_of(recognise(codes, "a.json", false)), "unsure");
  EXPECT_EQ(outcome_of(recognise(codes, "a.jsonl", false)), "unsure");
  EXPECT_EQ(outcome_of(recognise(codes + "\", \"title\": \"", "a.json", false)), "json");
  EXPECT_EQ(outcome_of(recognise(codes, "a.json")), "json") << "cut short";
  EXPECT_THAT(outcome_of(recognise(codes + "\"}]", "a.json")), HasSubstr("without articles"));
  EXPECT_THAT(outcome_of(recognise("[1,", "a.json", false)), HasSubstr("without articles"));
}

TEST(Recognise, RandomBytesAreBinary) {
  std::mt19937 random(3);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int i = 0; i < 300; ++i) {
    std::string bytes(4096, '\0');
    for (char& c : bytes) c = static_cast<char>(byte(random));
    EXPECT_EQ(recognise(bytes, "a.txt").verdict, Verdict::kFail);
    EXPECT_EQ(recognise(bytes, "a").verdict, Verdict::kSkip);
  }
}

TEST(Recognise, AHeadCutInsideACharacterIsStillText) {
  std::string text;
  while (text.size() < (64 << 10) + 1) text += "Минск ";
  for (std::size_t cut = 1000; cut < 1012; ++cut) {
    EXPECT_EQ(outcome_of(recognise(std::string_view(text).substr(0, cut), "a.txt")), "text");
  }
}

}  // namespace
}  // namespace newsdex
