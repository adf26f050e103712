#include "bench/peers/indexing/sqlite.hpp"

#include <fmt/format.h>

#include "bench/peers/indexing/json_lines.hpp"
#include "bench/peers/sqlite_database.hpp"

namespace newsdex::bench {
namespace {

// Nobody reads the file before it is whole, so there is nothing to roll back to; FULL fsyncs it at
// the commit.
constexpr const char* kPragmas =
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=FULL; PRAGMA locking_mode=EXCLUSIVE;"
    "PRAGMA cache_size=-262144;";  // KiB
constexpr const char* kTable =
    "CREATE VIRTUAL TABLE news USING fts5(id UNINDEXED, title, text, "
    "tokenize='porter unicode61');";

}  // namespace

std::uint64_t build_sqlite(const std::filesystem::path& input, const std::filesystem::path& index,
                           std::size_t hash_bytes) {
  std::filesystem::create_directories(index);
  SqliteDatabase database(sqlite_file(index), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  database.execute(kPragmas);
  database.execute(kTable);
  database.execute(fmt::format("INSERT INTO news(news, rank) VALUES('hashsize', {})", hash_bytes));
  database.execute("BEGIN");
  std::uint64_t articles = 0;
  {
    SqliteStatement insertion(database, "INSERT INTO news VALUES(?,?,?)");
    for_each_article(input, [&](const Article& article) {
      insertion.bind(1, article.docno);
      insertion.bind(2, article.title);
      insertion.bind(3, article.text);
      insertion.run([] {});
      ++articles;
    });
  }
  database.execute("COMMIT");
  return articles;
}

void merge_sqlite(const std::filesystem::path& index) {
  SqliteDatabase database(sqlite_file(index), SQLITE_OPEN_READWRITE);
  database.execute(kPragmas);
  database.execute("INSERT INTO news(news) VALUES('optimize')");
}

std::string sqlite_version() { return sqlite3_libversion(); }

}  // namespace newsdex::bench
