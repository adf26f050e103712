// Bytes seen through compression, and what is said where they end too early or too late.
#include "corpus/byte_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <newsdex/error.hpp>
#include <random>

#include "corpus/compression.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string drained(ByteStream& stream, std::size_t block = 1000) {
  std::string all;
  std::string buffer(block, '\0');
  while (const std::size_t got = stream.read(buffer.data(), buffer.size())) {
    all.append(buffer, 0, got);
  }
  return all;
}

std::string news(std::size_t bytes) {
  std::mt19937 random(5);
  std::string text;
  while (text.size() < bytes) text += std::to_string(random()) + " dollars a barrel\n";
  return text;
}

std::unique_ptr<ByteStream> open_bytes(const std::string& path) {
  static Expansion unbounded;
  static std::string unsaid;
  return newsdex::open_bytes(path, unbounded, unsaid);
}

struct Filter {
  int code;
  const char* ending;
};
constexpr Filter kFilters[] = {{ARCHIVE_FILTER_GZIP, ".gz"},
                               {ARCHIVE_FILTER_ZSTD, ".zst"},
                               {ARCHIVE_FILTER_XZ, ".xz"},
                               {ARCHIVE_FILTER_BZIP2, ".bz2"}};

TEST(ByteStream, PlainFilesAreReadAsTheyAre) {
  const TemporaryFolder folder;
  const std::string content = news(3'000'000);
  const auto stream = open_bytes(folder.write("a.txt", content));
  EXPECT_EQ(drained(*stream, 70'001), content);
  EXPECT_THAT(stream->failure(), IsEmpty());
}

TEST(ByteStream, CompressedFilesAreSeenThrough) {
  const TemporaryFolder folder;
  const std::string content = news(700'000);
  for (const Filter& filter : kFilters) {
    // By their content: the name does not matter.
    for (const std::string& name : {std::string("a.txt") + filter.ending, std::string("b")}) {
      const auto stream = open_bytes(folder.write(name, compressed(content, filter.code)));
      EXPECT_EQ(drained(*stream), content) << name;
      EXPECT_THAT(stream->failure(), IsEmpty()) << name;
    }
  }
}

TEST(ByteStream, NothingCompressedIsNothing) {
  const TemporaryFolder folder;
  for (const Filter& filter : kFilters) {
    const auto stream = open_bytes(folder.write("a", compressed("", filter.code)));
    EXPECT_EQ(drained(*stream), "") << filter.ending;
    EXPECT_THAT(stream->failure(), IsEmpty()) << filter.ending;
  }
}

TEST(ByteStream, ConcatenatedMembersAreOneStream) {
  const TemporaryFolder folder;
  const auto stream = open_bytes(folder.write(
      "a.gz", compressed("one\n", ARCHIVE_FILTER_GZIP) + compressed("two\n", ARCHIVE_FILTER_GZIP)));
  EXPECT_EQ(drained(*stream), "one\ntwo\n");
}

TEST(ByteStream, ATruncatedFileGivesWhatItHoldsAndSaysSo) {
  const TemporaryFolder folder;
  const std::string content = news(500'000);
  for (const Filter& filter : kFilters) {
    std::string bytes = compressed(content, filter.code);
    bytes.resize(bytes.size() / 2);
    const auto stream = open_bytes(folder.write("a", bytes));
    const std::string got = drained(*stream);
    EXPECT_TRUE(content.starts_with(got)) << filter.ending;
    EXPECT_LT(got.size(), content.size()) << filter.ending;
    if (filter.code == ARCHIVE_FILTER_GZIP) {
      EXPECT_GT(got.size(), content.size() / 4);
    }
    EXPECT_THAT(stream->failure(), HasSubstr("cut short or damaged")) << filter.ending;
    EXPECT_EQ(drained(*stream), "") << "a failure is final";
  }
}

TEST(ByteStream, WhatWasDecodedBeforeTheDamageIsGiven) {
  struct Row {
    int filter;
    std::size_t bytes;
    std::size_t least;  // of them, where a tenth of what was compressed is missing
    const char* reason;
  };
  constexpr Row kRows[] = {
      {ARCHIVE_FILTER_GZIP, 50'000, 44'000, "bit by bit"},
      {ARCHIVE_FILTER_XZ, 50'000, 44'000, "bit by bit"},
      {ARCHIVE_FILTER_ZSTD, 700'000, 4 * (128 << 10), "in blocks of 128 KB"},
      {ARCHIVE_FILTER_BZIP2, 4'000'000, 3 * 890'000, "in blocks of 900 kB"},
  };
  const TemporaryFolder folder;
  for (const Row& row : kRows) {
    const std::string content = news(row.bytes);
    const std::string whole = compressed(content, row.filter);
    const std::size_t kept = whole.size() / 10 * 9;
    const std::string rows[] = {whole.substr(0, kept),
                                whole.substr(0, kept) + std::string(500, '\x5A')};
    for (const std::string& bytes : rows) {
      const auto stream = open_bytes(folder.write("a", bytes));
      const std::string got = drained(*stream, 300'000);
      EXPECT_EQ(got.substr(0, row.least), content.substr(0, row.least)) << row.reason;
      EXPECT_THAT(stream->failure(), HasSubstr("cut short or damaged after " +
                                               std::to_string(got.size()) + " bytes of text"));
    }
  }
}

TEST(ByteStream, AFileWithoutItsCheckSumIsCutShort) {
  const TemporaryFolder folder;
  std::string bytes = gzipped("one line of news\n");
  for (int lacking = 1; lacking <= 8; ++lacking) {
    bytes.pop_back();
    const auto stream = open_bytes(folder.write("a.gz", bytes));
    EXPECT_EQ(drained(*stream), "one line of news\n");
    EXPECT_THAT(stream->failure(), HasSubstr("its end is missing"));
  }
}

TEST(ByteStream, BehindAMemberThereIsAnotherOrZeros) {
  const TemporaryFolder folder;
  for (const Filter& filter : kFilters) {
    const std::string one = compressed("one\n", filter.code);
    const std::string two = compressed("two\n", filter.code);
    const std::string padding(2000, '\0');
    const std::string sound = one + two + padding;
    const auto stream = open_bytes(folder.write("a", sound));
    EXPECT_EQ(drained(*stream), "one\ntwo\n") << filter.ending;
    EXPECT_THAT(stream->failure(), IsEmpty()) << filter.ending;

    std::string damaged = one + two + one;
    damaged[one.size()] = 'x';  // the begin of the second
    const auto other = open_bytes(folder.write("b", damaged));
    EXPECT_EQ(drained(*other), "one\n") << filter.ending;
    EXPECT_THAT(other->failure(), HasSubstr("cut short or damaged")) << filter.ending;
  }
}

// It was a failure of the file, though gzip and bzip2 read such files.
TEST(ByteStream, RubbishBehindTheLastMemberIsPassedOverAndSaid) {
  const TemporaryFolder folder;
  for (const Filter& filter : kFilters) {
    const std::string one = compressed("one\n", filter.code);
    const std::string two = compressed("two\n", filter.code);
    for (const std::string& rubbish : {std::string("\n"), std::string("-- \nsigned by Jane\n"),
                                       std::string(700'000, '\xFF'), one.substr(1)}) {
      Expansion expansion;
      std::string warning;
      const auto stream = newsdex::open_bytes(
          folder.write("a", one + two + std::string(9, '\0') + rubbish), expansion, warning);
      EXPECT_EQ(drained(*stream), "one\ntwo\n") << filter.ending;
      EXPECT_THAT(stream->failure(), IsEmpty()) << filter.ending;
      EXPECT_THAT(warning, HasSubstr("from byte " + std::to_string(one.size() + two.size() + 9)));
      EXPECT_THAT(warning, HasSubstr(std::to_string(rubbish.size()) + " bytes"));
    }
  }
}

// Of pzstd they stand before each frame, of a seekable file at its end.
TEST(ByteStream, FramesOfZstdWithoutDataArePassedOver) {
  const TemporaryFolder folder;
  const std::string one = compressed("one\n", ARCHIVE_FILTER_ZSTD);
  const std::string none("\x5E\x2A\x4D\x18\x04\0\0\0abcd", 12);
  Expansion expansion;
  std::string warning;
  const auto stream = newsdex::open_bytes(
      folder.write("a.zst", none + one + none + none + one + none), expansion, warning);
  EXPECT_EQ(drained(*stream), "one\none\n");
  EXPECT_THAT(stream->failure(), IsEmpty());
  EXPECT_THAT(warning, IsEmpty());
}

TEST(ByteStream, ATextThatBeginsLikeBzip2IsText) {
  const TemporaryFolder folder;
  for (const char* text : {"BZhang said on Monday", "BZh91AY&S", "BZh"}) {
    EXPECT_EQ(drained(*open_bytes(folder.write("a.txt", text))), text);
  }
}

// Blocks of what is read end anywhere, in the bytes that a member begins with, too.
TEST(ByteStream, AMemberIsKnownWhereverABlockEnds) {
  const TemporaryFolder folder;
  for (const Filter& filter : kFilters) {
    const std::string one = compressed("one\n", filter.code);
    for (std::size_t before = 1; before < 7; ++before) {
      const std::string zeros((256 << 10) - one.size() - before, '\0');
      for (const std::string& rest : {one, "x" + one}) {
        Expansion expansion;
        std::string warning;
        const auto stream =
            newsdex::open_bytes(folder.write("a", one + zeros + rest), expansion, warning);
        EXPECT_EQ(drained(*stream), rest == one ? "one\none\n" : "one\n") << filter.ending;
        EXPECT_EQ(stream->failure().empty(), rest == one) << filter.ending << " " << before;
        EXPECT_THAT(warning, IsEmpty());
      }
    }
  }
}

TEST(ByteStream, ADamagedFileIsAFailure) {
  const TemporaryFolder folder;
  for (const Filter& filter : kFilters) {
    std::string bytes = compressed(news(500'000), filter.code);
    for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 64; ++i) bytes[i] = '\x5A';
    const auto stream = open_bytes(folder.write("a", bytes));
    drained(*stream);
    EXPECT_THAT(stream->failure(), HasSubstr("cut short or damaged")) << filter.ending;
  }
}

TEST(ByteStream, AGzipFileOfOtherTextThanWasPutInIsDamaged) {
  const TemporaryFolder folder;
  std::string bytes = compressed("one line of news\n", ARCHIVE_FILTER_GZIP);
  bytes[bytes.size() - 8] = static_cast<char>(bytes[bytes.size() - 8] ^ 1);  // its check sum
  const auto stream = open_bytes(folder.write("a.gz", bytes));
  EXPECT_EQ(drained(*stream), "one line of news\n");
  EXPECT_THAT(stream->failure(), HasSubstr("incorrect data check"));
}

TEST(ByteStream, ABombIsRefusedByItsRatio) {
  const TemporaryFolder folder;
  const auto bomb = folder.write("a", compressed(std::string(4 << 20, 'x'), ARCHIVE_FILTER_GZIP));
  Expansion expansion({.free_bytes = 1 << 20, .ratio = 250});
  std::string warning;
  const auto stream = newsdex::open_bytes(bomb, expansion, warning);
  const std::string got = drained(*stream, 4096);
  EXPECT_LE(got.size(), (1U << 20) + 4096);
  EXPECT_THAT(stream->failure(), HasSubstr("expands more than 250 fold"));
}

TEST(ByteStream, ABombIsRefusedByItsTotal) {
  const TemporaryFolder folder;
  const auto file = folder.write("a", compressed(news(1 << 20), ARCHIVE_FILTER_ZSTD));
  Expansion expansion({.total_bytes = 100'000});
  std::string warning;
  const auto stream = newsdex::open_bytes(file, expansion, warning);
  EXPECT_LE(drained(*stream, 4096).size(), 100'000U);
  EXPECT_THAT(stream->failure(), HasSubstr("expands to more than 100000 bytes"));
}

TEST(ByteStream, WhatIsNoFileIsAnErrorWithItsPath) {
  const TemporaryFolder folder;
  const std::string pipe = folder.path() / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  for (const std::string& path :
       {(folder.path() / "missing").string(), folder.path().string(), pipe}) {
    try {
      static_cast<void>(open_bytes(path));
      ADD_FAILURE() << path << " was opened";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kInputOutput);
      EXPECT_THAT(error.what(), HasSubstr(path));
    }
  }
}

TEST(ByteStream, NamesLoseTheirCompression) {
  EXPECT_EQ(without_compression("a.sgm.gz"), "a.sgm");
  EXPECT_EQ(without_compression("a.jsonl.zst"), "a.jsonl");
  EXPECT_EQ(without_compression("a.tgz"), "a.tar");
  EXPECT_EQ(without_compression("a.txt"), "a.txt");
  EXPECT_EQ(without_compression(".gz"), ".gz") << "a name of nothing else stays";
}

TEST(ByteStream, NamesTellACompression) {
  for (const char* name :
       {"a.sgm.gz", "a.zst", "a.tar.xz", "b/a.bz2", "a.tgz", "a.tzst", "a.txz", "a.tbz2"}) {
    EXPECT_TRUE(is_compressed_name(name)) << name;
  }
  for (const char* name : {"a.sgm", "a.tar", "a.zip", "gz", "a.gz.txt", ""}) {
    EXPECT_FALSE(is_compressed_name(name)) << name;
  }
}

}  // namespace
}  // namespace newsdex::test
