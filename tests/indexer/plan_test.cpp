// The plan of an update: what a walk found against what the manifest knows, case by case.
#include "indexer/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>

namespace newsdex {
namespace {

constexpr std::int64_t kThen = 1'000'000'000'000;
constexpr std::int64_t kLongAfter = kThen + 10 * kClockGrainNs;
constexpr std::uint64_t kHash = 42;

// A file of source "news" at /news that was read long after it was written.
FileRow known(const std::string& path) {
  FileRow row;
  row.path = path;
  row.source = "news";
  row.size = 10;
  row.mtime_ns = kThen;
  row.checked_ns = kLongAfter;
  row.content_hash = kHash;
  return row;
}

Manifest manifest_of(const std::vector<FileRow>& rows) {
  Manifest manifest;
  for (const FileRow& row : rows) manifest[row.path] = row;
  return manifest;
}

Scope news_scope(Walk walk) { return {"/news", "news", std::move(walk), false}; }

// What a plan says of one file, as a word.
std::string verdict(const Plan& plan, const std::string& path) {
  std::set<std::string> said;
  const auto look = [&](const auto& files, const char* word) {
    for (const auto& file : files) {
      if (file.found.path == path) said.insert(word);
    }
  };
  look(plan.to_read, "read");
  look(plan.touched, "touched");
  look(plan.unsettled, "unsettled");
  for (const auto& skip : plan.to_skip) {
    if (skip.skip.path == path) said.insert("skip");
  }
  if (std::ranges::find(plan.gone, path) != plan.gone.end()) said.insert("gone");
  if (said.empty()) return "nothing";
  return said.size() == 1 ? *said.begin() : "several";
}

TEST(Plan, ComparesAFoundFileWithItsRow) {
  constexpr std::optional<std::uint64_t> kUnreadable;
  struct Row {
    const char* reason;
    std::function<void(FileRow&)> change;
    FoundFile found;
    std::optional<std::uint64_t> hash_on_disk;
    const char* verdict;
    bool reread = false;
  };
  const auto as_known = [](FileRow&) {};
  const FoundFile same{"/news/a", 10, kThen};
  const FoundFile later{"/news/a", 10, kThen + 5};
  const FoundFile longer{"/news/a", 11, kThen};
  const Row rows[] = {
      {"same size and mtime: not even opened", as_known, same, 7, "nothing"},
      {"touched", as_known, later, kHash, "touched"},
      {"an older mtime is a change, too", as_known, {"/news/a", 10, kThen - 5}, 7, "read"},
      {"rewritten at the same size", as_known, later, 7, "read"},
      {"longer: no hash is needed", as_known, longer, kHash, "read"},
      {"rewritten and unreadable: reading will say so", as_known, later, kUnreadable, "read"},
      {"read in the moment it was written: the content is compared",
       [](FileRow& row) { row.checked_ns = kThen + 1; }, same, kHash, "unsettled"},
      {"… and it may have changed without a trace", [](FileRow& row) { row.checked_ns = kThen; },
       same, 7, "read"},
      {"mtime in the future: never trusted", [](FileRow& row) { row.checked_ns = kThen - 100; },
       same, kHash, "unsettled"},
      {"failed before, same content", [](FileRow& row) { row.fate = Fate::kFailed; }, same, kHash,
       "nothing"},
      {"was unreadable and still is",
       [](FileRow& row) { row.fate = Fate::kFailed, row.content_hash.reset(); }, same, kUnreadable,
       "nothing"},
      {"was unreadable and now can be read: permissions leave mtime alone",
       [](FileRow& row) { row.fate = Fate::kFailed, row.content_hash.reset(); }, same, 7, "read"},
      {"was a folder or link that is skipped, now is a file",
       [](FileRow& row) { row.fate = Fate::kSkipped, row.content_hash.reset(); }, same, 7, "read"},
      {"removed by the user: stays out", [](FileRow& row) { row.fate = Fate::kRemoved; }, same,
       kHash, "nothing"},
      {"… also when touched", [](FileRow& row) { row.fate = Fate::kRemoved; }, later, kHash,
       "touched"},
      {"… until it changes", [](FileRow& row) { row.fate = Fate::kRemoved; }, later, 7, "read"},
      {"… also one that could not be read",
       [](FileRow& row) { row.fate = Fate::kRemoved, row.content_hash.reset(); }, same, 7,
       "nothing"},
      {"all is read again", as_known, same, kHash, "read", true},
      {"… but what the user removed", [](FileRow& row) { row.fate = Fate::kRemoved; }, same, kHash,
       "nothing", true},
  };
  for (const Row& row : rows) {
    FileRow before = known("/news/a");
    row.change(before);
    const DiskProbe disk{[&](const std::string&) { return row.hash_on_disk; },
                         [](const std::string&) { return false; }};
    const Plan plan =
        make_plan(manifest_of({before}), {news_scope({{row.found}, {}, {}})}, disk, row.reread);
    EXPECT_EQ(verdict(plan, "/news/a"), row.verdict) << row.reason;
    EXPECT_EQ(plan.files_seen, 1U) << row.reason;
  }
}

const DiskProbe kNothingMissing{[](const std::string&) { return kHash; },
                                [](const std::string&) { return false; }};
const DiskProbe kAllMissing{[](const std::string&) { return std::nullopt; },
                            [](const std::string&) { return true; }};

TEST(Plan, FileIsGoneOnlyWhereItWasSeenToBe) {
  struct Row {
    const char* reason;
    std::vector<PathReason> failures;
    bool pruned;
    const char* verdict;
  };
  for (const Row& row : {
           Row{"its folder was read", {}, false, "gone"},
           Row{"another folder was not", {{"/news/2021", "no"}}, false, "gone"},
           Row{"a namesake was not", {{"/news/20", "no"}}, false, "gone"},
           Row{"its folder was not", {{"/news/2022", "no"}}, false, "nothing"},
           Row{"a folder above was not", {{"/news", "no"}}, false, "nothing"},
           Row{"the file itself could not be looked at",
               {{"/news/2022/a", "no"}},
               false,
               "nothing"},
           Row{"the source is missing and pruned", {}, true, "gone"},
       }) {
    Scope scope = news_scope({{}, {}, row.failures});
    scope.pruned = row.pruned;
    const Plan plan = make_plan(manifest_of({known("/news/2022/a")}), {scope}, kNothingMissing);
    EXPECT_EQ(verdict(plan, "/news/2022/a"), row.verdict) << row.reason;
    EXPECT_EQ(plan.unreachable, row.failures) << row.reason;
  }
}

TEST(Plan, FileOfAnotherSourceIsGoneOnlyWhereItDoesNotExist) {
  // /news/.notes was named as a source of its own; the walk of /news does not look into it.
  FileRow notes = known("/news/.notes/a");
  notes.source = ".notes";
  const Walk walk{{}, {{"/news/.notes", "hidden"}}, {}};
  const Manifest manifest = manifest_of({notes});
  EXPECT_EQ(verdict(make_plan(manifest, {news_scope(walk)}, kNothingMissing), notes.path),
            "nothing");
  EXPECT_EQ(verdict(make_plan(manifest, {news_scope(walk)}, kAllMissing), notes.path), "gone");
}

TEST(Plan, FileThatAnotherSourceReadsIsNotSkipped) {
  FileRow notes = known("/news/.notes.txt");
  notes.source = ".notes.txt";
  const Scope outer = news_scope({{}, {{notes.path, "hidden"}}, {}});
  EXPECT_EQ(verdict(make_plan(manifest_of({notes}), {outer}, kNothingMissing), notes.path),
            "nothing");
  // Both at once for the first time, in either order.
  const Scope inner{notes.path, ".notes.txt", {{{notes.path, 10, kThen}}, {}, {}}, false};
  EXPECT_EQ(verdict(make_plan({}, {outer, inner}, kNothingMissing), notes.path), "read");
  EXPECT_EQ(verdict(make_plan({}, {inner, outer}, kNothingMissing), notes.path), "read");
}

TEST(Plan, FileBelongsToTheFirstSourceThatBroughtIt) {
  const FoundFile found{"/news/2022/a", 10, kThen};
  const FoundFile fresh{"/news/2022/b", 10, kThen};
  const Scope inside{"/news/2022", "2022", {{found, fresh}, {}, {}}, false};
  const Plan plan =
      make_plan(manifest_of({known(found.path)}), {inside, news_scope({{found, fresh}, {}, {}})},
                kNothingMissing, true);
  ASSERT_EQ(plan.to_read.size(), 2U);
  EXPECT_EQ(plan.to_read[0].source, "news");  // known
  EXPECT_EQ(plan.to_read[1].source, "2022");  // new: the first scope that sees it
  EXPECT_EQ(plan.files_seen, 2U);             // each once
}

TEST(Plan, UpdateOfAPartLeavesTheRestAlone) {
  const Scope part{"/news/2022", "2022", {}, false};
  const Plan plan =
      make_plan(manifest_of({known("/news/2021/a"), known("/news/2022/a")}), {part}, kAllMissing);
  EXPECT_EQ(plan.gone, (std::vector<std::string>{"/news/2022/a"}));
}

TEST(Plan, SkipIsWrittenOnceAndAgainWhenItsReasonChanges) {
  const Walk walk{{}, {{"/news/.a", "hidden"}}, {}};
  EXPECT_EQ(verdict(make_plan({}, {news_scope(walk)}, kNothingMissing), "/news/.a"), "skip");
  FileRow row;
  row.path = "/news/.a";
  row.source = "news";
  row.fate = Fate::kSkipped;
  row.reason = "hidden";
  const Plan plan = make_plan(manifest_of({row}), {news_scope(walk)}, kNothingMissing);
  EXPECT_EQ(verdict(plan, "/news/.a"), "nothing");
  EXPECT_EQ(plan.skipped, walk.skipped);  // told all the same
  row.reason = "a device";
  EXPECT_EQ(verdict(make_plan(manifest_of({row}), {news_scope(walk)}, kNothingMissing), "/news/.a"),
            "skip");
  EXPECT_EQ(verdict(make_plan(manifest_of({row}), {news_scope({})}, kNothingMissing), "/news/.a"),
            "gone");
}

TEST(Plan, CountsWhatItLeavesAlone) {
  FileRow failed = known("/news/failed");
  failed.fate = Fate::kFailed;
  FileRow partly = known("/news/partly");
  partly.reason = "line 3: not valid JSON";
  FileRow skipped = known("/news/skipped");
  skipped.fate = Fate::kSkipped;
  skipped.reason = "an image";
  Walk walk;
  for (const char* path : {"/news/failed", "/news/good", "/news/partly", "/news/skipped"}) {
    walk.files.push_back({path, 10, kThen});
  }
  const Plan plan = make_plan(manifest_of({failed, known("/news/good"), partly, skipped}),
                              {news_scope(walk)}, kNothingMissing);
  EXPECT_FALSE(plan.changes_something(kLongAfter));
  EXPECT_EQ(plan.unchanged, 4U);
  EXPECT_EQ(plan.known_failures, 2U);
  EXPECT_EQ(plan.skipped, (std::vector<PathReason>{{"/news/skipped", "an image"}}));
}

TEST(Plan, FreshFilesAloneAreNoReasonToWrite) {
  FileRow fresh = known("/news/a");
  fresh.checked_ns = kThen;
  const Plan plan = make_plan(manifest_of({fresh}),
                              {news_scope({{{"/news/a", 10, kThen}}, {}, {}})}, kNothingMissing);
  EXPECT_EQ(plan.unsettled.size(), 1U);
  EXPECT_FALSE(plan.changes_something(kLongAfter));
}

// A folder unpacked and indexed at once was read whole in each update for ever after.
TEST(Plan, ManyFreshFilesAreSettledAtOnce) {
  struct Row {
    std::size_t files;
    std::uint64_t bytes;  // of each
    bool writes;
    const char* why;
  };
  for (const Row& row :
       {Row{1000, 10, false, "few"}, Row{1001, 10, true, "many"},
        Row{2, 32 << 20, false, "as large as may be"}, Row{2, (32 << 20) + 1, true, "large"}}) {
    std::vector<FileRow> rows;
    Walk walk;
    for (std::size_t i = 0; i < row.files; ++i) {
      FileRow fresh = known("/news/" + std::to_string(i));
      fresh.size = row.bytes;
      fresh.checked_ns = kThen;
      rows.push_back(fresh);
      walk.files.push_back({fresh.path, row.bytes, kThen});
    }
    const Plan plan = make_plan(manifest_of(rows), {news_scope(walk)}, kNothingMissing);
    EXPECT_EQ(plan.unsettled.size(), row.files) << row.why;
    EXPECT_EQ(plan.changes_something(kLongAfter), row.writes) << row.why;
  }
}

// Each update wrote the index anew because of them, to no end.
TEST(Plan, FilesOfTheFutureAreNoReasonToWriteUntilTheirTime) {
  constexpr std::int64_t kYear9999 = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t mtime : {kThen, kYear9999}) {
    std::vector<FileRow> rows;
    Walk walk;
    for (int i = 0; i < 1001; ++i) {
      FileRow future = known("/news/" + std::to_string(i));
      future.mtime_ns = mtime;
      future.checked_ns = kThen - 100;
      rows.push_back(future);
      walk.files.push_back({future.path, future.size, mtime});
    }
    const Plan plan = make_plan(manifest_of(rows), {news_scope(walk)}, kNothingMissing);
    EXPECT_EQ(plan.unsettled.size(), 1001U) << "their content is compared all the same";
    EXPECT_EQ(plan.unchanged, 1001U);
    EXPECT_FALSE(plan.changes_something(kThen - 50)) << "to come";
    EXPECT_FALSE(plan.changes_something(kThen + kClockGrainNs)) << "just now";
    EXPECT_EQ(plan.changes_something(kLongAfter), mtime == kThen) << "then once";
  }
}

}  // namespace
}  // namespace newsdex
