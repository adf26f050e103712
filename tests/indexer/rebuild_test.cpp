// Which way an update goes, by how much it changes; and that a rebuild keeps what did not change.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <newsdex/indexer.hpp>
#include <set>

#include "common/stub.hpp"
#include "indexer/manifest.hpp"
#include "indexer/store_choice.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::articles_of;
using test::deeds;
using test::ids_of;
using test::is_sound;
using test::line;
using test::NewsFolder;
using test::texts_of;
namespace fs = std::filesystem;

// Records from `first`, of about a kilobyte each.
std::string records(int first, int count, const std::string& word = "word") {
  std::string lines;
  for (int i = first; i < first + count; ++i) {
    std::string text = word;
    for (int k = 0; k < 170; ++k) text += " " + word.substr(0, 3) + std::to_string((i + k) % 97);
    lines += line(std::to_string(i), text);
  }
  return lines;
}

TEST(StoreChoice, LimitIsAShareOfTheIndexButBounded) {
  constexpr std::uint64_t kMemory = 1 << 30;
  EXPECT_GT(most_changed_in_place(0, kMemory), 10'000U) << "a rebuild of little costs, too";
  EXPECT_LT(most_changed_in_place(0, kMemory), 1U << 20);
  const std::uint64_t of_100_mb = most_changed_in_place(100 << 20, kMemory);
  EXPECT_GT(of_100_mb, 2U << 20);
  EXPECT_LT(of_100_mb, 30U << 20);
  EXPECT_EQ(most_changed_in_place(200 << 20, kMemory), 2 * of_100_mb);
  EXPECT_EQ(most_changed_in_place(1ULL << 50, kMemory), kMemory / 4) << "it is held in memory";
}

struct Case {
  const char* name;
  std::function<void(const NewsFolder&)> change;
  const char* deeds;
  bool rebuilds;
};

// The index holds 300 kB in wire.jsonl and one small file.
const Case kCases[] = {
    {"a few records more", [](const NewsFolder& f) { f.write("news/more.jsonl", records(0, 5)); },
     "+5 ~0 -0 failures 0", false},
    {"as much again", [](const NewsFolder& f) { f.write("news/more.jsonl", records(0, 400)); },
     "+400 ~0 -0 failures 0", true},
    {"one record more in a large file",
     [](const NewsFolder& f) { f.write("news/wire.jsonl", records(0, 301)); },
     "+1 ~0 -0 failures 0", false},
    {"all records of a file changed",
     [](const NewsFolder& f) { f.write("news/wire.jsonl", records(0, 300, "other")); },
     "+0 ~300 -0 failures 0", true},
    {"a large file gone", [](const NewsFolder& f) { f.remove("news/wire.jsonl"); },
     "+0 ~0 -300 failures 0", true},
    {"a large file renamed",
     [](const NewsFolder& f) { fs::rename(f.path("news/wire.jsonl"), f.path("news/w.jsonl")); },
     "+300 ~0 -300 failures 0", true},
};

class StoreChoice : public testing::TestWithParam<Case> {};

TEST_P(StoreChoice, IsByWhatChanges) {
  const NewsFolder folder;
  folder.write("news/a.txt", "Oil.");
  folder.write("news/wire.jsonl", records(0, 300));
  (void)folder.update({folder.news()});
  GetParam().change(folder);
  EXPECT_EQ(deeds(folder.update()), GetParam().deeds);
  const Status status = index_status(folder.index());
  EXPECT_EQ(status.generation, GetParam().rebuilds ? 2U : 1U);
  EXPECT_EQ(status.writer, GetParam().rebuilds ? "bulk loader" : "xapian: a small change");
  EXPECT_TRUE(is_sound(folder.index()));
  EXPECT_FALSE(folder.update().changed);

  // What is there is what a first build makes.
  UpdateOptions fresh;
  fresh.index = folder.path("fresh");
  fresh.sources = {folder.news()};
  (void)newsdex::update(fresh);
  EXPECT_EQ(texts_of(folder.index()), texts_of(fresh.index));
  EXPECT_EQ(status.passages, index_status(fresh.index).passages);
  EXPECT_EQ(status.text_bytes, index_status(fresh.index).text_bytes);
}

INSTANTIATE_TEST_SUITE_P(Cases, StoreChoice, testing::ValuesIn(kCases), [](const auto& one) {
  std::string name = one.param.name;
  std::ranges::replace(name, ' ', '_');
  return name;
});

TEST(StoreChoice, IsXapiansWriterAloneWithoutBulk) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()}, BulkUse::kNever);
  EXPECT_EQ(index_status(folder.index()).writer, "xapian: --no-bulk");
  folder.write("news/more.jsonl", records(0, 400));
  (void)folder.update({}, BulkUse::kNever);
  EXPECT_EQ(index_status(folder.index()).generation, 1U);
}

// It did nothing: an index stayed as Xapian's writer had left it.
TEST(StoreChoice, IsTheLoaderWhereItIsAskedForThoughNothingHasChanged) {
  const NewsFolder folder;
  folder.write("news/many.jsonl", records(0, 40));
  (void)folder.update({folder.news()}, BulkUse::kNever);
  const std::map<std::string, std::string> before = texts_of(folder.index());
  const UpdateReport report = folder.update({}, BulkUse::kAlways);
  EXPECT_EQ(deeds(report), "+0 ~0 -0 failures 0");
  EXPECT_TRUE(report.changed);
  EXPECT_TRUE(report.built_anew);
  const Status status = index_status(folder.index());
  EXPECT_EQ(status.generation, 2U);
  EXPECT_EQ(status.writer, "bulk loader");
  EXPECT_EQ(texts_of(folder.index()), before);
  EXPECT_TRUE(is_sound(folder.index()));
}

// As where the Xapian that is linked is of another series than 1.4.
TEST(StoreChoice, IsXapiansWriterWhereItWritesAnotherFormat) {
  const NewsFolder folder;
  {
    IndexFolder index(folder.index(), Missing::kCreate);
    UpdateReport report;
    IndexState state;
    const std::unique_ptr<ArticleStore> store = choose_store(
        index, {.bulk = BulkUse::kAlways, .is_made_as_glass = [](const auto&) { return false; }},
        {}, state.totals, report);
    ASSERT_TRUE(store->put(Article{.id = "a", .text = "Oil prices rose."}, 1, 2, nullptr));
    store->publish(state);
  }
  const Status status = index_status(folder.index());
  EXPECT_EQ(status.writer, std::string("xapian: version ") + Xapian::version_string() +
                               " writes another format than the bulk loader");
  EXPECT_EQ(status.articles, 1U);
  EXPECT_TRUE(is_sound(folder.index()));
}

// More than a transaction should hold goes into a copy of the generation.
TEST(StoreChoice, LargeUpdateWithoutBulkGoesIntoACopy) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  const Xapian::docid kept = test::docid_of(folder.index(), "news/a.txt");
  std::string lines;
  for (int i = 0; lines.size() < (33U << 20); ++i) {
    // Long runs of one sign: much to read, little to analyse.
    lines += line(std::to_string(i), "text " + std::string(400'000, '-'));
  }
  folder.write("news/w.jsonl", lines);
  const UpdateReport report = folder.update({}, BulkUse::kNever);
  EXPECT_GT(report.articles_added, 50U);
  const Status found = index_status(folder.index());
  EXPECT_EQ(found.generation, 2U);
  EXPECT_EQ(found.articles, report.articles_added + 1);
  EXPECT_EQ(test::docid_of(folder.index(), "news/a.txt"), kept);
  EXPECT_FALSE(fs::exists(folder.index() / generation_name(1)));
  EXPECT_TRUE(is_sound(folder.index()));
  EXPECT_FALSE(folder.update().changed);
}

TEST(Rebuild, KeepsWhatIsNotThereToBeReadAgain) {
  const NewsFolder folder;
  folder.write("one/a.txt", "a");
  folder.write("one/bad.txt", std::string("\0\1\2\3\0\0\0\xff", 8));
  folder.write("one/out.txt", "out");
  folder.write("two/b.txt", "b");
  (void)folder.update({folder.path("one"), folder.path("two")});
  (void)newsdex::remove(folder.index(), {folder.path("one/out.txt")});
  folder.remove("two");
  folder.write("one/c.txt", "c");
  EXPECT_EQ(deeds(folder.update({}, BulkUse::kAlways)), "+1 ~0 -0 failures 1");
  EXPECT_EQ(ids_of(folder.index()),
            (std::vector<std::string>{"one/a.txt", "one/c.txt", "two/b.txt"}));
  const Status status = index_status(folder.index());
  EXPECT_EQ(status.files_failed, 1U);
  EXPECT_EQ(status.sources.size(), 2U);
  // Each row names its own article still.
  folder.write("one/a.txt", "a changed");
  EXPECT_EQ(deeds(folder.update({folder.path("one")}, BulkUse::kNever)), "+0 ~1 -0 failures 0");
  EXPECT_EQ(texts_of(folder.index()),
            (std::map<std::string, std::string>{
                {"one/a.txt", "a changed"}, {"one/c.txt", "c"}, {"two/b.txt", "b"}}));
  EXPECT_EQ(folder.update().known_failures, 1U);  // and what the user took out stays out
}

TEST(Rebuild, OfAnotherAnalyzerIndexesAlsoWhatIsOutOfReach) {
  const NewsFolder folder;
  folder.write("one/a.txt", "a");
  folder.write("two/b.txt", "b");
  (void)folder.update({folder.path("one"), folder.path("two")});
  {
    // A term that this analyzer would not make.
    Xapian::WritableDatabase database((folder.index() / generation_name(1)).string());
    const Xapian::docid docid = test::docid_of(folder.index(), "two/b.txt");
    Xapian::Document document = database.get_document(docid);
    document.add_term("Zofoldtimes");
    database.replace_document(docid, document);
    database.commit();
  }
  test::age_analyzer(folder.index());
  fs::rename(folder.path("two"), folder.path("unmounted"));
  EXPECT_EQ(deeds(folder.update()), "+0 ~1 -0 failures 1");
  EXPECT_FALSE(Xapian::Database(folder.index().string()).term_exists("Zofoldtimes"));
  EXPECT_EQ(ids_of(folder.index()).size(), 2U);
}

// The rest of a title that is too long for the index stands before the text in the record.
TEST(Rebuild, LeavesTheTextOfAnArticleWithAVeryLongTitleAsItIs) {
  const NewsFolder folder;
  std::string title;
  for (int i = 0; i < 300; ++i) title += "word" + std::to_string(i) + " ";
  folder.write("news/w.jsonl",
               R"({"id":"1","title":")" + title + R"(","text":"The text itself."})" + "\n");
  (void)folder.update({folder.news()});
  const std::vector<Article> before = articles_of(folder.index());
  const auto bytes = index_status(folder.index()).text_bytes;
  for (int round = 0; round < 2; ++round) {
    folder.write("news/a" + std::to_string(round) + ".txt", "a");
    (void)folder.update({}, BulkUse::kAlways);
  }
  std::vector<Article> after = articles_of(folder.index());
  std::erase_if(after, [](const Article& article) { return article.title.empty(); });
  EXPECT_EQ(after, before);
  EXPECT_EQ(index_status(folder.index()).text_bytes, bytes + 2);
}

TEST(Rebuild, ClosesTheGapsOfRemovedArticles) {
  const NewsFolder folder;
  folder.write("news/wire.jsonl", records(0, 300));
  (void)folder.update({folder.news()});
  folder.write("news/wire.jsonl", records(200, 100));
  (void)folder.update();
  const Xapian::Database database(folder.index().string());
  EXPECT_EQ(database.get_doccount(), 100U);
  EXPECT_EQ(database.get_lastdocid(), 100U);
}

TEST(Rebuild, OfACommandThatRemovesMuch) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  folder.write("news/wire.jsonl", records(0, 300));
  (void)folder.update({folder.news()});
  (void)newsdex::remove(folder.index(), {folder.path("news/wire.jsonl")});
  EXPECT_EQ(index_status(folder.index()).generation, 2U);
  EXPECT_EQ(ids_of(folder.index()), (std::vector<std::string>{"news/a.txt"}));
  EXPECT_FALSE(folder.update().changed) << "it stays out until it changes";
}

}  // namespace
}  // namespace newsdex
