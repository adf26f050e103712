// The program news-index in process: arguments, choice of the index, statuses, what goes where.
#include "indexer/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>
#include <exception>
#include <new>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <streambuf>
#include <utility>

#include "common/lock.hpp"
#include "indexer/json.hpp"
#include "indexer/print.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::line;
using test::NewsFolder;
using testing::HasSubstr;
namespace fs = std::filesystem;

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

Outcome news_index(std::vector<std::string> words) {
  words.insert(words.begin(), "news-index");
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  std::ostringstream out;
  std::ostringstream err;
  const auto parsed = parse_arguments(static_cast<int>(argv.size()), argv.data(), out, err);
  const int status = parsed.arguments ? run(*parsed.arguments, out, err) : parsed.status;
  return {status, out.str(), err.str()};
}

// In a folder of its own, without NEWSDEX_INDEX.
class NewsIndex : public testing::Test {
 protected:
  NewsIndex() : before_(fs::current_path()) {
    unsetenv("NEWSDEX_INDEX");
    fs::current_path(folder_.root());
  }
  ~NewsIndex() override {
    fs::current_path(before_);
    unsetenv("NEWSDEX_INDEX");
  }

  const NewsFolder folder_;

 private:
  fs::path before_;
};

TEST_F(NewsIndex, BadUsageIsStatus2AndHelpIsData) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                {"no-such-command"},
                                                {"update", "--no-such-option"},
                                                {"remove"},
                                                {"analyze"},
                                                {"status", "extra"},
                                                {"update", "--index"}}) {
    const Outcome outcome = news_index(words);
    EXPECT_EQ(outcome.status, 2) << (words.empty() ? "" : words[0]);
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err, "");
  }
  EXPECT_EQ(news_index({"--help"}).status, 0);
  EXPECT_THAT(news_index({"--help"}).out, HasSubstr("Examples:"));
  EXPECT_THAT(news_index({"update", "--help"}).out, HasSubstr("--prune"));
  EXPECT_THAT(news_index({"--version"}).out, HasSubstr("news-index "));
}

TEST_F(NewsIndex, IndexIsTheNamedOneElseTheEnvironmentsElseTheSources) {
  folder_.write("news/a.txt", "a");
  EXPECT_EQ(news_index({"update", "news"}).status, 0);
  EXPECT_TRUE(fs::exists("news/.newsdex/XAPIANDB"));
  setenv("NEWSDEX_INDEX", "from-environment", 1);
  EXPECT_EQ(news_index({"update", "news"}).status, 0);
  EXPECT_TRUE(fs::exists("from-environment/XAPIANDB"));
  EXPECT_EQ(news_index({"update", "news", "--index", "named"}).status, 0);
  EXPECT_EQ(news_index({"--index", "named", "status"}).status, 0);
  EXPECT_TRUE(fs::exists("named/XAPIANDB"));
}

TEST_F(NewsIndex, SourceThatIsAFileIsNoPlaceForAnIndex) {
  folder_.write("news/a.txt", "a");
  folder_.write("wire/b.txt", "b");
  if (news_index({"status"}).status == 0)
    GTEST_SKIP() << "an index lies above the temporary folder";
  for (const std::vector<std::string>& words : {std::vector<std::string>{"update", "news/a.txt"},
                                                {"update", "news", "wire"},
                                                {"update"},
                                                {"status"}}) {
    const Outcome outcome = news_index(words);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, HasSubstr("--index"));
  }
  // The nearest index above is used, as git does.
  EXPECT_EQ(news_index({"update", "."}).status, 0);
  fs::current_path("news");
  EXPECT_EQ(news_index({"update", "a.txt"}).status, 0);
  EXPECT_THAT(news_index({"status"}).out, HasSubstr("2 in 2 passages"));
}

TEST_F(NewsIndex, StatusesSayHowItWent) {
  folder_.write("news/a.txt", "a");
  EXPECT_EQ(news_index({"update", "news"}).status, 0);
  folder_.write("news/bad.txt", std::string("\0\1\2\3\0\0\0\xff", 8));
  const Outcome failed = news_index({"update", "news"});
  EXPECT_EQ(failed.status, 3);
  EXPECT_THAT(failed.err, HasSubstr("failed: " + folder_.path("news/bad.txt").string()));
  const Outcome known = news_index({"update", "news"});
  EXPECT_EQ(known.status, 0);
  EXPECT_THAT(known.err, HasSubstr("nothing has changed: 2 files, 1 article"));
  EXPECT_THAT(known.err, HasSubstr("1 file could not be read before"));
  EXPECT_EQ(news_index({"update", "no-such-folder"}).status, 2);
  const IndexLock other("news/.newsdex");
  const Outcome busy = news_index({"update", "news"});
  EXPECT_EQ(busy.status, 75);
  EXPECT_THAT(busy.err, HasSubstr("another process"));
}

TEST_F(NewsIndex, StandardOutputCarriesDataOnly) {
  folder_.write("news/a.txt", "a");
  folder_.write("news/.b.txt", "b");
  const Outcome update = news_index({"update", "-v", "news"});
  EXPECT_EQ(update.out, "");
  EXPECT_THAT(update.err, HasSubstr("skipped: " + folder_.path("news/.b.txt").string()));
  for (const char* command : {"status", "dump"}) {
    fs::current_path(folder_.news());
    EXPECT_NE(news_index({command}).out, "") << command;
    EXPECT_EQ(news_index({command}).err, "") << command;
  }
  EXPECT_EQ(news_index({"compact"}).out, "");
  EXPECT_EQ(news_index({"remove", "a.txt"}).out, "");
}

TEST_F(NewsIndex, ManyFailuresAreCutShort) {
  for (int i = 0; i < 31; ++i) {
    folder_.write("news/" + std::to_string(i) + ".txt", std::string("\0\1\2\3\0\0\0\xff", 8));
  }
  const Outcome outcome = news_index({"update", "news"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.err, HasSubstr("… and 11 more: news-index status --failed\n"));
  const Outcome failed = news_index({"status", "--failed", "--index", "news/.newsdex"});
  EXPECT_EQ(std::ranges::count(failed.out, '\n'), 31 + 6);
}

TEST_F(NewsIndex, DumpAndStatusAreJson) {
  folder_.write("news/caf\xe9.txt", "a");
  folder_.write("news/w.jsonl",
                "{\"id\":\"1\",\"title\":\"T\",\"text\":\"x\",\"date\":\"2022-01-25\"}\n");
  EXPECT_EQ(news_index({"update", "news"}).status, 0);
  const auto status = nlohmann::json::parse(
      news_index({"status", "--json", "--failed", "--index", "news/.newsdex"}).out);
  EXPECT_EQ(status["schema"], 1);
  EXPECT_EQ(status["articles"], 2);
  EXPECT_EQ(status["files"]["indexed"], 2);
  EXPECT_EQ(status["sources"][0]["name"], "news");
  EXPECT_EQ(status["languages"]["en"], 2);
  EXPECT_EQ(status["dates"], (nlohmann::json{"2022-01-25", "2022-01-25"}));
  EXPECT_EQ(status["failed"], nlohmann::json::array());

  std::istringstream lines(news_index({"dump", "--index", "news/.newsdex"}).out);
  std::string first;
  std::string second;
  std::getline(lines, first);
  std::getline(lines, second);
  const auto plain = nlohmann::json::parse(first);
  EXPECT_EQ(plain["path"], folder_.path("news/caf\xEF\xBF\xBD.txt").string());
  EXPECT_TRUE(plain.contains("path_base64"));
  EXPECT_FALSE(plain.contains("date"));
  const auto record = nlohmann::json::parse(second);
  EXPECT_EQ(record["id"], "news/w.jsonl#1");
  EXPECT_EQ(record["docno"], "1");
  EXPECT_EQ(record["date"], "2022-01-25");
  EXPECT_FALSE(record.contains("path_base64"));
}

// A stream whose reader has gone, or whose disk is full.
class RefusingBuffer : public std::streambuf {
 public:
  explicit RefusingBuffer(int number) : number_(number) {}

 private:
  int overflow(int /*byte*/) override { return errno = number_, traits_type::eof(); }
  int sync() override { return errno = number_, -1; }

  int number_;
};

class ThrowingBuffer : public std::streambuf {
 public:
  explicit ThrowingBuffer(std::exception_ptr thrown) : thrown_(std::move(thrown)) {}

 private:
  int overflow(int /*byte*/) override { std::rethrow_exception(thrown_); }

  std::exception_ptr thrown_;
};

TEST_F(NewsIndex, SaysWhatToDoWhereTheMachineHasNoMoreMemory) {
  folder_.write("news/a.txt", "a");
  EXPECT_EQ(news_index({"update", "news"}).status, 0);
  const auto said = [&](auto thrown) {
    Arguments arguments;
    arguments.command = Command::kStatus;
    arguments.index = "news/.newsdex";
    ThrowingBuffer buffer(std::make_exception_ptr(thrown));
    std::ostream out(&buffer);
    out.exceptions(std::ios::badbit);  // passes on what the buffer throws
    std::ostringstream err;
    EXPECT_EQ(run(arguments, out, err), 2);
    return err.str();
  };
  EXPECT_THAT(said(std::bad_alloc()), HasSubstr("out of memory; a build takes less with"));
  EXPECT_EQ(said(std::runtime_error("odd")), "news-index: odd\n");
}

TEST_F(NewsIndex, BrokenPipeIsSuccessAndAFullDiskIsNot) {
  folder_.write("news/a.txt", "a");
  EXPECT_EQ(news_index({"update", "news"}).status, 0);
  Arguments arguments;
  arguments.command = Command::kDump;
  arguments.index = "news/.newsdex";
  for (const auto& [number, status] : {std::pair(EPIPE, 0), std::pair(ENOSPC, 2)}) {
    RefusingBuffer buffer(number);
    std::ostream out(&buffer);
    std::ostringstream err;
    EXPECT_EQ(run(arguments, out, err), status);
    EXPECT_EQ(err.str().empty(), status == 0) << err.str();
  }
}

// A stream that does not say why it fails.
class SilentBuffer : public std::streambuf {
 private:
  int overflow(int /*byte*/) override { return errno = EPIPE, 0; }  // as another may have set it
  int sync() override { return -1; }
};

TEST_F(NewsIndex, FailedOutputIsNoBrokenPipeForWhatFailedBefore) {
  folder_.write("news/a.txt", "a");
  EXPECT_EQ(news_index({"update", "news"}).status, 0);
  Arguments arguments;
  arguments.command = Command::kStatus;
  arguments.index = "news/.newsdex";
  SilentBuffer buffer;
  std::ostream out(&buffer);
  std::ostringstream err;
  EXPECT_EQ(run(arguments, out, err), 2);
}

TEST(StatusJson, IsUtf8WhateverADamagedIndexHolds) {
  Status status;
  status.languages["\xff"] = 1;
  status.writer = "\xc3";
  EXPECT_EQ(nlohmann::json::parse(status_json(status, true))["writer"], "\xEF\xBF\xBD");
}

TEST_F(NewsIndex, AnalyzeShowsTheTermsWithoutAnIndex) {
  const Outcome outcome = news_index({"analyze", "Oil", "prices"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out,
            "position        bytes  word                  stems\n"
            "       1          0-3  oil                   oil\n"
            "       2         4-10  prices                price\n");
  EXPECT_EQ(news_index({"analyze", "--language", "no such language", "x"}).status, 2);
}

TEST(ByteSize, ChoosesItsUnit) {
  EXPECT_EQ(byte_size(0), "0 bytes");
  EXPECT_EQ(byte_size(1), "1 byte");
  EXPECT_EQ(byte_size(999), "999 bytes");
  EXPECT_EQ(byte_size(1000), "1.0 kB");
  EXPECT_EQ(byte_size(999'949), "999.9 kB");
  EXPECT_EQ(byte_size(999'950), "1.0 MB");
  EXPECT_EQ(byte_size(17'200'000), "17.2 MB");
  EXPECT_EQ(byte_size(5'000'000'000'000'000), "5000.0 TB");
}

TEST(PrintUpdate, SummaryIsOneLine) {
  struct Row {
    const char* reason;
    UpdateReport report;
    const char* line;
  };
  UpdateReport first;
  first.files_read = 22;
  first.articles_added = 21578;
  first.passages = 54321;
  first.text_bytes = 17'200'000;
  first.seconds = 14.81;
  first.index_bytes = 81'200'000;
  UpdateReport nothing;
  nothing.files_seen = 22;
  nothing.articles = 21578;
  UpdateReport mixed = first;
  mixed.articles_removed = 3;
  mixed.files_skipped = 2;
  mixed.failures.push_back({"/a", "", 0, "no"});
  mixed.known_failures = 1;
  UpdateReport removed;
  removed.articles_removed = 1;
  removed.files_removed = 1;
  for (const Row& row : {
           Row{"a first build", first,
               "indexed 21,578 articles (54,321 passages, 17.2 MB of text) from 22 files in 14.8 "
               "s (1.2 MB/s); 0 failures; the index has 81.2 MB\n"},
           Row{"nothing", nothing, "nothing has changed: 22 files, 21,578 articles\n"},
           Row{"all at once", mixed,
               "failed: /a: no\nindexed 21,578 articles (54,321 passages, 17.2 MB of text) from 22 "
               "files, removed 3 articles in 14.8 s (1.2 MB/s); 2 skipped; 1 failure; 1 file could "
               "not be read "
               "before and did not change; the index has 81.2 MB\n"},
           Row{"removals alone", removed,
               "removed 1 article in 0.0 s; 0 failures; the index has 0 bytes\n"},
       }) {
    std::ostringstream err;
    print_update(err, row.report, false);
    EXPECT_EQ(err.str(), row.line) << row.reason;
  }
}

}  // namespace
}  // namespace newsdex
