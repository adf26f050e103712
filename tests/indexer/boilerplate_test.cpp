// Which lines of an index are boilerplate is the same whoever wrote it, and after whatever updates.
#include <gtest/gtest.h>

#include <newsdex/indexer.hpp>
#include <random>

#include "common/short_lines.hpp"
#include "indexer/boilerplate.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::NewsFolder;

std::string article(int number, const std::string& source, const std::string& text) {
  return R"({"id": ")" + std::to_string(number) + R"(", "source": ")" + source +
         R"(", "title": "Title", "text": ")" + text + "\"}\n";
}

std::string metadata(const NewsFolder& folder) {
  return Xapian::Database(folder.index().string())
      .get_metadata(std::string(schema::kBoilerplateKey));
}

std::string file_of(int first, int count, const std::string& line) {
  std::string records;
  for (int i = first; i < first + count; ++i) {
    records +=
        article(i, "The Daily", "Article " + std::to_string(i) + " speaks of itself.\\n" + line);
  }
  return records;
}

TEST(Boilerplate, BothWritersFindTheSameLines) {
  std::string found[2];
  for (const BulkUse bulk : {BulkUse::kAlways, BulkUse::kNever}) {
    const NewsFolder folder;
    folder.write("news/a.jsonl", file_of(0, 6, "Share this story") + file_of(6, 4, "See also"));
    folder.write("news/other.jsonl", article(100, "Another", "Share this story"));
    (void)folder.update({folder.news()}, bulk);
    found[bulk == BulkUse::kAlways ? 0 : 1] = metadata(folder);
  }
  EXPECT_EQ(found[0], found[1]);
  Boilerplate boilerplate;
  boilerplate.add(found[0]);
  ASSERT_EQ(boilerplate.rows().size(), 1u);
  EXPECT_EQ(boilerplate.rows()[0].publisher, publisher_key("The Daily"));
  EXPECT_EQ(boilerplate.rows()[0].articles, 6u);
  EXPECT_EQ(boilerplate.rows()[0].of_publisher, 10u);
}

TEST(Boilerplate, UpdatesKeepItAsAFreshIndexHasIt) {
  std::mt19937 random(1);
  const NewsFolder folder;
  const char* const lines[] = {"Share this story", "See also", "Sign up for our letter"};
  folder.write("news/0.jsonl", file_of(0, 3, "See also"));
  (void)folder.update({folder.news()});
  int with_some = 0;
  for (int step = 0; step < 12; ++step) {
    const int file = static_cast<int>(random() % 4);
    const std::string name = "news/" + std::to_string(file) + ".jsonl";
    folder.remove(name);
    if (random() % 4 > 0) {
      folder.write(name, file_of(10 * file, 1 + static_cast<int>(random() % 6),
                                 lines[random() % std::size(lines)]));
    }
    (void)folder.update({folder.news()}, step % 3 == 0 ? BulkUse::kAlways : BulkUse::kNever);
    const Xapian::Database database(folder.index().string());
    EXPECT_EQ(metadata(folder), find_boilerplate(database)) << "step " << step;
    with_some += metadata(folder).empty() ? 0 : 1;
  }
  EXPECT_GT(with_some, 2);
  EXPECT_LT(with_some, 12);
}

// A thousandth of 1,500 articles is one of them.
TEST(Boilerplate, IsCountedAnewOnceMoreThanAThousandthChanged) {
  const NewsFolder folder;
  const auto uncounted = [&folder] {
    return Xapian::Database(folder.index().string())
        .get_metadata(std::string(schema::kUncountedKey));
  };
  folder.write("news/many.jsonl", file_of(0, 1500, "Share this story"));
  (void)folder.update({folder.news()}, BulkUse::kAlways);
  const std::string at_first = metadata(folder);
  EXPECT_EQ(uncounted(), "");
  folder.write("news/one.jsonl", file_of(2000, 1, "Share this story"));
  (void)folder.update({}, BulkUse::kNever);
  EXPECT_EQ(metadata(folder), at_first);
  EXPECT_EQ(uncounted(), "1");
  EXPECT_EQ(index_status(folder.index()).boilerplate.at(0).articles, 1500u);
  (void)folder.update({}, BulkUse::kNever);
  EXPECT_EQ(uncounted(), "1") << "nothing changed";
  folder.remove("news/one.jsonl");
  folder.write("news/many.jsonl", file_of(0, 1499, "Share this story"));
  (void)folder.update({}, BulkUse::kNever);
  const Xapian::Database database(folder.index().string());
  EXPECT_EQ(metadata(folder), find_boilerplate(database));
  EXPECT_NE(metadata(folder), at_first);
  EXPECT_EQ(uncounted(), "");
}

TEST(Boilerplate, ALineThatNoArticleHasAnyMoreIsNotShown) {
  const NewsFolder folder;
  folder.write("news/many.jsonl", file_of(0, 6000, ""));
  folder.write("news/lines.jsonl",
               article(9000, "Another", "See also") + article(9001, "Another", "See also") +
                   article(9002, "Another", "See also") + article(9003, "Another", "See also") +
                   article(9004, "Another", "See also"));
  (void)folder.update({folder.news()}, BulkUse::kAlways);
  ASSERT_EQ(index_status(folder.index()).boilerplate.size(), 1u);
  folder.remove("news/lines.jsonl");
  (void)folder.update({}, BulkUse::kNever);
  EXPECT_TRUE(index_status(folder.index()).boilerplate.empty());
}

TEST(Boilerplate, StatusShowsTheLines) {
  const NewsFolder folder;
  folder.write("news/a.jsonl", file_of(0, 6, "Share this story") + file_of(6, 7, "See also"));
  (void)folder.update({folder.news()});
  const Status status = index_status(folder.index());
  EXPECT_EQ(status.boilerplate_lines, 2u);
  ASSERT_EQ(status.boilerplate.size(), 2u);
  EXPECT_EQ(status.boilerplate[0].text, "See also");
  EXPECT_EQ(status.boilerplate[0].source, "The Daily");
  EXPECT_EQ(status.boilerplate[0].articles, 7u);
  EXPECT_EQ(status.boilerplate[0].of_publisher, 13u);
  EXPECT_EQ(status.boilerplate[1].text, "Share this story");
}

}  // namespace
}  // namespace newsdex
