// The manifest's rows: they come back as they were written, and damage is seen.
#include "indexer/manifest.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <newsdex/error.hpp>

#include "common/schema.hpp"
#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

FileRow full_row() {
  FileRow row;
  row.path = "/news/\xff wire.jsonl";
  row.source = "news";
  row.fate = Fate::kFailed;
  row.format = "jsonl";
  row.reason = "line 12: not valid JSON";
  row.size = 5'000'000'000;
  row.mtime_ns = -1;
  row.checked_ns = std::numeric_limits<std::int64_t>::max();
  row.content_hash = 0;
  row.articles = 2;
  return row;
}

std::vector<FileRecord> two_records() {
  constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();
  constexpr auto kMostId = std::numeric_limits<std::uint32_t>::max();
  return {{1, 2, 3, 4, 5}, {kMost, kMost, kMostId, kMostId, kMost}};
}

TEST(ManifestRow, RoundTrips) {
  FileRow bare;
  bare.path = "/a";
  FileRow skipped = bare;
  skipped.fate = Fate::kSkipped;
  FileRow removed = bare;
  removed.fate = Fate::kRemoved;
  removed.content_hash = 77;
  for (const FileRow& row : {bare, skipped, removed}) {
    std::vector<FileRecord> records = two_records();
    EXPECT_EQ(decode_row(encode_row(row, {}), &records), row);
    EXPECT_TRUE(records.empty());
  }
  std::vector<FileRecord> records;
  EXPECT_EQ(decode_row(encode_row(full_row(), two_records()), &records), full_row());
  EXPECT_EQ(records, two_records());
  EXPECT_EQ(decode_row(encode_row(full_row(), two_records())), full_row());
}

TEST(ManifestRow, WhatAnArchiveHoldsStandsBehindItsRecords) {
  FileRow row = full_row();
  const std::string before = encode_row(row, two_records());
  row.holds = "12 html, 3 text, 4 skipped";
  const std::string value = encode_row(row, two_records());
  EXPECT_TRUE(value.starts_with(before)) << "where an older newsdex does not look";
  std::vector<FileRecord> records;
  EXPECT_EQ(decode_row(value, &records), row);
  EXPECT_EQ(records, two_records());
  EXPECT_EQ(decode_row(value), row);
}

TEST(ManifestRow, EveryTruncationIsSeen) {
  for (const std::uint64_t further : {0U, 300U}) {
    const std::string value = encode_row(full_row(), two_records(), further);
    for (std::size_t length = 0; length < value.size(); ++length) {
      std::vector<FileRecord> records;
      EXPECT_THROW((void)decode_row(value.substr(0, length), &records), Error)
          << length << " bytes, with " << further << " further records";
    }
  }
}

TEST(ManifestRow, UnknownVersionAndFateAreRefused) {
  std::string value = encode_row(full_row(), {});
  value[0] = 3;
  EXPECT_THROW((void)decode_row(value), Error);
  value[0] = 1;
  value[1] = 4;
  EXPECT_THROW((void)decode_row(value), Error);
}

TEST(ManifestRow, HugeCountInDamagedRowAllocatesNothing) {
  FileRow row = full_row();
  std::string value = encode_row(row, {});
  value.back() = '\xff';  // the count of records becomes a long varint that is cut
  std::vector<FileRecord> records;
  EXPECT_THROW((void)decode_row(value, &records), Error);
}

// Cut to 32 bits it would be another article's.
TEST(ManifestRow, DocumentIdOfMoreBitsIsRefused) {
  std::string value = encode_row(full_row(), two_records());
  const std::string most("\xff\xff\xff\xff\x0f", 5);
  const std::size_t docid = value.find(most);
  ASSERT_NE(docid, std::string::npos);
  value.replace(docid, most.size(), std::string("\x83\x80\x80\x80\x10", 5));
  std::vector<FileRecord> records;
  EXPECT_THROW((void)decode_row(value, &records), Error);
}

TEST(ManifestKey, IsBoundedAndTellsPathsApart) {
  EXPECT_EQ(manifest_key("/a/b"), "file:/a/b");
  const std::string longest(schema::kMaxMetadataKeyBytes - schema::kFileKeyPrefix.size(), '/');
  EXPECT_EQ(manifest_key(longest).size(), schema::kMaxMetadataKeyBytes);
  EXPECT_TRUE(manifest_key(longest).ends_with(longest));
  const std::string longer = longest + "a";
  EXPECT_LE(manifest_key(longer).size(), schema::kMaxMetadataKeyBytes);
  EXPECT_NE(manifest_key(longer), manifest_key(longest + "b"));
}

TEST(Manifest, ComesBackFromADatabaseInOrderOfPaths) {
  const test::TemporaryFolder folder;
  Xapian::WritableDatabase database((folder.path() / "db").string(), Xapian::DB_CREATE);
  const std::string deep = "/a/" + std::string(4000, 'x');
  const std::vector<FileRecord> records = {{1, 2, 3, 4, 5}, {6, 7, 1, 9, 10}};
  database.replace_document(3, Xapian::Document());
  for (const std::string& path : {std::string("/b"), deep, std::string("/a")}) {
    FileRow row;
    row.path = path;
    row.articles = 2;
    database.set_metadata(manifest_key(path), encode_row(row, records));
  }
  database.set_metadata("newsdex.sources", "[]");
  database.commit();
  const Manifest manifest = read_manifest(database);
  ASSERT_EQ(manifest.size(), 3U);
  EXPECT_EQ(manifest.begin()->first, "/a");
  EXPECT_EQ(std::next(manifest.begin())->first, deep);
  EXPECT_EQ(read_records(database, deep), records);
  EXPECT_TRUE(read_records(database, "/unknown").empty());
}

// A database with a file of ten records, of which a row holds three and each further key four.
class FileOfManyRecords : public testing::Test {
 protected:
  static constexpr RecordRoom kRoom = {.in_row = 3, .under_key = 4};

  FileOfManyRecords() {
    row_.articles = kRecords;
    for (std::uint32_t i = 1; i <= kRecords; ++i) records_.push_back({i * 1000U, i, i, 1, i});
    database_.replace_document(kRecords, Xapian::Document());
    write_file(row_, records_, set_, kRoom);
  }
  [[nodiscard]] std::size_t further_keys() const {
    return static_cast<std::size_t>(
        std::distance(database_.metadata_keys_begin(std::string(schema::kRecordsKeyPrefix)),
                      database_.metadata_keys_end(std::string(schema::kRecordsKeyPrefix))));
  }

  static constexpr std::uint32_t kRecords = 10;
  const test::TemporaryFolder folder_;
  Xapian::WritableDatabase database_{(folder_.path() / "db").string(), Xapian::DB_CREATE};
  const SetMetadata set_ = [this](const std::string& key, const std::string& value) {
    database_.set_metadata(key, value);
  };
  FileRow row_ = full_row();
  std::vector<FileRecord> records_;
};

TEST_F(FileOfManyRecords, ComesBackWhole) {
  EXPECT_EQ(further_keys(), 2U);
  EXPECT_EQ(read_records(database_, row_.path), records_);
  EXPECT_EQ(read_manifest(database_).at(row_.path), row_) << "with all that are counted";
  each_row(database_, [this](FileRow&& row, std::vector<FileRecord>&& records) {
    EXPECT_EQ(row, row_);
    EXPECT_EQ(records, records_);
  });
}

TEST_F(FileOfManyRecords, LeavesNothingBehindWhenItHasFew) {
  clear_further_records(database_, row_.path, set_);
  records_.resize(kRoom.in_row);
  row_.articles = kRoom.in_row;
  write_file(row_, records_, set_, kRoom);
  EXPECT_EQ(further_keys(), 0U);
  EXPECT_EQ(read_records(database_, row_.path), records_);
  EXPECT_EQ(database_.get_metadata(manifest_key(row_.path)), encode_row(row_, records_))
      << "as where it never had more";
}

TEST_F(FileOfManyRecords, IsDamagedWhereSomeAreMissing) {
  const std::string prefix(schema::kRecordsKeyPrefix);
  const std::vector<std::string> keys(database_.metadata_keys_begin(prefix),
                                      database_.metadata_keys_end(prefix));
  for (const std::string& key : keys) {
    const std::string value = database_.get_metadata(key);
    for (const std::size_t length : {std::size_t{0}, value.size() / 3, value.size() - 1}) {
      database_.set_metadata(key, value.substr(0, length));
      EXPECT_THROW((void)read_records(database_, row_.path), Error) << key << " " << length;
    }
    database_.set_metadata(key, value);
  }
  EXPECT_EQ(read_records(database_, row_.path), records_);
}

TEST(Manifest, RowsUnderAFolderAreNotThoseOfItsNamesake) {
  Manifest manifest;
  for (const char* path : {"/n", "/n-old/x", "/n/x", "/n/y/z", "/n0", "/m"}) {
    manifest[path].path = path;
  }
  std::vector<std::string> under;
  for (const FileRow* row : rows_under(manifest, "/n")) under.push_back(row->path);
  EXPECT_EQ(under, (std::vector<std::string>{"/n", "/n/x", "/n/y/z"}));
  EXPECT_EQ(rows_under(manifest, "/").size(), 6U);
  EXPECT_TRUE(rows_under(manifest, "/nn").empty());
}

}  // namespace
}  // namespace newsdex
