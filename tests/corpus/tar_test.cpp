// Tars: what is damaged or missing in one is said, and what follows it is read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/corpus/archives.hpp"
#include "tests/corpus/described.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::size_t kTarBlock = 512;
const std::string kTarStory = "Storm comes\n\nIt is here.\n";
const std::string kTarImage = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s;

// Of entries that take two blocks each, as files of less than a block do.
std::string damaged_tar(std::size_t block, const std::string& bytes) {
  std::string tar = tar_of({{"a.txt", kTarStory}, {"b.txt", kTarStory}, {"c.txt", kTarStory}});
  return tar.replace(block * kTarBlock, bytes.size(), bytes);
}

TEST(Tar, ATarThatIsCutBetweenItsEntriesHasFailed) {
  // A long entry of no concern is jumped over.
  const std::string image = kTarImage + std::string(700'000, '\0');
  const std::vector<PackedFile> files = {
      {"a.txt", "First story."}, {"photo.png", image}, {"b.txt", "Second story."}};
  const std::string whole = tar_of(files);
  const std::string cut = whole.substr(0, whole.size() - 2 * kTarBlock);
  for (const auto& [name, bytes] : {std::pair{"a.tar", cut},
                                    {"a.tar.gz", gzipped(cut)},
                                    {"b.tar", tar_of({{"c.txt", kTarStory}, {"a.tar", cut}})}}) {
    const Recorder read = read_text(name, bytes);
    EXPECT_FALSE(read.outcome.complete) << name;
    EXPECT_THAT(described(read), HasSubstr("lacks the zeros that end a tar")) << name;
  }
  EXPECT_THAT(read_text("a.tar", cut).records, ElementsAre("a.txt", "b.txt"));
  for (const std::size_t zeros : {1, 2, 20}) {
    const Recorder read = read_text("a.tar", cut + std::string(zeros * kTarBlock, '\0'));
    EXPECT_TRUE(read.outcome.complete) << zeros;
    EXPECT_EQ(read.outcome.fate, FileFate::kRead) << zeros;
  }
}

// All behind the first was lost unsaid.
TEST(Tar, TarsWrittenOneBehindAnotherAreReadAsOne) {
  const std::string one =
      tar_of({{"a.txt", kTarStory}, {"photo.png", kTarImage + std::string(700'000, '\0')}});
  const std::string two = tar_of({{"a.txt", "Another."}, {"b.txt", kTarStory}});
  for (const std::size_t zeros : {0U, 512U, 8192U, 333U, 600'000U}) {
    const std::string bytes = one + std::string(zeros, '\0') + two + two;
    for (const auto& [name, content] : {std::pair{"a.tar", bytes}, {"a.tar.gz", gzipped(bytes)}}) {
      const Recorder read = read_text(name, content);
      EXPECT_THAT(read.records, ElementsAre("a.txt", "a.txt~2", "b.txt", "a.txt~3", "b.txt~2"))
          << name << " " << zeros;
      EXPECT_EQ(read.outcome.fate, FileFate::kRead) << read.outcome.reason;
      EXPECT_TRUE(read.outcome.complete);
    }
  }
  EXPECT_THAT(read_text("a.tar", std::string(5'120, '\0') + two).records,
              ElementsAre("a.txt", "b.txt"));
  const Recorder nested = read_text("b.tar", tar_of({{"in.tar", one + two}, {"c.txt", kTarStory}}));
  EXPECT_THAT(nested.records,
              ElementsAre("in.tar#a.txt", "in.tar#a.txt~2", "in.tar#b.txt", "c.txt"));
}

// They were lost unsaid.
TEST(Tar, ATarsEntryWithADamagedHeaderIsSaidToBeLost) {
  struct Row {
    const char* why;
    std::size_t block;
    std::string bytes;
    std::vector<std::string> records;
    const char* lost;
  };
  const std::string hole(kTarBlock, '\0');
  for (const Row& row : {Row{"within", 2, "XX", {"a.txt", "c.txt"}, "1024 and 2048"},
                         Row{"at the end", 4, "XX", {"a.txt", "b.txt"}, "2048 and 3072"},
                         Row{"zeros", 2, hole, {"a.txt", "c.txt"}, "1536 and 2048"}}) {
    const std::string tar = damaged_tar(row.block, row.bytes);
    for (const auto& [name, bytes] : {std::pair{"a.tar", tar}, {"a.tar.gz", gzipped(tar)}}) {
      const Recorder read = read_text(name, bytes);
      EXPECT_EQ(read.records, row.records) << row.why;
      EXPECT_THAT(told(read, IssueKind::kFailed),
                  ElementsAre(HasSubstr("what the archive held between its bytes " +
                                        std::string(row.lost) + " is lost")))
          << row.why;
      EXPECT_EQ(read.outcome.fate, FileFate::kRead) << row.why;
      EXPECT_FALSE(read.outcome.complete) << row.why;
    }
  }
}

TEST(Tar, RubbishBehindATarIsAWarning) {
  const std::string tar = tar_of({{"a.txt", kTarStory}});
  for (const std::string& rubbish : {std::string("x"), std::string(3'000, 'x')}) {
    const Recorder read = read_text("a.tar", tar + rubbish);
    EXPECT_THAT(read.records, ElementsAre("a.txt"));
    EXPECT_THAT(told(read, IssueKind::kWarning),
                ElementsAre(HasSubstr("from byte " + std::to_string(tar.size()) + " on, " +
                                      std::to_string(rubbish.size()) + " bytes are no entries")));
    EXPECT_EQ(read.outcome.fate, FileFate::kRead);
    EXPECT_FALSE(read.outcome.complete);
  }
  const Recorder none = read_text("a.tar", std::string(5'120, '\0') + "rubbish");
  EXPECT_THAT(none.outcome.reason, HasSubstr("zeros and no header of an entry"));
}

// It was called binary data; and a file's bytes may have become zeros.
TEST(Tar, ATarOfZerosIsSaidToBeEmpty) {
  for (const char* name : {"a.tar", "a.tar.gz"}) {
    const std::string zeros(10'240, '\0');
    const Recorder read = read_text(name, name[5] == '\0' ? zeros : gzipped(zeros));
    EXPECT_EQ(read.outcome.fate, FileFate::kRead) << name;
    EXPECT_FALSE(read.outcome.complete) << name;
    EXPECT_THAT(told(read, IssueKind::kWarning),
                ElementsAre(HasSubstr("an empty archive: 10240 zeros")));
  }
  const std::string zeros(10'240, '\0');
  EXPECT_THAT(read_text("a.txt", zeros).outcome.reason, testing::EndsWith("says: zeros"));
  EXPECT_EQ(read_text("a", zeros).outcome.fate, FileFate::kSkipped);
}

// It ended by a signal: libarchive, asked about encryption, called what was no function.
TEST(Tar, ATarWhoseFirstHeaderIsDamagedIsAFailure) {
  std::string tar = tar_of({{"storm.txt", kTarStory}});
  tar[10] = 'X';  // no longer what the header's sum says
  for (const auto& [name, bytes] : {std::pair{"a.tar", tar}, {"a.tar.gz", gzipped(tar)}}) {
    const Recorder read = read_text(name, bytes);
    EXPECT_THAT(read.articles, IsEmpty()) << name;
    EXPECT_EQ(read.outcome.fate, FileFate::kFailed) << name;
    EXPECT_THAT(read.outcome.reason, HasSubstr("the archive is cut short or damaged")) << name;
  }
}

}  // namespace
}  // namespace newsdex::test
