// SQLite's FTS5: any of the words, by bm25().
#include <fmt/format.h>
#include <sqlite3.h>
#include <newsdex/error.hpp>

#include "bench/peers/indexing/sqlite.hpp"
#include "bench/quality/ranking/engine.hpp"

namespace newsdex::bench {
namespace {

constexpr const char* kSelect =
    "SELECT id, -bm25(news) FROM news WHERE news MATCH ? ORDER BY rank LIMIT ?";

bool is_of_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// Each word in quotes, so that none is an operator, and no punctuation makes a phrase of two.
std::string any_word_of(const std::string& text) {
  std::string match;
  bool inside = false;
  for (const char c : text) {
    if (is_of_word(c) != inside) {
      match += inside ? "\"" : (match.empty() ? "\"" : " OR \"");
      inside = !inside;
    }
    if (inside) match += c;
  }
  return match + (inside ? "\"" : "");
}

class SqliteEngine : public RankingEngine {
 public:
  SqliteEngine(const std::vector<Document>& documents, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const auto json_lines = folder / "documents.jsonl";
    write_documents(documents, json_lines);
    build_sqlite(json_lines, folder, kSqliteLargeHashBytes);
    check(sqlite3_open_v2((folder / "news.db").c_str(), &database_, SQLITE_OPEN_READONLY, nullptr));
    check(sqlite3_exec(database_, "PRAGMA cache_size=-262144; PRAGMA mmap_size=1073741824;",
                       nullptr, nullptr, nullptr));
    check(sqlite3_prepare_v2(database_, kSelect, -1, &select_, nullptr));
  }
  ~SqliteEngine() override {
    sqlite3_finalize(select_);
    sqlite3_close(database_);
  }
  SqliteEngine(const SqliteEngine&) = delete;
  SqliteEngine& operator=(const SqliteEngine&) = delete;

  Run answer(const std::vector<Question>& questions, std::size_t depth) override {
    Run run;
    for (const Question& question : questions) {
      const std::string match = any_word_of(question.text);
      if (match.empty()) continue;
      check(sqlite3_bind_text(select_, 1, match.data(), static_cast<int>(match.size()),
                              SQLITE_TRANSIENT));
      check(sqlite3_bind_int64(select_, 2, static_cast<sqlite3_int64>(depth)));
      int status = SQLITE_ROW;
      while ((status = sqlite3_step(select_)) == SQLITE_ROW) {
        run[question.id].push_back({reinterpret_cast<const char*>(sqlite3_column_text(select_, 0)),
                                    sqlite3_column_double(select_, 1)});
      }
      check(status);
      check(sqlite3_reset(select_));
    }
    return run;
  }

 private:
  void check(int status) const {
    if (status == SQLITE_OK || status == SQLITE_DONE) return;
    throw Error(ErrorKind::kInputOutput, fmt::format("SQLite: {}", sqlite3_errmsg(database_)));
  }

  sqlite3* database_ = nullptr;
  sqlite3_stmt* select_ = nullptr;
};

}  // namespace

EngineKind sqlite_fts5() {
  return {"SQLite FTS5",
          fmt::format("{}, porter unicode61, title and text, OR of the words, bm25()",
                      sqlite_version()),
          [](const std::vector<Document>& documents,
             const std::filesystem::path& folder) -> std::unique_ptr<RankingEngine> {
            return std::make_unique<SqliteEngine>(documents, folder);
          }};
}

}  // namespace newsdex::bench
