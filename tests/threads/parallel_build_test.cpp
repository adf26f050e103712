// An index of files that many threads read is the one that one thread makes, byte by byte. Run
// under the thread sanitizer.
#include <gtest/gtest.h>

#include <newsdex/indexer.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "corpus/reader.hpp"
#include "indexer/bulk_loader.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/texts.hpp"
#include "tests/threads/random_records.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kRecords = 600;
constexpr unsigned kLarge = 4000;  // more than one thread reads alone

struct Loader final : ArticleSink {
  explicit Loader(BulkLoader& to) : loader(to) {}
  void article(Article&& article, const std::string& record) override {
    article.id = record;
    loader.add(std::move(article));
  }
  void issue(const RecordIssue&) override {}
  BulkLoader& loader;
};

TEST(ParallelBuild, TablesAreTheSameBytesForEveryNumberOfThreads) {
  const test::TemporaryFolder folder;
  test::RandomRecords records(1);
  const std::vector<fs::path> files = {
      folder.write("a.jsonl", records.json_lines(kRecords)),
      folder.write("b.sgm", records.sgml("REUTERS", kRecords)),
      folder.write("c.sgm", records.sgml("DOC", kRecords)),
  };
  for (const unsigned threads : {1u, 2u, 5u}) {
    const auto database = folder.path() / std::to_string(threads);
    BulkLoader loader(database, {.threads = threads});
    Loader sink(loader);
    for (const fs::path& file : files) {
      const ReadOptions options{.threads = threads, .split_from_bytes = 0, .read_ahead_bytes = 0};
      EXPECT_GT(read_file(file.string(), options, sink).records, kRecords / 4);
    }
    loader.finish();
    for (const char* table :
         {"postlist.glass", "position.glass", "termlist.glass", "docdata.glass"}) {
      EXPECT_TRUE(test::read_file(database / table) == test::read_file(folder.path() / "1" / table))
          << table << " of " << threads << " threads";
    }
  }
}

std::vector<std::string> described(const std::vector<FileIssue>& issues) {
  std::vector<std::string> lines;
  for (const FileIssue& issue : issues) {
    lines.push_back(issue.path + " " + issue.record + " " + std::to_string(issue.line) + " " +
                    issue.reason);
  }
  return lines;
}

auto counts(const UpdateReport& report) {
  return std::tuple(report.files_read, report.articles_added, report.articles_changed,
                    report.articles_removed, report.articles_repaired, report.unread_dates,
                    report.articles, report.passages, report.text_bytes, report.index_bytes);
}

// First builds, and then changes by Xapian's own writer, of large files.
TEST(ParallelBuild, ReportsAreTheSameForEveryNumberOfThreads) {
  const test::TemporaryFolder folder;
  std::vector<UpdateReport> first;
  std::vector<UpdateReport> second;
  for (const unsigned threads : {1u, 2u, 5u}) {
    test::RandomRecords records(2);
    folder.write("news/a.jsonl", records.json_lines(kLarge));
    UpdateOptions options{.index = folder.path() / ("index" + std::to_string(threads)),
                          .sources = {folder.path() / "news"},
                          .threads = threads,
                          .memory_bytes = 1 << 20};
    first.push_back(update(options));
    folder.write("news/b.sgm", records.sgml("REUTERS", kRecords));
    options.bulk = BulkUse::kNever;
    second.push_back(update(options));
    fs::remove(folder.path() / "news/b.sgm");
  }
  for (const auto& reports : {first, second}) {
    EXPECT_GT(reports[0].articles_added, 100U);
    EXPECT_FALSE(reports[0].failures.empty());
    for (const UpdateReport& report : reports) {
      EXPECT_EQ(counts(report), counts(reports[0]));
      EXPECT_EQ(described(report.failures), described(reports[0].failures));
      EXPECT_EQ(described(report.warnings), described(reports[0].warnings));
    }
  }
}

}  // namespace
}  // namespace newsdex
