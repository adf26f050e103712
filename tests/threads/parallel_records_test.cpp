// A file that is read by many threads gives what it gives to one: the same articles, names and
// issues, in the same order. Run under the thread sanitizer.
#include "corpus/parallel_records.hpp"

#include <gtest/gtest.h>

#include <archive.h>

#include <stdexcept>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "tests/corpus/recorder.hpp"
#include "tests/threads/random_records.hpp"

namespace newsdex::test {
namespace {

// Chunks are as small as they get, so that a file of some hundred records has many.
ReadOptions options_of(unsigned threads, std::uint64_t split_from_bytes = 0) {
  return {.threads = threads, .split_from_bytes = split_from_bytes, .read_ahead_bytes = 0};
}

std::vector<std::string> told(const Recorder& read) {
  std::vector<std::string> lines;
  for (const RecordIssue& issue : read.issues) {
    lines.push_back(std::to_string(static_cast<int>(issue.kind)) + " " + issue.record + " line " +
                    std::to_string(issue.line) + ": " + issue.reason);
  }
  return lines;
}

auto sums(const FileOutcome& outcome) {
  return std::tuple(outcome.fate, outcome.format, outcome.reason, outcome.complete, outcome.records,
                    outcome.repaired, outcome.unread_dates);
}

// Gives what one thread reads.
Recorder expect_same_by_all(const std::string& name, const std::string& content) {
  const TemporaryFolder folder;
  const auto file = folder.write(name, content);
  Recorder alone = read(file, options_of(1));
  for (const auto& [threads, split_from] : {std::pair(2u, 0u), {5u, 0u}, {2u, 50'000u}}) {
    const Recorder together = read(file, options_of(threads, split_from));
    EXPECT_TRUE(together.articles == alone.articles) << name << ", " << threads << " threads";
    EXPECT_EQ(together.records, alone.records);
    EXPECT_EQ(told(together), told(alone));
    EXPECT_EQ(sums(together.outcome), sums(alone.outcome));
  }
  return alone;
}

std::string utf16(const std::string& ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) wide.append({c, '\0'});
  return wide;
}

TEST(ParallelRecords, JsonLinesAreReadAlikeByAnyNumberOfThreads) {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    const Recorder read = expect_same_by_all("a.jsonl", RandomRecords(seed).json_lines(400));
    EXPECT_EQ(read.outcome.format, "jsonl");
    EXPECT_GT(read.articles.size(), 200U);
    EXPECT_GT(read.issues.size(), 100U);
    EXPECT_GT(read.outcome.repaired, 0U);
    EXPECT_GT(read.outcome.unread_dates, 0U);
  }
}

TEST(ParallelRecords, SgmlIsReadAlikeByAnyNumberOfThreads) {
  for (const auto& [name, format] : {std::pair("REUTERS", "reuters-sgml"), {"DOC", "trec-sgml"}}) {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
      SCOPED_TRACE(seed);
      const Recorder read = expect_same_by_all("a.sgm", RandomRecords(seed).sgml(name, 400));
      EXPECT_EQ(read.outcome.format, format);
      EXPECT_GT(read.articles.size(), 100U);
      EXPECT_GT(read.issues.size(), 50U);
    }
  }
}

TEST(ParallelRecords, SoAreWideCharactersAndCompressedFilesThatAreCutShort) {
  const std::string content = RandomRecords(20).json_lines(2000);
  expect_same_by_all("a.jsonl", utf16(content));
  const std::string packed = compressed(content, ARCHIVE_FILTER_GZIP);
  EXPECT_EQ(expect_same_by_all("a.jsonl.gz", packed).outcome.fate, FileFate::kRead);
  const Recorder cut = expect_same_by_all("a.jsonl.gz", packed.substr(0, packed.size() / 2));
  EXPECT_EQ(cut.outcome.fate, FileFate::kFailed);
  EXPECT_FALSE(cut.articles.empty());
}

TEST(ParallelRecords, SinksAreCalledByTheThreadThatReads) {
  struct Sink final : ArticleSink {
    void article(Article&&, const std::string&) override { note(); }
    void issue(const RecordIssue&) override { note(); }
    void note() { all_here = all_here && std::this_thread::get_id() == here; }
    std::thread::id here = std::this_thread::get_id();
    bool all_here = true;
  } sink;
  const TemporaryFolder folder;
  const auto file = folder.write("a.jsonl", RandomRecords(30).json_lines(400));
  EXPECT_GT(read_file(file.string(), options_of(3), sink).records, 0U);
  EXPECT_TRUE(sink.all_here);
}

TEST(ParallelRecords, WhatASinkThrowsEndsTheReading) {
  struct Sink final : ArticleSink {
    void article(Article&&, const std::string&) override {
      if (++articles == 100) throw std::runtime_error("full");
    }
    void issue(const RecordIssue&) override {}
    int articles = 0;
  } sink;
  const TemporaryFolder folder;
  const auto file = folder.write("a.jsonl", RandomRecords(31).json_lines(400));
  EXPECT_THROW(static_cast<void>(read_file(file.string(), options_of(3), sink)),
               std::runtime_error);
  EXPECT_EQ(sink.articles, 100);
}

}  // namespace
}  // namespace newsdex::test
