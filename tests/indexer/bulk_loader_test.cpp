// The loader beside Xapian's own writer: whatever the articles, both make the same database.
#include "indexer/bulk_loader.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <xapian.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <newsdex/error.hpp>

#include "common/record.hpp"
#include "corpus/reader.hpp"
#include "indexer/document.hpp"
#include "tests/indexer/same_database.hpp"
#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

// Articles of words drawn from few letters, so that terms share their beginnings and repeat.
class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  std::string word() {
    static const std::vector<std::string> kLetters = {"a", "b", "e", "r", "s", "é", "ł", "й", "文"};
    std::string made;
    const std::uint32_t length = below(40) == 0 ? 100 + below(200) : 1 + below(7);
    const std::uint32_t kinds = below(10) == 0 ? 9 : 5;
    for (std::uint32_t i = 0; i < length; ++i) made += kLetters[below(kinds)];
    if (below(8) == 0 && made[0] >= 'a' && made[0] <= 'z')
      made[0] = static_cast<char>(made[0] - 32);
    return made;
  }
  std::string words(std::uint32_t count) {
    static const std::vector<std::string> kBetween = {" ", " ", " ", " ", ", ", ". ", "\n"};
    std::string made;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i > 0) made += kBetween[below(7)];
      made += word();
    }
    return made;
  }
  std::string line(std::uint32_t count) {
    std::string made = words(count);
    for (char& c : made) c = c == '\n' ? ' ' : c;
    return made;
  }

  Article article(std::uint32_t text_words) {
    static const std::vector<std::string> kLanguages = {"en", "fr", "ru", "xx", ""};
    Article made;
    made.id = "news/" + std::to_string(++made_);
    made.docno = std::to_string(made_);
    made.path = "/news/file-" + std::to_string(made_ / 7);
    if (below(10) != 0) made.title = line(below(40) == 0 ? 300 : below(12));
    made.text = words(text_words);
    if (below(3) != 0) {
      made.date = Date{static_cast<std::int64_t>(below(2000000000)) - 500000000,
                       static_cast<Precision>(below(4))};
    }
    if (below(2) == 0) made.source = line(1);
    made.language = kLanguages[below(4) == 0 ? below(5) : 0];
    if (below(4) == 0) made.url = "https://example.org/" + std::string(below(300), 'u');
    if (below(3) == 0) made.byline = line(2);
    for (std::uint32_t i = below(4); i > 0; --i) made.topics.push_back(line(1));
    return made;
  }

 private:
  std::mt19937 random_;
  std::uint64_t made_ = 0;
};

using Metadata = std::vector<std::pair<std::string, std::string>>;

void build_stock(const fs::path& folder, const std::vector<Article>& articles,
                 const Metadata& metadata = {}) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  DocumentBuilder builder;
  for (const Article& article : articles) database.add_document(builder.build(article).document);
  for (const auto& [name, value] : metadata) database.set_metadata(name, value);
  database.commit();
}

LoaderTotals build_bulk(const fs::path& folder, const std::vector<Article>& articles,
                        const LoaderOptions& options = {}, const Metadata& metadata = {}) {
  BulkLoader loader(folder, options);
  for (const Article& article : articles) loader.add(article);
  for (const auto& [name, value] : metadata) loader.set_metadata(name, value);
  return loader.finish();
}

std::string faults_of(const fs::path& database) {
  std::ostringstream said;
  const std::size_t errors = Xapian::Database::check(database.string(), 0, &said);
  return errors == 0 ? "" : said.str();
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Both ways, and that Xapian finds nothing wrong with what the loader wrote.
void expect_same(const std::vector<Article>& articles, const LoaderOptions& options = {},
                 const Metadata& metadata = {}) {
  const test::TemporaryFolder folder;
  build_stock(folder.path() / "stock", articles, metadata);
  const LoaderTotals totals = build_bulk(folder.path() / "bulk", articles, options, metadata);
  EXPECT_EQ(totals.articles, articles.size());
  EXPECT_EQ(faults_of(folder.path() / "bulk"), "");
  EXPECT_EQ(test::database_difference(Xapian::Database((folder.path() / "bulk").string()),
                                      Xapian::Database((folder.path() / "stock").string())),
            "");
}

std::vector<Article> random_articles(std::uint32_t seed, std::size_t count, std::uint32_t words) {
  Maker maker(seed);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) articles.push_back(maker.article(maker.below(words)));
  return articles;
}

const LoaderOptions kTiny{.threads = 2, .memory_bytes = 1};  // everything is set aside

TEST(BulkLoader, OfNothingMakesAnEmptyDatabase) {
  expect_same({});
  expect_same({}, {}, {{"name", "value"}});
}

TEST(BulkLoader, MakesTheDatabaseThatXapianMakesOfRandomArticles) {
  for (std::uint32_t seed = 1; seed <= 3; ++seed) expect_same(random_articles(seed, 200, 250));
}

TEST(BulkLoader, MakesItOfArticlesWithoutWords) {
  std::vector<Article> articles = random_articles(4, 5, 40);
  articles.insert(articles.begin() + 2, 3, Article{});
  for (std::size_t i = 0; i < articles.size(); ++i) articles[i].id = std::to_string(i);
  articles.back() = Article{};
  articles.back().id = "last";
  expect_same(articles);
}

TEST(BulkLoader, MakesItOfMoreDocumentsThanTwoBytesCount) {
  std::vector<Article> articles;
  for (std::uint32_t i = 0; i < 33500; ++i) {
    Article& article = articles.emplace_back();
    article.id = "id" + std::to_string(i);
    article.path = i < 33000 ? "/one" : "/two";
    article.text = i % 3 == 0 ? "common words" : "words";
    article.date = Date{static_cast<std::int64_t>(i) * 1000, Precision::kSecond};
  }
  expect_same(articles, {.threads = 2, .memory_bytes = 1 << 20});
}

TEST(BulkLoader, MakesItOfAnArticleOfFiveMegabytes) {
  Maker maker(6);
  std::vector<Article> articles = random_articles(5, 3, 100);
  articles[1].text.clear();
  while (articles[1].text.size() < 5 << 20) articles[1].text += maker.words(2000) + "\n";
  expect_same(articles);
}

// Record sizes on both sides of what an item and what Xapian's inflating reader holds at once.
TEST(BulkLoader, MakesItOfRecordsOfEverySizeAroundItsLimits) {
  std::vector<Article> articles;
  Maker maker(7);
  for (const std::size_t limit : {2043u, 2 * 2043u, 8192u, 2 * 8192u}) {
    for (std::size_t extra = 0; extra < 60; ++extra) {
      Article& article = articles.emplace_back();
      article.id = std::to_string(articles.size());
      article.url = "x";
      const std::size_t have = encode_record(article, {}).size();
      for (std::size_t i = have + 20; i < limit + extra; ++i) {
        article.docno.push_back(static_cast<char>('a' + maker.below(26)));
      }
    }
  }
  expect_same(articles);
}

// Xapian deflates these and then cannot inflate them: "Too few chunks of compressed data".
TEST(BulkLoader, RecordsThatXapianCannotInflateAreReadableAndStaySoAfterUpdates) {
  const test::TemporaryFolder folder;
  std::vector<Article> articles;
  for (std::size_t size = 8100; size < 8200; ++size) {
    Article& article = articles.emplace_back();
    article.id = std::to_string(size);
    article.docno = std::string(size, 'x');
  }
  build_bulk(folder.path() / "bulk", articles);
  Xapian::WritableDatabase database((folder.path() / "bulk").string());
  DocumentBuilder builder;
  for (const Article& article : articles) database.add_document(builder.build(article).document);
  database.commit();
  EXPECT_EQ(faults_of(folder.path() / "bulk"), "");
  for (std::size_t i = 0; i < 2 * articles.size(); ++i) {
    const std::string data = database.get_document(static_cast<Xapian::docid>(i + 1)).get_data();
    EXPECT_EQ(decode_record(data).article.docno, articles[i % articles.size()].docno);
  }
}

TEST(BulkLoader, KeepsTermsWithZeroBytesAndTheLongest) {
  std::vector<Article> articles = random_articles(8, 20, 30);
  articles[3].id = std::string("zero\0in\0it", 10);
  articles[4].id = std::string("\0\0", 2);
  articles[5].id = std::string(244, 'q');
  articles[6].id = std::string(300, 'q');
  articles[7].path = std::string(200, '\0');
  articles[8].text = std::string(240, 'w') + " " + std::string(241, 'w');
  expect_same(articles, kTiny);
}

TEST(BulkLoader, KeepsMetadata) {
  Metadata metadata = {{"newsdex.format", "1"},
                       {"a", std::string(20000, 'm')},
                       {std::string(250, 'k'), "long name"}};
  for (int i = 0; i < 2000; ++i) metadata.emplace_back("file:" + std::to_string(i), "row");
  metadata.emplace_back("file:7", "");  // none after all
  expect_same(random_articles(9, 10, 50), {}, metadata);
}

TEST(BulkLoader, MakesTheSameBytesWhateverTheThreadsAndTheMemory) {
  const test::TemporaryFolder folder;
  std::vector<Article> articles = random_articles(10, 500, 300);
  const std::vector<LoaderOptions> ways = {{.threads = 1},
                                           {.threads = 2},
                                           {.threads = 3},
                                           kTiny,
                                           {.threads = 1, .memory_bytes = 3 << 20}};
  for (std::size_t i = 0; i < ways.size(); ++i) {
    build_bulk(folder.path() / std::to_string(i), articles, ways[i]);
    EXPECT_EQ(faults_of(folder.path() / std::to_string(i)), "");
    for (const char* table :
         {"postlist.glass", "position.glass", "termlist.glass", "docdata.glass"}) {
      EXPECT_TRUE(bytes_of(folder.path() / std::to_string(i) / table) ==
                  bytes_of(folder.path() / "0" / table))
          << table << " of way " << i;
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path() / std::to_string(i)), {}), 5);
  }
}

TEST(BulkLoader, MakesADatabaseThatXapianChanges) {
  const test::TemporaryFolder folder;
  std::vector<Article> articles = random_articles(11, 600, 200);
  const std::vector<Article> more = random_articles(12, 900, 200);
  build_bulk(folder.path() / "bulk", articles);
  build_stock(folder.path() / "stock", articles);
  std::mt19937 random(13);
  Xapian::WritableDatabase bulk((folder.path() / "bulk").string());
  Xapian::WritableDatabase stock((folder.path() / "stock").string());
  DocumentBuilder builder;
  std::set<Xapian::docid> present;
  for (Xapian::docid docid = 1; docid <= articles.size(); ++docid) present.insert(docid);
  for (std::size_t i = 0; i < more.size(); ++i) {
    const Xapian::Document document = builder.build(more[i]).document;
    const auto some = std::next(present.begin(), static_cast<long>(random() % present.size()));
    if (i % 3 == 0) {
      present.insert(bulk.add_document(document));
      stock.add_document(document);
    } else if (i % 3 == 1) {
      bulk.replace_document(*some, document);
      stock.replace_document(*some, document);
    } else {
      bulk.delete_document(*some);
      stock.delete_document(*some);
      present.erase(some);
    }
    if (i % 100 == 0) {
      bulk.commit();
      stock.commit();
    }
  }
  bulk.commit();
  stock.commit();
  EXPECT_EQ(faults_of(folder.path() / "bulk"), "");
  EXPECT_EQ(test::database_difference(bulk, stock), "");
}

TEST(BulkLoader, MakesADatabaseThatXapianEmpties) {
  const test::TemporaryFolder folder;
  build_bulk(folder.path() / "bulk", random_articles(14, 300, 100));
  Xapian::WritableDatabase bulk((folder.path() / "bulk").string());
  for (Xapian::docid docid = 1; docid <= 300; ++docid) bulk.delete_document(docid);
  bulk.commit();
  EXPECT_EQ(faults_of(folder.path() / "bulk"), "");
  EXPECT_EQ(bulk.get_doccount(), 0u);
  EXPECT_EQ(bulk.allterms_begin(), bulk.allterms_end());
}

TEST(BulkLoader, MakesDatabasesThatXapianCompactsAndSearchesTogether) {
  const test::TemporaryFolder folder;
  const std::vector<Article> first = random_articles(15, 400, 200);
  const std::vector<Article> second = random_articles(16, 300, 200);
  build_bulk(folder.path() / "a", first);
  build_bulk(folder.path() / "b", second);
  std::vector<Article> both = first;
  both.insert(both.end(), second.begin(), second.end());
  build_stock(folder.path() / "stock", both);

  Xapian::Database together((folder.path() / "a").string());
  together.add_database(Xapian::Database((folder.path() / "b").string()));
  together.compact((folder.path() / "compact").string());
  EXPECT_EQ(faults_of(folder.path() / "compact"), "");
  const Xapian::Database stock((folder.path() / "stock").string());
  const Xapian::Database compact((folder.path() / "compact").string());
  EXPECT_EQ(test::database_difference(compact, stock), "");

  Xapian::Enquire ours(together);
  Xapian::Enquire theirs(stock);
  for (const char* term : {"Zab", "a", "Zs", "ZSa"}) {
    ours.set_query(Xapian::Query(term));
    theirs.set_query(Xapian::Query(term));
    EXPECT_EQ(ours.get_mset(0, 10, 1000).get_matches_estimated(),
              theirs.get_mset(0, 10, 1000).get_matches_estimated());
  }
}

class Collector : public ArticleSink {
 public:
  explicit Collector(std::vector<Article>& articles) : articles_(articles) {}
  void article(Article&& article, const std::string& record) override {
    article.id = article.path + "#" + record;
    articles_.push_back(std::move(article));
  }
  void issue(const RecordIssue&) override {}

 private:
  std::vector<Article>& articles_;
};

TEST(BulkLoader, MakesTheDatabaseThatXapianMakesOfRealArticles) {
  if (!test::have_data("reuters21578"))
    GTEST_SKIP() << "no Reuters articles at " << test::data_dir();
  std::vector<Article> articles;
  Collector collector(articles);
  for (const char* name : {"reut2-000.sgm", "reut2-017.sgm"}) {
    static_cast<void>(read_file(test::data_dir() / "reuters21578" / name, {}, collector));
  }
  ASSERT_GT(articles.size(), 1500u);
  expect_same(articles);
}

TEST(BulkLoader, TellsOfEachArticle) {
  const test::TemporaryFolder folder;
  BulkLoader loader(folder.path() / "db", {});
  Article article;
  article.id = "1";
  article.title = "Two words";
  article.text = "Three more words.";
  EXPECT_EQ(loader.add(article), 1u);
  EXPECT_EQ(loader.add(Article{}), 2u);
  const LoaderTotals& totals = loader.settle();
  EXPECT_EQ(totals.articles, 2u);
  EXPECT_EQ(totals.passages, 1u);
  EXPECT_EQ(totals.words, 5u);
  EXPECT_EQ(totals.text_bytes, article.text.size());
  EXPECT_EQ(totals.passages_of, (std::vector<std::uint32_t>{1, 0}));
  loader.set_metadata("after", "settling");
  loader.finish();
  EXPECT_EQ(Xapian::Database((folder.path() / "db").string()).get_metadata("after"), "settling");
}

TEST(BulkLoader, LeavesOutWhatXapianCannotHold) {
  const test::TemporaryFolder folder;
  std::vector<Article> articles = random_articles(19, 9, 30);
  articles[0].docno = articles[4].docno = articles[8].docno = std::string(20000, 'x');
  const LoaderTotals totals =
      build_bulk(folder.path() / "bulk", articles, {.max_record_bytes = 10000});
  EXPECT_EQ(totals.articles, 6u);
  ASSERT_EQ(totals.passages_of.size(), 9u);
  for (const std::size_t i : {0u, 4u, 8u}) {
    EXPECT_EQ(totals.passages_of[i], LoaderTotals::kLeftOut);
  }
  // As if they had been deleted, but for what only ever grows.
  build_stock(folder.path() / "stock", articles);
  Xapian::WritableDatabase stock((folder.path() / "stock").string());
  for (const Xapian::docid docid : {1u, 5u, 9u}) stock.delete_document(docid);
  stock.commit();
  EXPECT_EQ(faults_of(folder.path() / "bulk"), "");
  const test::DatabaseText ours{Xapian::Database((folder.path() / "bulk").string())};
  const test::DatabaseText theirs{stock};
  EXPECT_EQ(ours.documents(), theirs.documents());
  EXPECT_EQ(ours.terms(), theirs.terms());
  for (const Xapian::docid docid : theirs.documents()) {
    EXPECT_EQ(test::first_difference(ours.document(docid), theirs.document(docid)), "");
  }
}

TEST(BulkLoader, LeavesNothingWhenItIsNotFinished) {
  const test::TemporaryFolder folder;
  {
    BulkLoader loader(folder.path() / "db", kTiny);
    for (const Article& article : random_articles(17, 300, 300)) loader.add(article);
  }
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(BulkLoader, RefusesAFolderThatHoldsSomething) {
  const test::TemporaryFolder folder;
  folder.write("db/mine", "x");
  EXPECT_THROW(BulkLoader(folder.path() / "db", {}), Error);
  EXPECT_TRUE(fs::exists(folder.path() / "db/mine"));
}

// Runs the build where no file may grow beyond `most` bytes; gives what it said.
std::string build_where_files_stay_below(rlim_t most, const fs::path& folder,
                                         const std::vector<Article>& articles) {
  const fs::path said = folder / "said";
  const pid_t child = fork();
  if (child == 0) {
    std::ofstream out(said);
    out << "no error" << std::flush;
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{most, most};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      build_bulk(folder / "db", articles, kTiny);
    } catch (const Error& error) {
      std::ofstream(said) << error.what() << std::flush;
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? bytes_of(said) : "died";
}

TEST(BulkLoader, SaysWhatToDoWhenTheDiskIsFullAndLeavesNothing) {
  const std::vector<Article> articles = random_articles(18, 1000, 400);
  const test::TemporaryFolder whole;
  build_bulk(whole.path() / "db", articles);
  // Too little for the tables that grow with the articles; for the runs; for a table at the end.
  for (const rlim_t most :
       {rlim_t{16} << 10, rlim_t{400} << 10, rlim_t{900} << 10,
        static_cast<rlim_t>(fs::file_size(whole.path() / "db/postlist.glass") - 8192)}) {
    const test::TemporaryFolder folder;
    const std::string said = build_where_files_stay_below(most, folder.path(), articles);
    EXPECT_NE(said.find("free some space there"), std::string::npos) << said << " at " << most;
    EXPECT_FALSE(fs::exists(folder.path() / "db"));
  }
}

}  // namespace
}  // namespace newsdex
