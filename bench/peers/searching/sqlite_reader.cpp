#include "bench/peers/searching/sqlite_reader.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <newsdex/error.hpp>

namespace newsdex::bench {
namespace {

// About a passage of newsdex; FTS5 gives 64 tokens at most.
constexpr const char* kSelect =
    "SELECT id, snippet(news, 2, '<b>', '</b>', '…', 64) FROM news WHERE news MATCH ? "
    "ORDER BY rank LIMIT 10";

}  // namespace

class SqliteReader::Internal {
 public:
  explicit Internal(const std::string& file) {
    check(sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READONLY, nullptr));
    check(sqlite3_exec(database_, "PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824;", nullptr,
                       nullptr, nullptr));
    check(sqlite3_prepare_v2(database_, kSelect, -1, &select_, nullptr));
  }
  ~Internal() {
    sqlite3_finalize(select_);
    sqlite3_close(database_);
  }
  Internal(const Internal&) = delete;
  Internal& operator=(const Internal&) = delete;

  std::size_t search(const std::string& match) {
    check(
        sqlite3_bind_text(select_, 1, match.data(), static_cast<int>(match.size()), SQLITE_STATIC));
    std::size_t rows = 0;
    int status = SQLITE_ROW;
    while ((status = sqlite3_step(select_)) == SQLITE_ROW) {
      if (sqlite3_column_text(select_, 1) != nullptr) ++rows;
    }
    check(status);
    check(sqlite3_reset(select_));
    return rows;
  }

 private:
  void check(int status) const {
    if (status == SQLITE_OK || status == SQLITE_DONE) return;
    throw Error(ErrorKind::kInputOutput, fmt::format("SQLite: {}", sqlite3_errmsg(database_)));
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* select_ = nullptr;
};

SqliteReader::SqliteReader(const std::filesystem::path& index)
    : internal_(std::make_unique<Internal>((index / "news.db").string())) {}
SqliteReader::~SqliteReader() = default;

std::size_t SqliteReader::search(const std::string& match) { return internal_->search(match); }

}  // namespace newsdex::bench
