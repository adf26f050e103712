// Tables, blocks and the version file against the worked examples of the format.
#include "indexer/glass_table.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <fstream>
#include <iterator>
#include <map>
#include <newsdex/error.hpp>
#include <random>
#include <string>

#include "indexer/glass_postings.hpp"
#include "indexer/glass_version.hpp"
#include "tests/support/bytes.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::glass {
namespace {

namespace fs = std::filesystem;
using test::hex;
using test::unhex;

using Content = std::map<std::string, std::string>;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A database of metadata alone, by which Xapian reads whatever the table writer wrote.
TableRoot write_database(const fs::path& folder, const Content& content) {
  Tables tables;
  TableWriter postlist(folder / "postlist.glass", Presence::kAlways);
  for (const auto& [name, value] : content) postlist.add(metadata_key(name), value);
  tables.postlist = postlist.finish();
  TableWriter termlist(folder / "termlist.glass", Presence::kAlways);
  tables.termlist = termlist.finish();
  write_version(folder, tables, {});
  return tables.postlist;
}

Content read_database(const fs::path& folder) {
  const Xapian::Database database(folder.string());
  Content content;
  for (auto name = database.metadata_keys_begin(); name != database.metadata_keys_end(); ++name) {
    content[*name] = database.get_metadata(*name);
  }
  return content;
}

void expect_read_back(const Content& content) {
  const test::TemporaryFolder folder;
  const TableRoot root = write_database(folder.path(), content);
  EXPECT_EQ(root.keys, content.size());
  EXPECT_EQ(fs::file_size(folder.path() / "postlist.glass"), root.blocks * kBlockBytes);
  EXPECT_TRUE(read_database(folder.path()) == content);
  EXPECT_EQ(Xapian::Database::check(folder.path().string()), 0u);
}

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

TEST(GlassTable, OfNothingIsAnEmptyFile) {
  expect_read_back({});
  const test::TemporaryFolder folder;
  TableWriter unused(folder.path() / "unused", Presence::kIfUsed);
  EXPECT_EQ(unused.finish().blocks, 0u);
  EXPECT_FALSE(fs::exists(folder.path() / "unused"));
}

TEST(GlassTable, OfOneItemIsOneLeaf) { expect_read_back({{"a", "b"}}); }

// Where an item just fits, just does not, and is cut into one piece more.
TEST(GlassTable, KeepsTagsOfEverySizeAroundItsLimits) {
  std::mt19937 random(1);
  for (const std::size_t limit : {2043u, 2 * 2043u, 3 * 2043u, 4 * 2043u, 8192u, 2 * 8192u}) {
    Content content;
    for (std::size_t size = limit - 24; size <= limit + 24; ++size) {
      content["k" + std::to_string(size)] = random_bytes(random, size);
    }
    expect_read_back(content);
  }
}

TEST(GlassTable, KeepsRandomContent) {
  std::mt19937 random(2);
  for (const std::size_t most : {3u, 40u, 700u, 5000u}) {
    Content content;
    for (int i = 0; i < 3000; ++i) {
      std::string name = random_bytes(random, 1 + random() % 12);
      if (i % 50 == 0) name.append(230, 'n');
      content[name] = random_bytes(random, 1 + random() % most);
    }
    expect_read_back(content);
  }
}

TEST(GlassTable, GrowsToManyLevels) {
  Content content;  // long keys that differ at their ends make branches that hold few
  for (int i = 10000; i < 16000; ++i) {
    content[std::string(230, 'k') + std::to_string(i)] = std::string(1500, 'v');
  }
  const test::TemporaryFolder folder;
  EXPECT_GE(write_database(folder.path(), content).level, 2u);
  expect_read_back(content);
}

TEST(GlassTable, KeepsATagOfThousandsOfItems) {
  std::mt19937 random(3);
  expect_read_back({{"before", "x"}, {"long", random_bytes(random, 20 << 20)}, {"zafter", "x"}});
}

TEST(GlassTable, IsPacked) {
  Content content;
  std::mt19937 random(4);
  std::size_t bytes = 0;
  for (int i = 0; i < 5000; ++i) {
    const auto inserted = content.emplace(std::to_string(i), random_bytes(random, 1500)).first;
    bytes += inserted->first.size() + inserted->second.size();
  }
  const test::TemporaryFolder folder;
  const TableRoot root = write_database(folder.path(), content);
  EXPECT_LT(static_cast<double>(root.blocks * kBlockBytes), 1.02 * static_cast<double>(bytes));
}

TEST(GlassTable, PartsLeavesByTheShortestKeyThatDoes) {
  const test::TemporaryFolder folder;
  TableWriter table(folder.path() / "t", Presence::kAlways);
  table.add("Zalpha", std::string(2000, 'x'));
  table.add("Zbeta", std::string(2000, 'x'));
  table.add("Zexpect", std::string(2000, 'x'));
  table.add("Zexport", std::string(2000, 'x'));
  table.add("Zexpound", std::string(10, 'x'));
  table.add("Zexpozz", std::string(2000, 'x'));
  const TableRoot root = table.finish();
  EXPECT_EQ(root.blocks, 3u);
  EXPECT_EQ(root.level, 1u);
  const std::string block = bytes_of(folder.path() / "t").substr(2 * kBlockBytes);
  EXPECT_EQ(hex(block.substr(0, 5)), "0000000101");
  // Two items: the first child without a key, the second from the middle of a tag or a new key on.
  EXPECT_EQ(hex(block.substr(9, 2)), "000f");
  EXPECT_EQ(hex(block.substr(kBlockBytes - 7)), "00000000000000");
}

TEST(GlassTable, RefusesKeysThatAreTooLongOrOutOfOrder) {
  const test::TemporaryFolder folder;
  TableWriter table(folder.path() / "t", Presence::kAlways);
  EXPECT_THROW(table.add("", "x"), Error);
  EXPECT_THROW(table.add(std::string(256, 'k'), "x"), Error);
  table.add("b", "x");
  EXPECT_THROW(table.add("a", "x"), Error);
  EXPECT_THROW(table.add("b", "x"), Error);
}

TEST(GlassVersion, IsThatOfTheWorkedExample) {
  Tables tables;
  tables.postlist = {.keys = 2974, .blocks = 9, .level = 1};
  tables.docdata = {.keys = 40, .blocks = 6, .level = 1};
  tables.termlist = {.keys = 80, .blocks = 6, .level = 1};
  tables.position = {.keys = 3463, .blocks = 8, .level = 1};
  Statistics statistics;
  statistics.documents = 40;
  statistics.last_document = 40;
  statistics.least_length = 48;
  statistics.most_count = 48;
  statistics.most_length = 1426;
  statistics.total_length = 12096;
  const Uuid uuid{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  EXPECT_EQ(hex(encode_version(uuid, tables, statistics)),
            hex(unhex("0f0d 58617069616e20476c617373 046e"
                      "0102030405060708090a0b0c0d0e0f10 01"
                      "08 06 9e17 04 00 06 01 09 00000000"
                      "05 06 28 04 00 06 01 06 00000000"
                      "05 06 50 04 00 06 01 06 00000000"
                      "07 06 871b 04 00 06 01 08 00000000"
                      "00 03 00 04 12 00"
                      "00 03 00 04 12 00"
                      "28 00 30 30 e20a 00 c05e 00")));
}

TEST(GlassVersion, GivesEveryDatabaseAnIdentityOfItsOwn) {
  const Uuid one = random_uuid();
  EXPECT_NE(one, random_uuid());
  EXPECT_EQ(one[6] >> 4, 4);
  EXPECT_EQ(one[8] >> 6, 2);
}

TEST(GlassVersion, IsWhatTheLinkedXapianWrites) {
  const test::TemporaryFolder folder;
  EXPECT_TRUE(linked_xapian_writes_glass(folder.path() / "made"));
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(GlassVersion, IsNotWrittenWhereNothingCanBe) {
  const test::TemporaryFolder folder;
  EXPECT_FALSE(linked_xapian_writes_glass(folder.path() / "missing" / "below"));
}

}  // namespace
}  // namespace newsdex::glass
