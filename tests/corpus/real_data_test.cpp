// Real collections, counted to the last record.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/utf8.hpp"
#include "corpus/walk.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

#define NEED_DATA(name) \
  if (!have_data(name)) GTEST_SKIP() << "needs " << (data_dir() / (name)) << ", which is absent"

// Counts, and checks what every article promises; keeps none of them.
struct Checker final : ArticleSink {
  std::size_t articles = 0;
  std::size_t without_text = 0;
  std::size_t titled = 0;
  std::vector<RecordIssue> issues;

  void article(Article&& article, const std::string&) override {
    ++articles;
    without_text += article.text.empty() ? 1 : 0;
    titled += article.title.empty() ? 0 : 1;
    for (const std::string* line : {&article.title, &article.byline, &article.source, &article.url,
                                    &article.docno, &article.language}) {
      EXPECT_TRUE(is_utf8(*line)) << article.docno;
      EXPECT_TRUE(std::none_of(line->begin(), line->end(), is_control)) << article.docno;
    }
    EXPECT_TRUE(is_utf8(article.text)) << article.docno;
    EXPECT_TRUE(std::none_of(article.text.begin(), article.text.end(), [](char c) {
      return c != '\n' && is_control(c);
    })) << article.docno;
    EXPECT_EQ(article.text.find("\n\n\n"), std::string::npos) << article.docno;
    EXPECT_FALSE(article.docno.empty());
    EXPECT_FALSE(article.language.empty());
  }
  void issue(const RecordIssue& issue) override { issues.push_back(issue); }

 private:
  static bool is_control(char c) { return (c >= '\0' && c < ' ') || c == '\x7F'; }
};

TEST(RealData, EveryRecordOfReuters21578IsAnArticle) {
  NEED_DATA("reuters21578");
  Checker checker;
  std::size_t files = 0;
  for (const FoundFile& file : walk(data_dir() / "reuters21578").files) {
    if (!file.path.ends_with(".sgm")) continue;
    ++files;
    const FileOutcome outcome = read_file(file.path, {}, checker);
    EXPECT_EQ(outcome.fate, FileFate::kRead) << file.path << outcome.reason;
    EXPECT_EQ(outcome.format, "reuters-sgml") << file.path;
  }
  EXPECT_EQ(files, 22U);
  EXPECT_EQ(checker.articles, 21'578U);
  EXPECT_GT(checker.titled, 20'841U)
      << "all TITLE elements, and the headings of unprocessed records";
  ASSERT_THAT(checker.issues, SizeIs(2));
  EXPECT_EQ(checker.issues[0].record, "12793");
  EXPECT_THAT(checker.issues[0].reason, HasSubstr("no words"));
  EXPECT_EQ(checker.issues[1].record, "17192");
  EXPECT_THAT(checker.issues[1].reason, HasSubstr("31-MAR-1987 605:12:19.12"));
}

TEST(RealData, EveryTextOfTheBbcHasItsTitle) {
  NEED_DATA("bbc-news");
  Checker checker;
  const Walk found = walk(data_dir() / "bbc-news");
  EXPECT_THAT(found.files, SizeIs(2'226));
  for (const FoundFile& file : found.files) {
    EXPECT_EQ(read_file(file.path, {}, checker).fate, FileFate::kRead) << file.path;
  }
  EXPECT_EQ(checker.articles, 2'226U) << "2,225 and the README";
  EXPECT_GE(checker.titled, 2'224U);
  EXPECT_THAT(checker.issues, IsEmpty());
}

TEST(RealData, ALatin1TextAmongTheBbcs) {
  NEED_DATA("bbc-news");
  const Recorder read = test::read(data_dir() / "bbc-news/sport/199.txt");
  ASSERT_THAT(read.articles, SizeIs(1));
  EXPECT_THAT(read.articles[0].text, HasSubstr("£"));
  EXPECT_EQ(read.articles[0].text.find("\xEF\xBF\xBD"), std::string::npos);
}

TEST(RealData, EveryLineOfTheBulkNewsIsAnArticle) {
  NEED_DATA("bulk-news.jsonl.zst");
  Checker checker;
  const FileOutcome outcome = read_file((data_dir() / "bulk-news.jsonl.zst").string(), {}, checker);
  EXPECT_EQ(outcome.fate, FileFate::kRead) << outcome.reason;
  EXPECT_EQ(outcome.format, "jsonl");
  EXPECT_EQ(outcome.records, 67'384U);
  EXPECT_EQ(checker.articles, 67'384U);
  for (const RecordIssue& issue : checker.issues) {
    EXPECT_EQ(issue.kind, IssueKind::kWarning) << issue.record << issue.reason;
  }
}

TEST(RealData, TheSeedTextsBeginWithAParagraph) {
  NEED_DATA("seeds");
  const Walk found = walk(data_dir() / "seeds");
  ASSERT_THAT(found.files, SizeIs(2));
  for (const FoundFile& file : found.files) {
    const Recorder read = test::read(file.path);
    ASSERT_THAT(read.articles, SizeIs(1));
    EXPECT_EQ(read.articles[0].title, "");
    EXPECT_TRUE(read.articles[0].text.starts_with("The U")) << read.articles[0].text.substr(0, 60);
    EXPECT_GE(std::count(read.articles[0].text.begin(), read.articles[0].text.end(), '\n'), 9);
    EXPECT_THAT(read.articles[0].text, HasSubstr("swift and decisive response"));
  }
}

TEST(RealData, PagesOfNewsHaveTitleAndText) {
  NEED_DATA("html");
  Checker checker;
  std::size_t pages = 0;
  for (const FoundFile& file : walk(data_dir() / "html").files) {
    if (!file.path.ends_with(".html") || file.size == 0) continue;
    ++pages;
    EXPECT_EQ(read_file(file.path, {}, checker).fate, FileFate::kRead) << file.path;
  }
  EXPECT_GT(pages, 400U);
  EXPECT_GE(checker.articles + 2, pages) << "but for two pages without any words";
  EXPECT_GT(checker.titled * 10, pages * 5);
}

// What became of a folder's files: each is read, skipped or failed, and says why where not read.
struct Tally {
  std::size_t read = 0;
  std::size_t skipped = 0;
  std::size_t articles = 0;
  std::vector<std::string> failed;  // names
  std::size_t broken_records = 0;
};

Tally tally(const std::string& folder) {
  Tally tally;
  Checker checker;
  for (const FoundFile& file : walk(data_dir() / folder).files) {
    const FileOutcome outcome = read_file(file.path, {}, checker);
    const std::string name = file.path.substr(file.path.rfind('/') + 1);
    tally.read += outcome.fate == FileFate::kRead ? 1 : 0;
    tally.skipped += outcome.fate == FileFate::kSkipped ? 1 : 0;
    if (outcome.fate == FileFate::kFailed) tally.failed.push_back(name);
    EXPECT_EQ(outcome.fate == FileFate::kRead, outcome.reason.empty()) << name;
  }
  tally.articles = checker.articles;
  tally.broken_records = static_cast<std::size_t>(
      std::count_if(checker.issues.begin(), checker.issues.end(),
                    [](const RecordIssue& issue) { return issue.kind == IssueKind::kFailed; }));
  return tally;
}

TEST(RealData, FeedsAreReadButForThoseCutShort) {
  NEED_DATA("feeds");
  const Tally feeds = tally("feeds");
  EXPECT_EQ(feeds.read, 541U);
  EXPECT_EQ(feeds.skipped, 0U);
  EXPECT_THAT(feeds.failed,
              ElementsAre("bozo_invalid-bytes-with-bom.xml", "aaa_illformed.xml",
                          "rdf_channel_empty_textinput.xml", "rss_empty_document.xml",
                          "rss_incomplete_cdata.xml", "rss_item_link_corrupted_ampersands.xml"))
      << "files without their end";
  EXPECT_EQ(feeds.articles, 137U) << "items with words, a date, an id or an address";
  EXPECT_EQ(feeds.broken_records, 0U);
}

TEST(RealData, ExamplesOfNewsmlAreReadOrSaidToBeNoNews) {
  NEED_DATA("newsml");
  const Tally newsml = tally("newsml");
  EXPECT_EQ(newsml.read, 20U) << "newsItem, packageItem, newsMessage";
  EXPECT_EQ(newsml.skipped, 15U) << "concepts, vocabularies, plans, and pieces of documents";
  EXPECT_THAT(newsml.failed, IsEmpty());
  EXPECT_EQ(newsml.articles, 23U);
  EXPECT_EQ(newsml.broken_records, 0U);
}

TEST(RealData, TablesOfManyLanguagesAreReadRowByRow) {
  NEED_DATA("multilingual");
  const Tally tables = tally("multilingual");
  EXPECT_EQ(tables.read, 10U);
  EXPECT_THAT(tables.failed, IsEmpty());
  EXPECT_EQ(tables.articles, 5261U) << "as many as Python's csv finds";
  EXPECT_EQ(tables.broken_records, 0U);
}

// A record is a page, skipped or broken: as many as begin in the file, and nothing beside them.
TEST(RealData, EveryRecordOfTheWebArchivesIsAccountedFor) {
  NEED_DATA("warc");
  const auto accounted = [](const char* name) {
    const Recorder read = test::read(data_dir() / "warc" / name);
    EXPECT_TRUE(read.outcome.reason.empty() || name == "example-space-in-url.arc"sv) << name;
    return read.outcome.holds;
  };
  EXPECT_EQ(accounted("bad.arc"), "1 skipped, 3 failed") << "lengths of -1 and abc";
  EXPECT_EQ(accounted("example-bad-non-chunked.warc.gz"), "1 html, 5 skipped");
  EXPECT_EQ(accounted("example-bad.warc.gz.bad"), "1 html, 5 skipped");
  EXPECT_EQ(accounted("example-digest.warc"), "4 skipped") << "requests";
  EXPECT_EQ(accounted("example-iana.org-chunked.warc"), "1 html, 2 skipped");
  EXPECT_EQ(accounted("example-resource.warc.gz"), "1 html, 2 skipped");
  EXPECT_EQ(accounted("example-space-in-target-uri.warc.gz"), "2 skipped");
  EXPECT_EQ(accounted("example-space-in-url.arc"), "1 skipped") << "the other is cut short";
  EXPECT_EQ(accounted("example-trunc.warc"), "3 skipped, 1 failed") << "a wrong length";
  EXPECT_EQ(accounted("example-wget-bad-target-uri.warc.gz"), "1 html, 5 skipped");
  EXPECT_EQ(accounted("example-wrong-chunks.warc.gz"), "1 html, 1 skipped");
  EXPECT_EQ(accounted("example.arc"), "1 html, 1 skipped");
  EXPECT_EQ(accounted("example.arc.gz"), "1 html, 1 skipped");
  EXPECT_EQ(accounted("example.warc"), "1 html, 5 skipped");
  EXPECT_EQ(accounted("example.warc.gz"), "1 html, 5 skipped");
  EXPECT_EQ(accounted("post-test.warc.gz"), "6 skipped") << "JSON, and requests";
}

TEST(RealData, WrappedTextsOfTimeAreJoined) {
  NEED_DATA("time");
  Checker checker;
  std::size_t lines = 0;
  for (const FoundFile& file : walk(data_dir() / "time/docs").files) {
    const Recorder read = test::read(file.path);
    ASSERT_THAT(read.articles, SizeIs(1)) << file.path;
    const std::string& text = read.articles[0].text;
    lines += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  }
  EXPECT_LT(lines, 423U * 12) << "they come in 55 lines each";
}

}  // namespace
}  // namespace newsdex::test
