// Pages come out of archives of the web; every other record is told with its reason, and a wrong
// one spoils itself alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libdeflate.h>

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/http_response.hpp"
#include "corpus/web_records.hpp"
#include "tests/corpus/archives.hpp"
#include "tests/corpus/described.hpp"

namespace newsdex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kFerryPage =
    "<!DOCTYPE html><title>Ferry back in service</title><p>The ferry sails again.</p>";

std::string deflated(std::string_view content, bool bare) {
  std::string out(content.size() + 100, '\0');
  libdeflate_compressor* deflate = libdeflate_alloc_compressor(6);
  const auto compress = bare ? libdeflate_deflate_compress : libdeflate_zlib_compress;
  out.resize(compress(deflate, content.data(), content.size(), out.data(), out.size()));
  libdeflate_free_compressor(deflate);
  return out;
}

std::string http(const std::string& body, const std::string& fields = {},
                 const std::string& type = "text/html", const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + (type.empty() ? "" : "Content-Type: " + type + "\r\n") +
         fields + "\r\n" + body;
}

// `length` -1: that of the block.
std::string warc(const std::string& type, const std::string& id, const std::string& block,
                 const std::string& content_type = "application/http; msgtype=response",
                 int length = -1) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + id +
         ">\r\nWARC-Date: 2022-01-25T10:30:00Z\r\n"
         "WARC-Target-URI: http://www.harbour.example/" +
         id + "\r\nContent-Type: " + content_type + "\r\nContent-Length: " +
         (length < 0 ? std::to_string(block.size()) : std::to_string(length)) + "\r\n\r\n" + block +
         "\r\n\r\n";
}

std::string arc(const std::string& url, const std::string& block,
                const std::string& type = "text/html") {
  return url + " 192.0.2.1 20220125103000 " + type + " " + std::to_string(block.size()) + "\n" +
         block + "\n";
}

const std::string kArcBegin =
    arc("filedesc://news.arc",
        "1 0 Harbour\nURL IP-address Archive-date Content-type Archive-length\n", "text/plain");

// The title of the one page in a WARC of one response, or what was said instead.
std::string title_of(const std::string& response) {
  const Recorder read = read_text("one.warc", warc("response", "a", response));
  if (read.articles.size() == 1) return read.articles[0].title;
  return read.issues.empty() ? read.outcome.reason : read.issues.front().reason;
}

TEST(WebArchives, APageHasItsRecordsNameAddressAndDate) {
  const std::string expected =
      "docno: r-1\n"
      "title: Ferry back in service\n"
      "date: 2022-01-25T10:30:00Z\n"
      "source: harbour.example\n"
      "language: en\n"
      "url: http://www.harbour.example/r-1\n"
      "| The ferry sails again.\n";
  const Recorder read = read_text("news.warc", warc("response", "r-1", http(kFerryPage)));
  EXPECT_EQ(described(read), expected);
  EXPECT_THAT(read.records, ElementsAre("r-1"));
  EXPECT_EQ(read.outcome.format, "warc");
  EXPECT_EQ(read.outcome.holds, "1 html");
}

TEST(WebArchives, WhatAPageSaysItselfCounts) {
  const std::string page =
      "<!DOCTYPE html><head><title>Ferry</title>"
      "<link rel=canonical href='https://harbour.example/ferry'>"
      "<meta property='article:published_time' content='2022-01-24'></head><p>It sails.</p>";
  const Recorder read = read_text("news.warc", warc("response", "r-1", http(page)));
  ASSERT_THAT(read.articles, SizeIs(1));
  EXPECT_EQ(read.articles[0].url, "https://harbour.example/ferry");
  EXPECT_EQ(to_string(*read.articles[0].date), "2022-01-24");
}

TEST(WebArchives, ArcOfBothVersions) {
  const std::string block = http(kFerryPage);
  const std::string second =
      "http://harbour.example/a b 192.0.2.1 20220125103000 text/html 200 - - "
      "0 news.arc " +
      std::to_string(block.size()) + "\n" + block + "\n";
  const Recorder read =
      read_text("news.arc", kArcBegin + arc("http://harbour.example/ferry?a=b c", block) + second +
                                arc("dns:harbour.example", "20220125103000\n", "text/dns"));
  EXPECT_THAT(read.records, ElementsAre("20220125103000/http://harbour.example/ferry?a=b c",
                                        "20220125103000/http://harbour.example/a b"));
  ASSERT_THAT(read.articles, SizeIs(2));
  EXPECT_EQ(to_string(*read.articles[0].date), "2022-01-25T10:30:00Z");
  EXPECT_EQ(read.articles[1].url, "http://harbour.example/a b");
  EXPECT_THAT(told(read, IssueKind::kSkipped),
              ElementsAre("20220125103000/filedesc://news.arc: a record of type warcinfo",
                          "20220125103000/dns:harbour.example: not of HTTP"));
}

TEST(WebArchives, WhatIsNoPageIsSkippedWithItsReason) {
  const Recorder read = read_text(
      "news.warc",
      warc("warcinfo", "1", "software: crawler\r\n", "application/warc-fields") +
          warc("request", "2", "GET / HTTP/1.1\r\n\r\n") + warc("", "3", "x") +
          warc("response", "4", "20220125\n", "text/dns") +
          warc("response", "5", http("", {}, "text/html", "404 Not Found")) +
          warc("response", "6", http("", {}, "text/html", "301")) +
          warc("response", "7", http("\xFF\xD8\xFF", {}, "image/jpeg")) +
          warc("response", "8", http("x", {}, "")) + warc("resource", "9", "a {}", "text/css") +
          warc("response", "a", http(kFerryPage)) + warc("response", "a", http(kFerryPage)) +
          warc("resource", "b", kFerryPage, "text/html; charset=utf-8"));
  EXPECT_THAT(told(read, IssueKind::kSkipped),
              ElementsAre("1: a record of type warcinfo", "2: a record of type request",
                          "3: a record of no type", "4: not of HTTP", "5: answered with status 404",
                          "6: answered with status 301", "7: image/jpeg: no page",
                          "8: its content has no type", "9: text/css: no page"));
  EXPECT_THAT(read.records, ElementsAre("a", "a~2", "b"));
  EXPECT_EQ(read.outcome.holds, "3 html, 9 skipped");
}

TEST(WebArchives, AMemberOfGzipARecord) {
  std::string page = kFerryPage;
  for (int i = 0; i < 50'000; ++i) page += std::to_string(i * 7919) + " ";
  std::string bytes;
  for (const char* id : {"a", "b", "c"}) bytes += gzipped(warc("response", id, http(page)));
  const Recorder read = read_text("news.warc.gz", bytes);
  EXPECT_THAT(read.records, ElementsAre("a", "b", "c"));
  const Recorder packed = read_text("news.zip", zip_of({{"crawl/news.warc.gz", bytes}}));
  EXPECT_THAT(packed.records,
              ElementsAre("crawl/news.warc.gz#a", "crawl/news.warc.gz#b", "crawl/news.warc.gz#c"));
  const Recorder cut = read_text("news.warc.gz", bytes.substr(0, bytes.size() - 20));
  EXPECT_THAT(cut.records, ElementsAre("a", "b"));
  EXPECT_THAT(cut.outcome.reason, HasSubstr("compressed data is cut short or damaged"));
  EXPECT_THAT(told(cut, IssueKind::kFailed), IsEmpty()) << "the file's reason says it";
}

// All behind it was lost.
TEST(WebArchives, AMemberOfGzipThatIsDamagedIsLostAlone) {
  std::string words;
  for (int i = 0; i < 20'000; ++i) words += std::to_string(i * 7919) + " ";
  const auto packed = [&](const char* id) {
    return gzipped(warc("response", id, http(kFerryPage + words)));
  };
  const std::string a = packed("a");
  const std::string b = packed("b");
  const std::string c = packed("c");
  struct Row {
    const char* why;
    std::size_t at;  // of b
    std::size_t bytes;
    const char* id;
  };
  for (const Row& row :
       {Row{"its magic bytes", 0, 1, "record 2"}, Row{"its header", 3, 1, "record 2"},
        Row{"its text", b.size() / 2, 40, "b"}, Row{"the end of its text", b.size() - 12, 3, ""},
        Row{"its check sum", b.size() - 8, 1, "b"}, Row{"its length", b.size() - 2, 1, "b"}}) {
    std::string damaged = b;
    for (std::size_t i = 0; i < row.bytes; ++i) {
      damaged[row.at + i] = static_cast<char>(damaged[row.at + i] ^ 0xE0);
    }
    for (const std::string& bytes : {a + damaged + c, a + b.substr(0, row.at) + c}) {
      if (row.at == 0 && bytes.size() == a.size() + c.size()) continue;
      const Recorder read = read_text("news.warc.gz", bytes);
      EXPECT_THAT(read.records, ElementsAre("a", "c")) << row.why;
      EXPECT_EQ(read.outcome.fate, FileFate::kRead) << row.why;
      EXPECT_FALSE(read.outcome.complete) << "there may have been more in it";
      const std::string between = "what it held between its bytes " + std::to_string(a.size()) +
                                  " and " + std::to_string(bytes.size() - c.size()) + " is lost";
      EXPECT_THAT(told(read, IssueKind::kFailed), testing::Contains(HasSubstr(between))) << row.why;
      EXPECT_LE(told(read, IssueKind::kFailed).size(), 2U) << "its length may be wrong for it";
    }
    if (*row.id == '\0') continue;  // its damage goes on into c: it takes going back
    const Recorder within = read_text("a.tar", tar_of({{"news.warc.gz", a + damaged + c}}));
    EXPECT_THAT(within.records, ElementsAre("news.warc.gz#a", "news.warc.gz#c")) << row.why;
    EXPECT_THAT(told(within, IssueKind::kFailed),
                testing::Contains(HasSubstr("news.warc.gz#" + std::string(row.id) + ": ")))
        << row.why;
  }
  EXPECT_THAT(read_text("news.warc.gz", a + b.substr(0, 900) + a + b.substr(900) + c).records,
              ElementsAre("a", "a~2", "c"));
}

TEST(WebArchives, AMemberOfGzipThatIsDamagedInAnArc) {
  const std::string second = gzipped(arc("http://harbour.example/b", http(kFerryPage)));
  const std::string bytes = gzipped(kArcBegin) + second.substr(0, 60) +
                            gzipped(arc("http://harbour.example/c", http(kFerryPage)));
  const Recorder read = read_text("news.arc.gz", bytes);
  EXPECT_THAT(read.records, ElementsAre("20220125103000/http://harbour.example/c"));
  EXPECT_THAT(told(read, IssueKind::kFailed), ElementsAre(HasSubstr("compressed data is damaged")));
}

// Members that begin everywhere, and none that is sound: each was read to its end.
TEST(WebArchives, ManyDamagedMembersTakeLittleTime) {
  const std::string one = gzipped(warc("response", "a", http(kFerryPage)));
  std::string bytes = one;
  for (int i = 0; i < 100'000; ++i) bytes += one.substr(0, 30);
  const Recorder read = read_text("news.warc.gz", bytes + one);
  EXPECT_THAT(read.records, ElementsAre("a", "a~2"));
  std::string magic = one;
  for (int i = 0; i < 2'000'000; ++i) magic += "\x1F\x8B\x08";
  EXPECT_THAT(read_text("news.warc.gz", magic + one).records, testing::Contains("a"));
}

struct Content {
  const char* why;
  std::string response;
  std::string title;  // or what is said
};

TEST(WebArchives, ContentAsServersSendIt) {
  const std::string title = "Ferry back in service";
  const std::string half = kFerryPage.substr(0, 0x20);
  const std::string chunks = "20\r\n" + half + "\r\n" + "30;x=y\r\n" + kFerryPage.substr(0x20) +
                             "\r\n0\r\nTrailer: x\r\n\r\n";
  ASSERT_EQ(kFerryPage.size(), 0x20U + 0x30U);
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  const auto coded = [](const std::string& name) { return "Content-Encoding: " + name + "\r\n"; };
  const std::vector<Content> rows = {
      {"plain", http(kFerryPage), title},
      {"chunks", http(chunks, chunked), title},
      {"chunks that the crawler undid", http(kFerryPage, chunked), title},
      {"without the last chunk", http("50\r\n" + kFerryPage + "\r\n", chunked), title},
      {"a chunk longer than what follows", http("99\r\n" + kFerryPage, chunked),
       "its chunks are wrong or cut short"},
      {"a chunk's size that is no number", http("20\r\n" + half + "\r\nxyz\r\n" + half, chunked),
       "its chunks are wrong or cut short"},
      {"a size beyond 64 bits", http("20\r\n" + half + "\r\nfffffffffffffffff\r\nx", chunked),
       "its chunks are wrong or cut short"},
      {"gzip", http(gzipped(kFerryPage), coded("gzip")), title},
      {"gzip that nobody mentions", http(gzipped(kFerryPage)), title},
      {"gzip that the crawler undid", http(kFerryPage, coded("gzip")), title},
      {"deflate, as the standard has it", http(deflated(kFerryPage, false), coded("deflate")),
       title},
      {"deflate, as some servers have it", http(deflated(kFerryPage, true), coded("deflate")),
       title},
      {"deflate that the crawler undid", http(kFerryPage, coded("deflate")), title},
      {"no deflate", http("abcdefgh", coded("deflate")), "its content is damaged, or no deflate"},
      {"brotli", http("\x0B\x02\x80", coded("br")),
       "its content is compressed as br, which newsdex does not read"},
      {"brotli that the crawler undid", http(kFerryPage, coded("br")), title},
      {"what is called a page is none", http("\x89PNG\r\n\x1A\n"),
       "its content is not what its name says: image (PNG)"},
      {"XHTML", http(kFerryPage, {}, "application/xhtml+xml"), title},
      {"line feeds alone", "HTTP/1.0 200 OK\nContent-type: text/html\n\n" + kFerryPage, title},
      {"no reason behind the status", "HTTP/1.1 200\r\ncontent-type:TEXT/HTML\r\n\r\n" + kFerryPage,
       title},
      {"headers without an end", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
       "the file is empty"},
  };
  for (const Content& row : rows) EXPECT_EQ(title_of(row.response), row.title) << row.why;
}

TEST(WebArchives, TheServersEncodingCountsBeforeThePages) {
  const std::string page =
      "<!DOCTYPE html><meta charset=iso-8859-1><title>\xCC\xE8\xED\xF1\xEA</title>";
  EXPECT_EQ(title_of(http(page, {}, "text/html; charset=\"windows-1251\"")), "Минск");
}

TEST(WebArchives, BombsInContentCountAsTheFiles) {
  const std::string bomb = deflated(std::string(8 << 20, ' '), false);
  const Recorder read =
      read_text("a.warc",
                warc("response", "a", http(kFerryPage)) +
                    warc("response", "b", http(bomb, "Content-Encoding: deflate\r\n")) +
                    warc("response", "c", http(kFerryPage)),
                {.limits = {.free_bytes = 1 << 20, .ratio = 100}});
  EXPECT_THAT(read.records, ElementsAre("a"));
  EXPECT_THAT(read.outcome.reason, HasSubstr("expands more than 100 fold"));
  EXPECT_THAT(
      read_text("a.warc",
                warc("response", "a", http(kFerryPage)) + warc("response", "b", http(kFerryPage)),
                {.limits = {.members = 1}})
          .outcome.reason,
      HasSubstr("holds more than 1 entries"));
}

// Damage.

TEST(WebArchives, AWrongLengthIsSaidAndTheNextRecordRead) {
  const std::string after = warc("response", "c", http(kFerryPage)) + warc("request", "d", "GET /");
  const auto size = static_cast<int>(http(kFerryPage).size());
  struct Row {
    int length;
    const char* reason;
  };
  for (const Row& row :
       {Row{size + 10, "b: its length is wrong"}, Row{size + 900, "b: its length is wrong"},
        Row{size - 10, "b: its length is wrong"}, Row{0, "b: its length is wrong"},
        Row{60 << 20, "b: its length is wrong"}}) {
    const Recorder read = read_text(
        "a.warc", warc("response", "a", http(kFerryPage)) +
                      warc("response", "b", http(kFerryPage), "application/http", row.length) +
                      after);
    EXPECT_THAT(read.records, ElementsAre("a", "c")) << row.length;
    EXPECT_THAT(told(read, IssueKind::kFailed), ElementsAre(HasSubstr(row.reason))) << row.length;
    EXPECT_EQ(read.outcome.fate, FileFate::kRead) << row.length;
  }
}

// The whole window was moved for each.
TEST(WebArchives, ManyWrongLengthsAreSaidOneByOne) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) {
    text += warc("response", "a", http(kFerryPage), "application/http", 60 << 20);
  }
  const Recorder read = read_text("a.warc", text + warc("response", "b", http(kFerryPage)));
  EXPECT_THAT(read.records, ElementsAre("b"));
  const auto said = told(read, IssueKind::kFailed);
  EXPECT_THAT(said, SizeIs(5'000));
  EXPECT_THAT(said, testing::Each(HasSubstr("its length is wrong")));
}

TEST(WebArchives, ALengthThatIsNone) {
  std::string bad = warc("response", "b", http(kFerryPage));
  bad.replace(bad.find("Content-Length"), 14, "Content-Lenght");
  const Recorder read = read_text("a.warc", bad + warc("response", "c", http(kFerryPage)));
  EXPECT_THAT(read.records, ElementsAre("c"));
  EXPECT_THAT(told(read, IssueKind::kFailed), ElementsAre("b: its length is missing or no number"));
  const Recorder old =
      read_text("a.arc", kArcBegin + "http://a.example/ 192.0.2.1 20220125103000 text/html -1\n" +
                             http(kFerryPage) + "\n" + arc("http://b.example/", http(kFerryPage)));
  EXPECT_THAT(old.records, ElementsAre("20220125103000/http://b.example/"));
  EXPECT_THAT(told(old, IssueKind::kFailed), ElementsAre(HasSubstr("no number")));
}

TEST(WebArchives, WhatIsNoHeaderIsPassedOver) {
  const Recorder read = read_text("a.warc", warc("response", "a", http(kFerryPage)) +
                                                "WARC/1.0\r\nWARC-Type: response\r\n" +
                                                warc("response", "b", http(kFerryPage)));
  EXPECT_THAT(read.records, ElementsAre("a", "b"));
  EXPECT_THAT(told(read, IssueKind::kFailed),
              ElementsAre("record 2: no header of a record where one should begin"));
}

TEST(WebArchives, AnArchiveThatIsCutShortSaysSo) {
  const std::string whole =
      warc("response", "a", http(kFerryPage)) + warc("response", "b", http(kFerryPage));
  for (const int length : {-1, 2'000'000'000}) {
    const Recorder read = read_text(
        "a.warc", (whole + warc("response", "c", http(kFerryPage), "application/http", length))
                      .substr(0, whole.size() + 300));
    EXPECT_THAT(read.records, ElementsAre("a", "b"));
    EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
    EXPECT_FALSE(read.outcome.complete) << "what the index had from behind it is kept";
    EXPECT_THAT(read.outcome.reason, HasSubstr("cut short, or the length of its last record"));
  }
}

TEST(WebArchives, ALargeRecordGoesByUnread) {
  const std::string video(static_cast<std::size_t>(kMaxWebRecordBytes) + 1, 'x');
  const Recorder read =
      read_text("a.warc", warc("response", "a", video) + warc("response", "b", http(kFerryPage)));
  EXPECT_THAT(read.records, ElementsAre("b"));
  EXPECT_THAT(told(read, IssueKind::kSkipped), ElementsAre(HasSubstr("a: larger than 64 MB")));
}

TEST(WebArchives, ManyFalseHeadersTakeLittleTime) {
  std::string text = warc("response", "a", http(kFerryPage));
  for (int i = 0; i < 200'000; ++i) text += "WARC/1.0\nA: b\n";
  const Recorder read = read_text("a.warc", text + warc("response", "b", http(kFerryPage)));
  EXPECT_THAT(read.records, ElementsAre("a", "b"));
}

// The parts.

TEST(Headers, Fields) {
  const std::string text =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=utf-8\r\nno field\r\nX:\r\nX: 2\r\n"
      "\r\nbody";
  const Headers headers(text, true);
  EXPECT_EQ(headers.first_line(), "HTTP/1.1 200 OK");
  EXPECT_EQ(headers.value("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(headers.value("x"), "") << "the first counts";
  EXPECT_EQ(headers.value("y"), "");
  EXPECT_EQ(text.substr(headers.bytes()), "body");
  EXPECT_EQ(Headers("A: b\n", false).bytes(), 0U) << "no empty line";
  EXPECT_EQ(Headers("A: b\n\nbody", false).value("a"), "b");
  EXPECT_EQ(Headers(std::string(kMostHeaderBytes, 'a') + "\n\n", false).bytes(), 0U);
}

TEST(Headers, MediaTypes) {
  EXPECT_EQ(media_type(" Text/HTML ; charset=x"), "text/html");
  EXPECT_EQ(media_parameter("text/html; a=b; CHARSET = \"koi8-r\"", "charset"), "koi8-r");
  EXPECT_EQ(media_parameter("text/html; charset=utf-8; a=b", "charset"), "utf-8");
  EXPECT_EQ(media_parameter("text/html; charset=\"", "charset"), "");
  EXPECT_EQ(media_parameter("text/html", "charset"), "");
}

}  // namespace
}  // namespace newsdex::test
