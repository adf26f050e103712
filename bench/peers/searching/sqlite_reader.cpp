#include "bench/peers/searching/sqlite_reader.hpp"

#include "bench/peers/sqlite_database.hpp"

namespace newsdex::bench {
namespace {

// About a passage of newsdex; FTS5 gives 64 tokens at most.
constexpr const char* kSelect =
    "SELECT title, snippet(news, 2, '<b>', '</b>', '…', 64) FROM news WHERE news MATCH ? "
    "ORDER BY rank LIMIT 10";
constexpr const char* kSelectIds =
    "SELECT rowid FROM news WHERE news MATCH ? ORDER BY rank LIMIT 10";

}  // namespace

class SqliteReader::Internal {
 public:
  explicit Internal(const std::filesystem::path& file)
      : database_(file, SQLITE_OPEN_READONLY),
        select_(with_memory(database_), kSelect),
        ids_(database_, kSelectIds) {}

  std::size_t search(const std::string& match) {
    select_.bind(1, match);
    std::size_t rows = 0;
    select_.run([&] { rows += select_.text(1).empty() ? 0 : 1; });
    return rows;
  }

  std::size_t ids(const std::string& match) {
    ids_.bind(1, match);
    std::size_t rows = 0;
    ids_.run([&] { rows += ids_.number(0) > 0 ? 1 : 0; });
    return rows;
  }

 private:
  static const SqliteDatabase& with_memory(SqliteDatabase& database) {
    database.execute("PRAGMA cache_size=-65536; PRAGMA mmap_size=2147418112;");
    return database;
  }

  SqliteDatabase database_;
  SqliteStatement select_;
  SqliteStatement ids_;
};

SqliteReader::SqliteReader(const std::filesystem::path& index)
    : internal_(std::make_unique<Internal>(sqlite_file(index))) {}
SqliteReader::~SqliteReader() = default;

std::size_t SqliteReader::search(const std::string& match) { return internal_->search(match); }

std::size_t SqliteReader::ids(const std::string& match) { return internal_->ids(match); }

}  // namespace newsdex::bench
