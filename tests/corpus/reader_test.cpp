// A file as a whole: how its records are named, what is said about them, and what happens to input
// that nobody should have to read.
#include "corpus/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <string>

#include "common/utf8.hpp"
#include "corpus/article_maker.hpp"
#include "tests/corpus/as_nobody.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> reasons_of(const Recorder& read) {
  std::vector<std::string> reasons;
  for (const RecordIssue& issue : read.issues) reasons.push_back(issue.reason);
  return reasons;
}

// Files of one and files of many.

TEST(Reader, AFileOfOneIsNamedByItsFile) {
  const TemporaryFolder folder;
  const auto file = folder.write("2022/storm.final.txt", "Storm comes\n\nIt is here.\n");
  const Recorder read = test::read(file);
  ASSERT_THAT(read.articles, SizeIs(1));
  EXPECT_THAT(read.records, ElementsAre(""));
  EXPECT_EQ(read.articles[0].docno, "storm.final");
  EXPECT_EQ(read.articles[0].path, file.string());
  EXPECT_EQ(read.articles[0].id, "") << "callers make it";
  EXPECT_EQ(read.outcome.format, "text");
  EXPECT_EQ(read.outcome.records, 1U);
  EXPECT_TRUE(read.outcome.complete);
}

TEST(Reader, RecordsAreNamedByTheirIdElseByTheirOrdinal) {
  const Recorder read = read_text("news.jsonl.gz", compressed("{\"id\": \"a\", \"title\": \"A\"}\n"
                                                              "{\"title\": \"B\"}\n"
                                                              "broken\n"
                                                              "{\"id\": 4, \"title\": \"D\"}\n"
                                                              "{\"title\": \"E\"}\n",
                                                              ARCHIVE_FILTER_GZIP));
  EXPECT_THAT(read.records, ElementsAre("a", "2", "4", "5")) << "a broken record counts";
  std::vector<std::string> docnos;
  for (const Article& article : read.articles) docnos.push_back(article.docno);
  EXPECT_THAT(docnos, ElementsAre("a", "news#2", "4", "news#5"));
  ASSERT_THAT(read.issues, SizeIs(1));
  EXPECT_EQ(read.issues[0].record, "#3");
  EXPECT_EQ(read.issues[0].line, 3U);
}

TEST(Reader, OneLineOfJsonIsAFileOfManyStill) {
  const Recorder read = read_text("one.jsonl", "{\"title\": \"A\"}\n");
  EXPECT_THAT(read.records, ElementsAre("1"));
  EXPECT_EQ(read.articles[0].docno, "one#1");
}

TEST(Reader, RepeatedIdsAreToldApart) {
  const Recorder read = read_text("x.jsonl",
                                  "{\"id\": \"a\", \"title\": \"1\"}\n"
                                  "{\"id\": \"a\", \"title\": \"2\"}\n"
                                  "{\"id\": \"a~2\", \"title\": \"3\"}\n"
                                  "{\"id\": \"a\", \"title\": \"4\"}\n"
                                  "{\"id\": \"6\", \"title\": \"5\"}\n"
                                  "{\"title\": \"6\"}\n");
  EXPECT_THAT(read.records, ElementsAre("a", "a~2", "a~2~2", "a~3", "6", "6~2"));
  EXPECT_THAT(read.issues, SizeIs(4));
  for (const RecordIssue& issue : read.issues) {
    EXPECT_EQ(issue.kind, IssueKind::kWarning);
    EXPECT_THAT(issue.reason, HasSubstr("another record's too"));
  }
  EXPECT_EQ(read.articles[1].docno, "a") << "what the record calls itself";
}

TEST(Reader, ManyRepeatedIdsTakeNoTime) {
  std::string lines;
  for (int i = 0; i < 50'000; ++i) lines += "{\"id\": \"same\", \"title\": \"x\"}\n";
  const Recorder read = read_text("x.jsonl", lines);
  ASSERT_THAT(read.records, SizeIs(50'000));
  EXPECT_EQ(read.records.back(), "same~50000");
}

TEST(Reader, FileStems) {
  EXPECT_EQ(file_stem("/a/reut2-000.sgm"), "reut2-000");
  EXPECT_EQ(file_stem("/a/reut2-000.sgm.gz"), "reut2-000");
  EXPECT_EQ(file_stem("/a/README"), "README");
  EXPECT_EQ(file_stem("/a/.profile"), ".profile");
  EXPECT_EQ(file_stem("/a/bad\xFFname.txt"), "bad\xEF\xBF\xBDname");
}

// Fields.

TEST(Reader, FieldsAreOneCleanLine) {
  const Recorder read = read_text(
      "x.jsonl",
      "{\"id\": \" a\\n1 \", \"title\": \"Two\\nlines\\u0000\", \"byline\": \"By  Jane\\tRoe\", "
      "\"text\": \"One.\\r\\n\\r\\n\\r\\nTwo.\\u0007 \\n\", \"tags\": [\"oil\", \" oil \", \"\"], "
      "\"lang\": \"eng\", \"url\": \"https://www.Daily.Example:80/x?y\", \"date\": \"25 Jan "
      "2022\"}\n");
  ASSERT_THAT(read.articles, SizeIs(1));
  const Article& article = read.articles[0];
  EXPECT_EQ(article.docno, "a 1");
  EXPECT_EQ(article.title, "Two lines");
  EXPECT_EQ(article.byline, "Jane Roe");
  EXPECT_EQ(article.text, "One.\n\nTwo.");
  EXPECT_THAT(article.topics, ElementsAre("oil"));
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(article.source, "daily.example") << "the host, where no publisher is named";
  EXPECT_EQ(to_string(*article.date), "2022-01-25");
}

TEST(Reader, TheDefaultLanguageIsOfArticlesThatDeclareNone) {
  const std::string lines =
      "{\"title\": \"a\", \"language\": \"pt_BR\"}\n{\"title\": \"b\"}\n"
      "{\"title\": \"c\", \"language\": \"klingonese\"}\n";
  const Recorder read = read_text("x.jsonl", lines, {.default_language = "de"});
  ASSERT_THAT(read.articles, SizeIs(3));
  EXPECT_EQ(read.articles[0].language, "pt-BR");
  EXPECT_EQ(read.articles[1].language, "de");
  EXPECT_EQ(read.articles[2].language, "de");
}

TEST(Reader, DatesThatCannotBeReadAreWarnings) {
  const Recorder read =
      read_text("x.jsonl",
                "{\"id\": \"a\", \"title\": \"a\", \"date\": \"some day\"}\n"
                "{\"id\": \"b\", \"title\": \"b\", \"date\": \"1987-03-31T605:12:19Z\"}\n"
                "{\"id\": \"c\", \"title\": \"c\", \"updated\": \"03/04/2022\"}\n");
  ASSERT_THAT(read.articles, SizeIs(3));
  EXPECT_FALSE(read.articles[0].date);
  EXPECT_EQ(to_string(*read.articles[1].date), "1987-03-31") << "the day can be read";
  EXPECT_FALSE(read.articles[2].updated);
  EXPECT_THAT(reasons_of(read), ElementsAre(HasSubstr("its date cannot be read: some day"),
                                            HasSubstr("the time of its date cannot be read"),
                                            HasSubstr("its date cannot be read: 03/04/2022")));
  EXPECT_EQ(read.issues[1].record, "b");
  EXPECT_EQ(read.outcome.unread_dates, 3U);
}

TEST(Reader, AnArticleWithTwoDatesThatCannotBeReadCountsOnce) {
  const Recorder read =
      read_text("x.jsonl",
                "{\"title\": \"a\", \"date\": \"soon\", \"updated\": \"later\"}\n"
                "{\"title\": \"b\", \"date\": \"2022-01-25\", \"updated\": \"later\"}\n"
                "{\"title\": \"c\", \"date\": \"2022-01-25\"}\n"
                "{\"title\": \"d\", \"date\": \"\"}\n");
  ASSERT_THAT(read.articles, SizeIs(4));
  EXPECT_EQ(read.outcome.unread_dates, 2U) << "no date at all is none that cannot be read";
  EXPECT_TRUE(read.articles[1].date) << "the other date stays";
  EXPECT_FALSE(read.articles[1].updated);
}

TEST(Reader, RecordsWithoutWords) {
  const Recorder read = read_text("x.jsonl",
                                  "{\"id\": \"a\", \"text\": \"  \"}\n"
                                  "{\"title\": \"only a title\", \"text\": \"\"}\n"
                                  "{\"text\": \"\"}\n"
                                  "{\"url\": \"https://x.example/\", \"text\": \"-- ?!\"}\n");
  EXPECT_THAT(read.records, ElementsAre("a", "2", "4")) << "kept where anything is known of them";
  EXPECT_THAT(reasons_of(read),
              ElementsAre("no words: neither title nor text", HasSubstr("not an article"),
                          "no words: neither title nor text"));
  for (const RecordIssue& issue : read.issues) EXPECT_EQ(issue.kind, IssueKind::kWarning);
}

// Hostile input.

TEST(Reader, AFileThatCannotBeOpenedIsAFailure) {
  const TemporaryFolder folder;
  const Recorder missing = test::read(folder.path() / "gone.txt");
  EXPECT_EQ(missing.outcome.fate, FileFate::kFailed);
  EXPECT_FALSE(missing.outcome.complete);
  EXPECT_THAT(missing.outcome.reason, HasSubstr("gone.txt"));
  EXPECT_THAT(missing.outcome.reason, HasSubstr("No such file"));
  const Recorder directory = test::read(folder.path());
  EXPECT_EQ(directory.outcome.fate, FileFate::kFailed);
}

TEST(Reader, AFileWithoutPermissionIsAFailure) {
  const TemporaryFolder folder;
  const auto file = folder.write("secret.txt", "text");
  chmod(file.c_str(), 0);
  const AsNobody nobody(folder.path());
  ASSERT_TRUE(nobody.worked());
  const Recorder read = test::read(file);
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("Permission denied"));
}

TEST(Reader, AnEmptyFileIsReadAndWarnedOf) {
  for (const char* name : {"a.txt", "a.html", "a.jsonl", "a.sgm", "a"}) {
    const Recorder read = read_text(name, "");
    EXPECT_EQ(read.outcome.fate, FileFate::kRead) << name;
    EXPECT_THAT(read.articles, IsEmpty()) << name;
    EXPECT_THAT(reasons_of(read), ElementsAre("the file is empty")) << name;
    EXPECT_EQ(read.issues[0].kind, IssueKind::kWarning) << name;
  }
  const Recorder compressed_nothing = read_text("a.txt.gz", compressed("", ARCHIVE_FILTER_GZIP));
  EXPECT_THAT(reasons_of(compressed_nothing), ElementsAre("the file is empty"));
}

TEST(Reader, BlankFilesAreWarnedOf) {
  for (const char* name : {"a.txt", "a.html"}) {
    const Recorder read = read_text(name, " \n\n\t\n");
    EXPECT_EQ(read.outcome.fate, FileFate::kRead) << name;
    EXPECT_THAT(read.articles, IsEmpty()) << name;
    EXPECT_THAT(reasons_of(read), ElementsAre(HasSubstr("no words"))) << name;
  }
}

TEST(Reader, ABinaryCalledTextFailsAndAnImageIsSkipped) {
  const std::string image = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s;
  const Recorder text = read_text("a.txt", image);
  EXPECT_EQ(text.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(text.outcome.reason, HasSubstr("its content is not what its name says: image (PNG)"));
  EXPECT_TRUE(text.outcome.complete) << "it was read, and holds nothing: articles it gave are gone";
  const Recorder picture = read_text("a.png", image);
  EXPECT_EQ(picture.outcome.fate, FileFate::kSkipped);
  EXPECT_THAT(picture.outcome.reason, HasSubstr("image (PNG)"));
}

TEST(Reader, InvalidUtf8AndNulsNeverGetIn) {
  const Recorder read =
      read_text("a.txt", "Title with \0NUL\n\nBad \xC3\x28 bytes, \xED\xA0\x80 too.\n"s);
  ASSERT_THAT(read.articles, SizeIs(1));
  EXPECT_EQ(read.articles[0].title, "Title with NUL");
  EXPECT_TRUE(is_utf8(read.articles[0].text));
  EXPECT_THAT(read.articles[0].text, HasSubstr("bytes"));
}

TEST(Reader, ATruncatedGzipGivesWhatItHoldsAndFails) {
  std::string lines;
  for (int i = 0; i < 50'000; ++i) {
    lines += "{\"id\": " + std::to_string(i) + ", \"title\": \"title " + std::to_string(i * 7919) +
             "\"}\n";
  }
  std::string bytes = compressed(lines, ARCHIVE_FILTER_GZIP);
  bytes.resize(bytes.size() / 2);
  const Recorder read = read_text("x.jsonl.gz", bytes);
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_FALSE(read.outcome.complete) << "what it did not give may still be in it";
  EXPECT_THAT(read.outcome.reason, HasSubstr("cut short or damaged"));
  EXPECT_GT(read.articles.size(), 1'000U);
  EXPECT_EQ(read.outcome.records, read.articles.size());
  EXPECT_THAT(read.issues, IsEmpty())
      << "the line that the cut went through is no fault of its own";
}

TEST(Reader, ATruncatedGzipOfSgmlIsNoBrokenRecord) {
  std::string text = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n";
  for (int i = 0; i < 20'000; ++i) {
    text += "<REUTERS NEWID=\"" + std::to_string(i) + "\"><TEXT><BODY>" + std::to_string(i * 7919) +
            "</BODY></TEXT></REUTERS>\n";
  }
  std::string bytes = compressed(text, ARCHIVE_FILTER_ZSTD);
  bytes.resize(bytes.size() / 2);
  const Recorder read = read_text("x.sgm.zst", bytes);
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.issues, IsEmpty());
}

TEST(Reader, AParagraphOfFiveMegabytes) {
  std::string text = "Title\n\n";
  while (text.size() < 5'000'000) text += "The minister said that talks would go on. ";
  const Recorder read = read_text("a.txt", text);
  ASSERT_THAT(read.articles, SizeIs(1));
  EXPECT_EQ(read.articles[0].title, "Title");
  EXPECT_GT(read.articles[0].text.size(), 4'999'000U);
  EXPECT_EQ(read.articles[0].text.find('\n'), std::string::npos);
}

TEST(Reader, AFileOfTwoHundredMegabytes) {
  const TemporaryFolder folder;
  const std::string line(99, 'x');
  const auto file = folder.path() / "large.txt";
  {
    std::ofstream out(file);
    for (int i = 0; i < 2'000'000; ++i) out << line << '\n';
  }
  const Recorder read = test::read(file);
  ASSERT_THAT(read.articles, SizeIs(1)) << read.outcome.reason;
  EXPECT_GE(read.articles[0].text.size(), 199'000'000U);
}

TEST(Reader, ATextLargerThanARecordMayBeFails) {
  const TemporaryFolder folder;
  const auto file = folder.write("huge.txt", "text\n");
  std::filesystem::resize_file(file, kMaxRecordBytes + 10);  // a sparse file
  std::fstream(file, std::ios::in | std::ios::out).write(std::string(70'000, 'x').data(), 70'000);
  const Recorder read = test::read(file);
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("larger than 256 MB"));
  EXPECT_THAT(read.articles, IsEmpty());
}

TEST(Reader, ARecordLargerThanARecordMayBeIsPassedOver) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "huge.jsonl";
  {
    std::ofstream out(file, std::ios::binary);
    const std::string block(1 << 20, 'x');
    out << "{\"id\": \"a\", \"title\": \"a\"}\n{\"id\": \"b\", \"text\": \"";
    for (std::uint64_t i = 0; i <= kMaxRecordBytes >> 20; ++i) out << block;
    out << "\"}\n{\"id\": \"c\", \"title\": \"c\"}\n";
  }
  const Recorder read = test::read(file);
  EXPECT_THAT(read.records, ElementsAre("a", "c"));
  ASSERT_THAT(read.issues, SizeIs(1));
  EXPECT_EQ(read.issues[0].record, "#2");
  EXPECT_THAT(read.issues[0].reason, HasSubstr("more than 256 MB"));
  EXPECT_EQ(read.outcome.fate, FileFate::kRead);
}

TEST(Reader, AnSgmlRecordLargerThanARecordMayBeIsPassedOver) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "huge.sgm";
  {
    std::ofstream out(file, std::ios::binary);
    const std::string block(1 << 20, 'x');
    out << "<DOC><DOCNO>a</DOCNO><TEXT>a</TEXT></DOC>\n<DOC><DOCNO>b</DOCNO><TEXT>";
    for (std::uint64_t i = 0; i <= kMaxRecordBytes >> 20; ++i) out << block;
    out << "</TEXT></DOC>\n<DOC><DOCNO>c</DOCNO><TEXT>c</TEXT></DOC>\n";
  }
  const Recorder read = test::read(file);
  EXPECT_THAT(read.records, ElementsAre("a", "c"));
  ASSERT_THAT(read.issues, SizeIs(1));
  EXPECT_THAT(read.issues[0].reason, HasSubstr("more than 256 MB"));
}

// Where a disk or a copy left zeros, articles went by unsaid.
TEST(Reader, ZerosInATextAreSaid) {
  const auto record = [](const std::string& id) {
    return "<DOC>\n<DOCNO>" + id + "</DOCNO>\n<TEXT>" + std::string(900, 'x') + "</TEXT>\n</DOC>\n";
  };
  std::string text = record("1") + record("2") + record("3");
  text.replace(record("1").size() - 20, 100, std::string(100, '\0'));
  const Recorder read = read_text("a.sgml", text);
  EXPECT_EQ(read.articles.size(), 2U);
  EXPECT_THAT(told(read, IssueKind::kWarning),
              testing::ElementsAre(testing::HasSubstr("100 bytes of it are zeros, from byte " +
                                                      std::to_string(record("1").size() - 20))));
  EXPECT_FALSE(read.outcome.complete);
  text = record("1") + std::string(3, '\0') + record("2");
  EXPECT_THAT(told(read_text("a.sgml", text), IssueKind::kWarning), testing::IsEmpty());
}

}  // namespace
}  // namespace newsdex::test
