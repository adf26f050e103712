// Rows of the manifest that name articles which are not there: no update follows them, the check
// finds them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <limits>
#include <newsdex/indexer.hpp>
#include <string>
#include <vector>

#include "common/schema.hpp"
#include "common/stub.hpp"
#include "indexer/manifest.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::NewsFolder;

Xapian::WritableDatabase generation_of(const NewsFolder& folder) {
  const auto generation = generation_name(current_generation(folder.index()).value());
  return Xapian::WritableDatabase((folder.index() / generation).string(), Xapian::DB_OPEN);
}

// Makes an index of five articles, in which the row of a.txt names this one as its own.
void index_with_row_of(const NewsFolder& folder, Xapian::docid docid) {
  test::write_first_news(folder);
  (void)folder.update({folder.news()});
  Xapian::WritableDatabase database = generation_of(folder);
  const std::string key = manifest_key(folder.path("news/a.txt").string());
  std::vector<FileRecord> records;
  const FileRow row = decode_row(database.get_metadata(key), &records);
  records.at(0).docid = docid;
  database.set_metadata(key, encode_row(row, records));
  database.commit();
}

constexpr Xapian::docid kMostDocid = std::numeric_limits<Xapian::docid>::max();
constexpr Xapian::docid kNeverUsed[] = {0, 6, 64, kMostDocid};

ErrorKind kind_of_update(const NewsFolder& folder, BulkUse bulk) {
  try {
    (void)folder.update({}, bulk);
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::kInternal;
}

// It wrote a bit far beyond its own memory.
TEST(DamagedRows, NoUpdateFollowsThem) {
  for (const Xapian::docid docid : kNeverUsed) {
    for (const BulkUse bulk : {BulkUse::kWhereFaster, BulkUse::kAlways, BulkUse::kNever}) {
      const NewsFolder folder;
      index_with_row_of(folder, docid);
      folder.write("news/a.txt", "Oil prices fell on Tuesday.\n");
      EXPECT_EQ(kind_of_update(folder, bulk), ErrorKind::kCorrupt) << docid;
      folder.remove("news/a.txt");
      EXPECT_EQ(kind_of_update(folder, bulk), ErrorKind::kCorrupt) << docid;
    }
  }
}

TEST(DamagedRows, NoRebuildTakesThemOver) {
  for (const Xapian::docid docid : kNeverUsed) {
    const NewsFolder folder;
    index_with_row_of(folder, docid);
    folder.write("news/b.txt", "Wheat rose.\n");
    EXPECT_EQ(kind_of_update(folder, BulkUse::kAlways), ErrorKind::kCorrupt) << docid;
  }
}

TEST(DamagedRows, CheckFindsThem) {
  for (const Xapian::docid docid : {0U, 2U, 6U, kMostDocid}) {  // 2 is of b.txt
    const NewsFolder folder;
    index_with_row_of(folder, docid);
    const CheckReport report = check(folder.index());
    EXPECT_FALSE(report.sound) << docid;
    EXPECT_THAT(report.details, testing::HasSubstr("the index says that"));
  }
}

TEST(DamagedRows, AreNoneOfANewerFormat) {
  const NewsFolder folder;
  index_with_row_of(folder, 0);
  Xapian::WritableDatabase database = generation_of(folder);
  database.set_metadata(std::string(schema::kFormatKey), std::to_string(schema::kFormat + 1));
  database.commit();
  const CheckReport report = check(folder.index());
  EXPECT_TRUE(report.sound);
  EXPECT_THAT(report.details, testing::HasSubstr("a newer newsdex"));
}

}  // namespace
}  // namespace newsdex
