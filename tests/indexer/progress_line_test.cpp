// What an update says of its progress: as text, and when it is told.
#include "indexer/progress_line.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using Stage = UpdateProgress::Stage;

struct ProgressRow {
  UpdateProgress progress;
  double seconds;
  const char* text;
};

const ProgressRow kRows[] = {
    {{Stage::kReading, 0, 1, 0, 0, 0}, 0, "0 of 1 file, 0 articles, 0 bytes of text"},
    {{Stage::kReading, 12, 3400, 1234, 3'400'000, 0.9},
     0.5,  // too early to guess by
     "12 of 3,400 files, 1,234 articles, 3.4 MB of text"},
    {{Stage::kReading, 12, 340, 1234, 46'800'000, 0.25},
     2,
     "12 of 340 files, 1,234 articles, 46.8 MB of text at 23.4 MB/s, 0:06 left"},
    {{Stage::kReading, 0, 1, 99, 10'000'000, 0.01},
     10,
     "0 of 1 file, 99 articles, 10.0 MB of text at 1.0 MB/s, 16:30 left"},
    {{Stage::kReading, 5, 5, 0, 0, 0},
     3,  // empty files: no share can be known
     "5 of 5 files, 0 articles, 0 bytes of text at 0 bytes/s"},
    {{Stage::kKeeping, 0, 0, 500, 2'000'000, 0.5},
     4,
     "keeping 500 articles, 2.0 MB of text at 500.0 kB/s, 0:04 left"},
    {{Stage::kWriting, 0, 0, 0, 0, 0}, 7, "writing the index"},
};

TEST(ProgressLine, SaysHowFarItIs) {
  for (const ProgressRow& row : kRows)
    EXPECT_EQ(progress_text(row.progress, row.seconds), row.text);
}

TEST(ProgressLine, IsTakenAway) {
  std::ostringstream out;
  ProgressLine line(&out);
  line.clear();
  EXPECT_EQ(out.str(), "") << "nothing was shown";
  line.update({});
  line.clear();
  EXPECT_TRUE(out.str().ends_with("\r\033[K"));
  ProgressLine hidden(nullptr);
  hidden.update({});
  hidden.clear();
}

class Recorder : public Progress {
 public:
  void update(const UpdateProgress& progress) override { told.push_back(progress); }
  std::vector<UpdateProgress> told;
};

TEST(Progress, OfARebuildGoesThroughItsStages) {
  const test::NewsFolder folder;
  std::string lines;
  for (int i = 0; i < 600; ++i) lines += test::line(std::to_string(i), "some text");
  folder.write("news/wire.jsonl", lines);
  Recorder recorder;
  UpdateOptions options{.index = folder.index(), .sources = {folder.news()}};
  (void)newsdex::update(options, &recorder);
  folder.write("news/more.txt", "more");
  options.bulk = BulkUse::kAlways;
  (void)newsdex::update(options, &recorder);

  std::vector<Stage> stages;
  for (const UpdateProgress& told : recorder.told) {
    EXPECT_GE(told.share_done, 0);
    EXPECT_LE(told.share_done, 1);
    if (stages.empty() || stages.back() != told.stage) stages.push_back(told.stage);
  }
  EXPECT_EQ(stages, (std::vector<Stage>{Stage::kReading, Stage::kWriting, Stage::kReading,
                                        Stage::kKeeping, Stage::kWriting}));
  EXPECT_EQ(recorder.told[1].articles, 512U);
  EXPECT_EQ(recorder.told[2].files_done, 1U);
  EXPECT_EQ(recorder.told[2].share_done, 1);
  EXPECT_EQ(recorder.told[2].text_bytes, 600U * 9);
}

}  // namespace
}  // namespace newsdex
