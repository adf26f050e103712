// SQLite's C interface, closed at the end and throwing Error(kInputOutput) with what SQLite says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <sqlite3.h>
#include <newsdex/error.hpp>

namespace newsdex::bench {

// The database that build_sqlite makes in a folder.
inline std::filesystem::path sqlite_file(const std::filesystem::path& index) {
  return index / "news.db";
}

class SqliteDatabase {
 public:
  // `flags` as sqlite3_open_v2 takes them.
  SqliteDatabase(const std::filesystem::path& file, int flags) {
    check(sqlite3_open_v2(file.c_str(), &database_, flags, nullptr));
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

class SqliteStatement {
 public:
  SqliteStatement(const SqliteDatabase& database, const char* sql) : database_(database) {
    database.check(sqlite3_prepare_v2(database.handle(), sql, -1, &statement_, nullptr));
  }
  ~SqliteStatement() { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  // Parameters are counted from 1; `text` must outlive the run.
  void bind(int parameter, const std::string& text) {
    database_.check(sqlite3_bind_text64(statement_, parameter, text.data(), text.size(),
                                        SQLITE_STATIC, SQLITE_UTF8));
  }
  void bind(int parameter, std::int64_t number) {
    database_.check(sqlite3_bind_int64(statement_, parameter, number));
  }

  // Runs it with what is bound, calling `row` for each row it gives.
  template <class Row>
  void run(Row&& row) {
    int status = SQLITE_ROW;
    while ((status = sqlite3_step(statement_)) == SQLITE_ROW) row();
    database_.check(status);
    database_.check(sqlite3_reset(statement_));
  }
  // Of the row at hand; columns are counted from 0. A NULL is empty.
  [[nodiscard]] std::string_view text(int column) const {
    const unsigned char* bytes = sqlite3_column_text(statement_, column);
    return bytes == nullptr ? "" : reinterpret_cast<const char*>(bytes);
  }
  [[nodiscard]] double number(int column) const {
    return sqlite3_column_double(statement_, column);
  }

 private:
  const SqliteDatabase& database_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace newsdex::bench
