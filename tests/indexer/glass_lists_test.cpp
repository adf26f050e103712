// The lists that tables hold, against what Xapian itself writes: postings, values, positions, terms
// of documents.
#include <gtest/gtest.h>
#include <xapian.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/glass_positions.hpp"
#include "indexer/glass_postings.hpp"
#include "indexer/glass_termlist.hpp"
#include "indexer/glass_version.hpp"
#include "tests/support/bytes.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::glass {
namespace {

using test::hex;
using test::unhex;

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The items of a table that is one leaf, from the last to the first: without their gaps.
std::string items_of_leaf(const std::filesystem::path& file) {
  const std::string block = content(file);
  const std::size_t begin = block.find_first_not_of('\0', 11 + 2 * 64);
  return hex(block.substr(begin));
}

TEST(GlassPostings, WritesAListOfTwoDocuments) {
  const test::TemporaryFolder folder;
  TableWriter table(folder.path() / "t", Presence::kAlways);
  PostingListWriter list(table);
  list.begin_term("cat", 2, 4);
  list.add(1, 3);
  list.add(2, 1);
  list.end();
  EXPECT_EQ(table.finish().keys, 1u);
  EXPECT_EQ(items_of_leaf(folder.path() / "t"),
            hex(unhex("600b 03 636174 02 04 00 31 01 03 00 01   6000 00")));
}

TEST(GlassPostings, WritesDocumentLengths) {
  const test::TemporaryFolder folder;
  TableWriter table(folder.path() / "t", Presence::kAlways);
  PostingListWriter list(table);
  list.begin_lengths();
  list.add(1, 4);
  list.add(2, 1);
  list.end();
  static_cast<void>(table.finish());
  EXPECT_EQ(items_of_leaf(folder.path() / "t"),
            hex(unhex("600a 02 00e0 00 00 00 31 01 04 00 01   6000 00")));
}

TEST(GlassPostings, WritesValuesAndWhatIsToldOfThem) {
  const test::TemporaryFolder folder;
  TableWriter table(folder.path() / "t", Presence::kAlways);
  ValueStatistics both;
  both.see("x");
  both.see("x");
  ValueStatistics one;
  one.see("yy");
  table.add(value_statistics_key(0), encode_value_statistics(both));
  table.add(value_statistics_key(1), encode_value_statistics(one));
  ValueListWriter list(table, 0);
  list.add(1, "x");
  list.add(2, "x");
  list.end();
  static_cast<void>(table.finish());
  EXPECT_EQ(items_of_leaf(folder.path() / "t"), hex(unhex("600a 05 00d8000001 01 78 00 01 78"
                                                          "6007 03 00d001 01 02 7979"
                                                          "6005 02 00d0 02 01 78"
                                                          "6000 00")));
}

TEST(GlassPostings, TellsTheBoundsOfValuesOfManyBatches) {
  ValueStatistics all;
  for (const std::vector<std::string>& batch :
       {std::vector<std::string>{"m", "k"}, {}, {"z"}, {"b", "c"}}) {
    ValueStatistics some;
    for (const std::string& value : batch) some.see(value);
    all.add(some);
  }
  EXPECT_EQ(hex(encode_value_statistics(all)), hex(unhex("05 01 62 7a")));
}

std::string positions_tag(const std::vector<std::uint32_t>& positions) {
  std::string tag(max_positions_bytes(positions.size()), '\0');
  tag.resize(static_cast<std::size_t>(put_positions(tag.data(), positions) - tag.data()));
  return tag;
}

TEST(GlassPositions, WritesPositionsInTheBitsTheyNeed) {
  const std::vector<std::pair<std::vector<std::uint32_t>, std::string>> rows = {
      {{5}, "05"}, {{300}, "ac02"}, {{1, 4, 9}, "098900"}};
  for (const auto& [positions, bytes] : rows) {
    EXPECT_EQ(hex(positions_tag(positions)), bytes);
  }
}

void append_list_term(std::string& list, std::string_view previous, std::string_view term,
                      std::uint64_t count) {
  char bytes[300];
  list.append(bytes, put_list_term(bytes, previous, term, count));
}

TEST(GlassTermlist, WritesTermsAfterWhatTheyShare) {
  std::string list;
  append_list_term(list, "", "Qa", 0);
  append_list_term(list, "Qa", "cat", 3);
  append_list_term(list, "cat", "dog", 1);
  EXPECT_EQ(hex(list), hex(unhex("02 5161 00 0c 03 636174 08 03 646f67")));
}

TEST(GlassTermlist, WritesSlots) {
  EXPECT_EQ(hex(encode_slots({0})), "00");
  EXPECT_EQ(hex(encode_slots({0, 1})), "0000");
  EXPECT_EQ(hex(encode_slots({2, 5, 300})), "0202a602");
  EXPECT_EQ(hex(slots_key(2)), "000200");
}

// The tag of the only key but the null item in a stock table of one leaf.
std::string only_tag(const std::filesystem::path& file) {
  const std::string block = content(file).substr(0, 8192);
  const auto u16 = [&block](std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(block[at])) << 8 |
           static_cast<unsigned char>(block[at + 1]);
  };
  const std::size_t item = u16(13);  // the second of the directory
  const std::size_t size = (u16(item) & 0x1FFF) + 3;
  const std::size_t head = 3 + static_cast<unsigned char>(block[item + 2]);
  return block.substr(item + head, size - head);
}

TEST(GlassPositions, AreThoseOfXapianForRandomLists) {
  const test::TemporaryFolder folder;
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    std::set<std::uint32_t> wanted;
    const std::uint32_t range = 1u << (1 + random() % 30);
    const std::size_t count = 1 + random() % (round % 3 == 0 ? 200 : 6);
    for (std::size_t i = 0; i < count; ++i)
      wanted.insert(static_cast<std::uint32_t>(1 + random() % range));
    const std::vector<std::uint32_t> positions(wanted.begin(), wanted.end());

    const std::string path = folder.path() / std::to_string(round);
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    Xapian::Document document;
    for (const std::uint32_t position : positions) document.add_posting("term", position);
    database.add_document(document);
    database.commit();
    ASSERT_EQ(hex(positions_tag(positions)), hex(only_tag(path + "/position.glass")))
        << "round " << round;
  }
}

// A database in whose tables Xapian deflates nothing.
void make_empty(const std::filesystem::path& folder) {
  std::filesystem::create_directory(folder);
  Tables tables;
  tables.postlist = TableWriter(folder / "postlist.glass", Presence::kAlways).finish();
  tables.termlist = TableWriter(folder / "termlist.glass", Presence::kAlways).finish();
  write_version(folder, tables, {});
}

TEST(GlassTermlist, IsThatOfXapianForRandomDocuments) {
  const test::TemporaryFolder folder;
  std::mt19937 random(12);
  for (int round = 0; round < 40; ++round) {
    Xapian::Document document;
    for (int i = 0; i < 12; ++i) {
      std::string term(1 + random() % (i == 0 ? 240 : 5), 'a');
      for (char& c : term) c = static_cast<char>('a' + random() % 3);
      if (random() % 8 == 0) term[0] = '\0';
      document.add_term(term, static_cast<Xapian::termcount>(random() % (i % 3 == 0 ? 400 : 4)));
    }
    const std::string path = folder.path() / std::to_string(round);
    make_empty(path);
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    database.add_document(document);
    database.commit();

    std::string list;
    std::string previous;
    std::uint64_t length = 0;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      append_list_term(list, previous, *term, term.get_wdf());
      previous = *term;
      length += term.get_wdf();
    }
    std::string tag;
    append_vint(tag, length);
    append_vint(tag, document.termlist_count());
    tag.append(list);
    const std::string stock = only_tag(path + "/termlist.glass");
    ASSERT_EQ(hex(tag), hex(stock)) << "round " << round;
  }
}

}  // namespace
}  // namespace newsdex::glass
