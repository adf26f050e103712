#include "bench/peers/indexing/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <newsdex/error.hpp>

#include "bench/peers/indexing/json_lines.hpp"

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

class SqliteDatabase {
 public:
  explicit SqliteDatabase(const std::string& file) {
    check(sqlite3_open(file.c_str(), &database_));
  }
  ~SqliteDatabase() { sqlite3_close(database_); }
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  void execute(const std::string& sql) {
    check(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr));
  }
  void check(int status) const {
    if (status == SQLITE_OK || status == SQLITE_DONE) return;
    throw Error(ErrorKind::kInputOutput, fmt::format("SQLite: {}", sqlite3_errmsg(database_)));
  }
  [[nodiscard]] sqlite3* handle() const { return database_; }

 private:
  sqlite3* database_ = nullptr;
};

class Insertion {
 public:
  explicit Insertion(SqliteDatabase& database) : database_(database) {
    database.check(sqlite3_prepare_v2(database.handle(), "INSERT INTO news VALUES(?,?,?)", -1,
                                      &statement_, nullptr));
  }
  ~Insertion() { sqlite3_finalize(statement_); }
  Insertion(const Insertion&) = delete;
  Insertion& operator=(const Insertion&) = delete;

  void add(const Article& article) {
    bind(1, article.docno);
    bind(2, article.title);
    bind(3, article.text);
    database_.check(sqlite3_step(statement_));
    database_.check(sqlite3_reset(statement_));
  }

 private:
  void bind(int column, const std::string& value) {
    database_.check(sqlite3_bind_text64(statement_, column, value.data(), value.size(),
                                        SQLITE_STATIC, SQLITE_UTF8));
  }

  SqliteDatabase& database_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

std::uint64_t build_sqlite(const std::filesystem::path& input, const std::filesystem::path& index,
                           std::size_t hash_bytes) {
  std::filesystem::create_directories(index);
  SqliteDatabase database((index / "news.db").string());
  database.execute(kPragmas);
  database.execute(kTable);
  database.execute(fmt::format("INSERT INTO news(news, rank) VALUES('hashsize', {})", hash_bytes));
  database.execute("BEGIN");
  std::uint64_t articles = 0;
  {
    Insertion insertion(database);
    for_each_article(input, [&](const Article& article) {
      insertion.add(article);
      ++articles;
    });
  }
  database.execute("COMMIT");
  return articles;
}

std::string sqlite_version() { return sqlite3_libversion(); }

}  // namespace newsdex::bench
