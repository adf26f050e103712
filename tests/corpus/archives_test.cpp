// What is in an archive is read as files of their own would be; what cannot be is said, entry by
// entry; and what is made to do harm does none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/corpus/archives.hpp"
#include "tests/corpus/described.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kText = "Storm comes\n\nIt is here.\n";
const std::string kPage = "<!DOCTYPE html><title>Harvest</title><p>Wheat is in.</p>";
const std::string kLines = "{\"id\": \"a\", \"title\": \"A\"}\n{\"title\": \"B\"}\n";
const std::string kSgml =
    "<DOC><DOCNO>T-1</DOCNO><TEXT>One.</TEXT></DOC>\n<DOC><TEXT>Two.</TEXT></DOC>\n";
const std::string kImage = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s;

const std::vector<PackedFile> kMixed = {{"news/storm.txt", kText},  {"news/page.html", kPage},
                                        {"wire.jsonl", kLines},     {"old/r.sgm", kSgml},
                                        {"news/photo.png", kImage}, {"news/.draft.txt", "Draft."},
                                        {"broken.txt", kImage}};

struct Packed {
  std::string name;
  std::string bytes;
  std::string format;
};

std::vector<Packed> packed(const std::vector<PackedFile>& files) {
  const std::string tar = tar_of(files);
  return {{"a.tar", tar, "tar"},
          {"old.tar", archived(ARCHIVE_FORMAT_TAR_GNUTAR, files), "tar"},
          {"v7.tar", archived(ARCHIVE_FORMAT_TAR, files), "tar"},
          {"a.tar.gz", gzipped(tar), "tar"},
          {"a.tgz", gzipped(tar), "tar"},
          {"a.tar.bz2", compressed(tar, ARCHIVE_FILTER_BZIP2), "tar"},
          {"a.tar.xz", compressed(tar, ARCHIVE_FILTER_XZ), "tar"},
          {"a.tar.zst", compressed(tar, ARCHIVE_FILTER_ZSTD), "tar"},
          {"a.zip", zip_of(files), "zip"},
          {"stored.zip", archived(ARCHIVE_FORMAT_ZIP, files, "zip:compression=store"), "zip"},
          {"a.7z", seven_zip_of(files), "7z"},
          {"no-ending", zip_of(files), "zip"}};
}

// What lacks its end is the bytes; that the markup lacks it, too, follows.
TEST(Compression, AFeedThatIsCutShortSaysSo) {
  std::string items;
  for (int i = 0; i < 20'000; ++i) {
    items += "<item><title>Ferry " + std::to_string(i * 7919 % 10'007) + "</title></item>\n";
  }
  std::string bytes = gzipped("<rss version=\"2.0\"><channel>" + items + "</channel></rss>");
  bytes.resize(bytes.size() / 2);
  const Recorder read = read_text("news.rss.gz", bytes);
  EXPECT_THAT(read.outcome.reason, HasSubstr("compressed data is cut short or damaged"));
  EXPECT_FALSE(read.outcome.complete);
  EXPECT_GT(read.articles.size(), 0U);
}

TEST(Compression, RubbishBehindItIsAWarning) {
  for (const auto& [name, bytes] :
       {std::pair{"wire.jsonl.gz", gzipped(kLines) + "-- \n"},
        {"a.zip", zip_of({{"wire.jsonl.gz", gzipped(kLines) + "-- \n"}})}}) {
    const Recorder read = read_text(name, bytes);
    EXPECT_THAT(read.articles, SizeIs(2)) << name;
    EXPECT_EQ(read.outcome.fate, FileFate::kRead) << name;
    EXPECT_THAT(told(read, IssueKind::kWarning),
                ElementsAre(HasSubstr("behind the compressed data, from byte")))
        << name;
    EXPECT_THAT(told(read, IssueKind::kFailed), IsEmpty()) << name;
    EXPECT_FALSE(read.outcome.complete) << "it may be what is left of articles that are known";
  }
}

TEST(Archives, AnEntryIsReadAsAFileOfItsOwn) {
  for (const Packed& archive : packed(kMixed)) {
    SCOPED_TRACE(archive.name);
    const Recorder read = read_text(archive.name, archive.bytes);
    EXPECT_THAT(read.records,
                testing::UnorderedElementsAre("news/storm.txt", "news/page.html", "wire.jsonl#a",
                                              "wire.jsonl#2", "old/r.sgm#T-1", "old/r.sgm#2"));
    EXPECT_EQ(read.outcome.format, archive.format);
    EXPECT_EQ(read.outcome.records, 6U);
    EXPECT_EQ(read.outcome.fate, FileFate::kRead);
    EXPECT_TRUE(read.outcome.complete);
    EXPECT_EQ(read.outcome.holds, "1 html, 1 jsonl, 1 text, 1 trec-sgml, 2 skipped, 1 failed");
    EXPECT_THAT(told(read, IssueKind::kSkipped),
                testing::UnorderedElementsAre(
                    "news/photo.png: image (PNG): a kind that newsdex does not read",
                    "news/.draft.txt: hidden"));
    EXPECT_THAT(told(read, IssueKind::kFailed),
                ElementsAre("broken.txt: its content is not what its name says: image (PNG)"));
  }
}

TEST(Archives, ArticlesAreThoseOfTheFilesThemselves) {
  const TemporaryFolder folder;
  for (const PackedFile& file : kMixed) {
    if (file.name.find("/.") != std::string::npos) continue;  // hidden: left out by the walk
    const Recorder alone = test::read(folder.write(file.name, file.content));
    const Recorder within = test::read(folder.write("a.zip", zip_of({file})));
    ASSERT_EQ(alone.articles.size(), within.articles.size()) << file.name;
    for (std::size_t i = 0; i < alone.articles.size(); ++i) {
      Article same = within.articles[i];
      EXPECT_EQ(same.path, folder.path() / "a.zip");
      same.path = alone.articles[i].path;
      EXPECT_EQ(same, alone.articles[i]) << "docno and all";
    }
  }
}

// libarchive gives an entry's bytes to the end of a block of 256 KB: little of one that begins
// there.
TEST(Archives, AnEntryThatBeginsAtTheEndOfABlockIsNoOtherKindOfFile) {
  constexpr std::size_t kBlock = 256 << 10;
  constexpr std::size_t kTarHeader = 512;
  const std::string wire =
      "{\"title\": \"A\", \"code\": \"" + std::string(3000, '7') + "\"}\n{\"title\": \"B\"}\n";
  const Recorder alone = read_text("wire.json", wire);
  ASSERT_THAT(alone.articles, SizeIs(2));
  for (const std::size_t left : {0, 512, 1024, 1536, 4096}) {
    const std::string before(kBlock - left - 2 * kTarHeader, 'x');
    const Recorder within =
        read_text("a.tar", tar_of({{"before.txt", before}, {"wire.json", wire}}));
    EXPECT_THAT(told(within, IssueKind::kSkipped), IsEmpty()) << left;
    EXPECT_THAT(within.records, ElementsAre("before.txt", "wire.json#1", "wire.json#2")) << left;
  }
}

TEST(Archives, WhatIsCountedInEntriesIsCountedForTheFile) {
  const std::string wire =
      "{\"title\": \"Un caf\u00c3\u00a9\", \"date\": \"soon\"}\n{\"title\": \"Tin\"}\n";
  const Recorder read =
      read_text("a.zip", zip_of({{"1.jsonl", wire}, {"in.zip", zip_of({{"2.jsonl", wire}})}}));
  EXPECT_EQ(read.outcome.records, 4U);
  EXPECT_EQ(read.outcome.repaired, 2U);
  EXPECT_EQ(read.outcome.unread_dates, 2U);
}

TEST(Archives, CompressedEntriesAndArchivesWithinArchives) {
  const std::string inner = tar_of({{"b/page.html", kPage}, {"wire.jsonl.gz", gzipped(kLines)}});
  const std::vector<PackedFile> files = {{"inner.tar", inner},
                                         {"inner.tar.zst", compressed(inner, ARCHIVE_FILTER_ZSTD)},
                                         {"deep/inner.zip", zip_of({{"storm.txt", kText}})},
                                         {"inner.7z", seven_zip_of({{"storm.txt", kText}})},
                                         {"r.sgm.xz", compressed(kSgml, ARCHIVE_FILTER_XZ)}};
  for (const Packed& archive : packed(files)) {
    SCOPED_TRACE(archive.name);
    const Recorder read = read_text(archive.name, archive.bytes);
    EXPECT_THAT(read.records, testing::UnorderedElementsAre(
                                  "inner.tar#b/page.html", "inner.tar#wire.jsonl.gz#a",
                                  "inner.tar#wire.jsonl.gz#2", "inner.tar.zst#b/page.html",
                                  "inner.tar.zst#wire.jsonl.gz#a", "inner.tar.zst#wire.jsonl.gz#2",
                                  "deep/inner.zip#storm.txt", "inner.7z#storm.txt", "r.sgm.xz#T-1",
                                  "r.sgm.xz#2"));
    EXPECT_THAT(read.issues, IsEmpty());
  }
}

TEST(Archives, ThreeDeepIsReadAndFourIsNot) {
  const std::string one = zip_of({{"storm.txt", kText}});
  const std::string two = gzipped(tar_of({{"1.zip", one}}));
  const std::string three = zip_of({{"2.tar.gz", two}});
  const Recorder read = read_text("3.zip", three);
  EXPECT_THAT(read.records, ElementsAre("2.tar.gz#1.zip#storm.txt"))
      << "a compressed archive counts once";
  const Recorder deep = read_text("4.zip", zip_of({{"3.zip", three}, {"storm.txt", kText}}));
  EXPECT_THAT(deep.records, ElementsAre("storm.txt"));
  EXPECT_THAT(told(deep, IssueKind::kFailed),
              ElementsAre(HasSubstr("3.zip#2.tar.gz#1.zip: packed more than 3 deep")));
  EXPECT_EQ(deep.outcome.fate, FileFate::kRead);
}

TEST(Archives, GzipOfGzipOfGzip) {
  const std::string twice = gzipped(gzipped(kText));
  const Recorder three = read_text("storm.txt.gz.gz.gz", gzipped(twice));
  ASSERT_THAT(three.articles, SizeIs(1)) << three.outcome.reason;
  EXPECT_EQ(three.articles[0].docno, "storm");
  EXPECT_THAT(three.records, ElementsAre(""));
  const Recorder four = read_text("storm.txt.gz.gz.gz.gz", gzipped(gzipped(twice)));
  EXPECT_THAT(four.articles, IsEmpty());
  EXPECT_EQ(four.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(four.outcome.reason, HasSubstr("packed more than 3 deep"));
}

TEST(Archives, NamesThatClimbOrAreAbsoluteAreNames) {
  const Recorder read = read_text(
      "evil.tar", archived(ARCHIVE_FORMAT_TAR_USTAR, {{"../../../tmp/climbed.txt", kText},
                                                      {"/etc/newsdex-absolute.txt", kText},
                                                      {"./plain.txt", kText},
                                                      {"a/../../x.txt", kText},
                                                      {"shadow", "", "/etc/shadow"},
                                                      {"shadow.txt", "", "../etc/shadow"},
                                                      {"hard.txt", "", "/etc/passwd", true},
                                                      {"pipe", "", "", false, AE_IFIFO},
                                                      {"folder", "", "", false, AE_IFDIR}}));
  EXPECT_THAT(read.records, ElementsAre("../../../tmp/climbed.txt", "/etc/newsdex-absolute.txt",
                                        "plain.txt", "a/../../x.txt"));
  EXPECT_THAT(told(read, IssueKind::kSkipped),
              ElementsAre("shadow: a link", "shadow.txt: a link", "hard.txt: a link",
                          "pipe: a device, pipe or socket"));
  EXPECT_FALSE(std::filesystem::exists("/tmp/climbed.txt"));
  EXPECT_FALSE(std::filesystem::exists("/etc/newsdex-absolute.txt"));
}

TEST(Archives, ANameTwiceIsTwoArticles) {
  const Recorder read = read_text("a.tar", tar_of({{"a.txt", "One."}, {"a.txt", "Two."}}));
  EXPECT_THAT(read.records, ElementsAre("a.txt", "a.txt~2"));
}

TEST(Archives, NamesInEveryScript) {
  for (const int format :
       {ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_ZIP}) {
    const Recorder read = read_text("a", archived(format, {{"Новости/Минск.txt", kText}}));
    EXPECT_THAT(read.records, ElementsAre("Новости/Минск.txt")) << format;
  }
  const Recorder bad = read_text("a.tar", tar_of({{"caf\xE9\n.txt", kText}}));
  EXPECT_THAT(bad.records, ElementsAre("caf\xEF\xBF\xBD .txt")) << "one line of UTF-8, always";
}

TEST(Archives, OfficeDocumentsAreNoArchives) {
  const std::string document = zip_of({{"[Content_Types].xml", "<?xml version=\"1.0\"?>"},
                                       {"word/document.xml", "<?xml version=\"1.0\"?>"}});
  EXPECT_EQ(read_text("letter", document).outcome.fate, FileFate::kSkipped);
  const std::string book = zip_of({{"mimetype", "application/epub+zip"}, {"a.html", kPage}});
  EXPECT_EQ(read_text("book.epub", book).outcome.fate, FileFate::kSkipped);
  EXPECT_EQ(read_text("a.txt", zip_of(kMixed)).outcome.fate, FileFate::kFailed)
      << "the name promises text";
}

// Damage.

TEST(Archives, EncryptedEntriesAreSaidToBe) {
  const std::string locked =
      archived(ARCHIVE_FORMAT_ZIP, {{"secret.txt", kText}}, "zip:encryption=aes256", "password");
  const Recorder read = read_text("locked.zip", locked);
  EXPECT_THAT(read.articles, IsEmpty());
  EXPECT_THAT(told(read, IssueKind::kFailed), ElementsAre(HasSubstr("secret.txt: encrypted")));
  EXPECT_EQ(read.outcome.fate, FileFate::kRead);
}

TEST(Archives, WhatCameBeforeADamageStays) {
  std::vector<PackedFile> files;
  for (int i = 0; i < 100; ++i) {
    std::string text = std::to_string(i) + " is the number of this story.\n";
    for (int word = 0; word < 400; ++word) text += std::to_string(word * (i + 7) * 7919) + " ";
    files.push_back({"story" + std::to_string(i) + ".txt", text});
  }
  for (const Packed& archive : packed(files)) {
    if (archive.format == "7z") continue;  // its directory stands at the end
    SCOPED_TRACE(archive.name);
    const Recorder read =
        read_text(archive.name, archive.bytes.substr(0, archive.bytes.size() * 2 / 3));
    EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
    EXPECT_FALSE(read.outcome.complete);
    EXPECT_THAT(read.outcome.reason, HasSubstr("cut short or damaged"));
    if (archive.name.ends_with(".tar") || archive.name.ends_with("zip")) {
      EXPECT_GT(read.articles.size(), 40U);
      EXPECT_LT(read.articles.size(), 100U);
    }
  }
  const std::string seven = seven_zip_of(files);
  const Recorder read = read_text("a.7z", seven.substr(0, seven.size() * 2 / 3));
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("cut short or damaged"));
}

TEST(Archives, ADamagedEntryIsThatEntrysFault) {
  std::string zip =
      archived(ARCHIVE_FORMAT_ZIP,
               {{"a.txt", "First story."}, {"b.txt", "Second story."}, {"c.txt", "Third story."}},
               "zip:compression=store");
  zip.replace(zip.find("Second"), 6, "Zecond");  // no longer what its check sum says
  const Recorder read = read_text("a.zip", zip);
  EXPECT_THAT(read.records, testing::IsSupersetOf({"a.txt", "c.txt"}));
  EXPECT_THAT(told(read, IssueKind::kFailed),
              ElementsAre(HasSubstr("b.txt: cut short or damaged")));
  EXPECT_EQ(read.outcome.fate, FileFate::kRead);
  EXPECT_FALSE(read.outcome.complete) << "what the entry gave before may still be in it";
}

// Bombs.

TEST(Archives, AZipBombIsRefusedByItsRatio) {
  const std::string bomb =
      zip_of({{"storm.txt", kText}, {"bomb.txt", std::string(8 << 20, ' ')}, {"never.txt", kText}});
  const ReadOptions options{.limits = {.free_bytes = 1 << 20, .ratio = 100}};
  for (const auto& [name, bytes] : {std::pair{"a.zip", bomb},
                                    {"a.tar", tar_of({{"in/a.zip", bomb}})},
                                    {"a.tar.gz", gzipped(tar_of({{"in/a.zip", bomb}}))}}) {
    const Recorder read = read_text(name, bytes, options);
    EXPECT_THAT(read.articles, SizeIs(1)) << name << ": what came before it stays";
    EXPECT_EQ(read.outcome.fate, FileFate::kFailed) << name;
    EXPECT_FALSE(read.outcome.complete) << name;
    EXPECT_THAT(read.outcome.reason, HasSubstr("expands more than 100 fold")) << name;
    EXPECT_THAT(told(read, IssueKind::kFailed), testing::Contains(HasSubstr("bomb.txt: expands")))
        << name;
  }
}

TEST(Archives, BombsWithinBombsShareOneLimit) {
  std::string bomb = gzipped(std::string(32 << 20, 'x'));
  bomb = gzipped(gzipped(bomb));
  const Recorder read =
      read_text("a.txt.gz.gz.gz", bomb, {.limits = {.free_bytes = 1 << 20, .ratio = 250}});
  EXPECT_THAT(read.articles, IsEmpty());
  EXPECT_THAT(read.outcome.reason, HasSubstr("expands more than 250 fold"));
}

TEST(Archives, TheTotalIsBounded) {
  std::vector<PackedFile> files;
  for (int i = 0; i < 100; ++i)
    files.push_back({std::to_string(i) + ".txt", std::string(1000, 'x')});
  const Recorder read = read_text("a.tar", tar_of(files), {.limits = {.total_bytes = 50'000}});
  EXPECT_THAT(read.articles, SizeIs(50));
  EXPECT_THAT(read.outcome.reason, HasSubstr("expands to more than 50000 bytes"));
}

TEST(Archives, EntriesAreBounded) {
  std::vector<PackedFile> files;
  for (int i = 0; i < 30; ++i) files.push_back({std::to_string(i) + ".txt", "x"});
  const Recorder read = read_text("a.zip", zip_of(files), {.limits = {.members = 20}});
  EXPECT_THAT(read.articles, SizeIs(20));
  EXPECT_EQ(read.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(read.outcome.reason, HasSubstr("holds more than 20 entries"));
}

TEST(Archives, AHundredThousandEmptyEntries) {
  std::vector<PackedFile> files;
  for (int i = 0; i < 100'000; ++i) files.push_back({std::to_string(i), ""});
  files.push_back({"storm.txt", kText});
  const std::string tar = tar_of(files);
  const Recorder read = read_text("a.tar", tar);
  EXPECT_THAT(read.records, ElementsAre("storm.txt"));
  EXPECT_EQ(told(read, IssueKind::kWarning).size(), 100'000U);
  EXPECT_EQ(read.outcome.fate, FileFate::kRead);
  const Recorder bomb =
      read_text("a.tar.gz", gzipped(tar), {.limits = {.free_bytes = 1 << 20, .ratio = 50}});
  EXPECT_THAT(bomb.outcome.reason, HasSubstr("expands more than 50 fold"));
}

TEST(Archives, AnEmptyArchiveIsReadAndHoldsNothing) {
  for (const Packed& archive : packed({})) {
    if (archive.format == "tar") continue;  // that of zeros has its own test
    const Recorder read = read_text(archive.name, archive.bytes);
    EXPECT_THAT(read.articles, IsEmpty()) << archive.name;
    EXPECT_THAT(read.outcome.reason, IsEmpty()) << archive.name;
  }
}

}  // namespace
}  // namespace newsdex::test
