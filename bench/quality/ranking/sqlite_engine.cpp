// SQLite's FTS5: any of the words, by bm25().
#include <fmt/format.h>

#include "bench/peers/indexing/sqlite.hpp"
#include "bench/peers/sqlite_database.hpp"
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
  SqliteEngine(const std::vector<Document>& documents, const std::filesystem::path& folder)
      : database_(built(documents, folder), SQLITE_OPEN_READONLY) {
    database_.execute("PRAGMA cache_size=-262144; PRAGMA mmap_size=1073741824;");
  }

  Run answer(const std::vector<Question>& questions, std::size_t depth) override {
    SqliteStatement select(database_, kSelect);
    select.bind(2, static_cast<std::int64_t>(depth));
    Run run;
    for (const Question& question : questions) {
      const std::string match = any_word_of(question.text);
      if (match.empty()) continue;
      select.bind(1, match);
      select.run([&] {
        run[question.id].push_back({std::string(select.text(0)), select.number(1)});
      });
    }
    return run;
  }

 private:
  static std::filesystem::path built(const std::vector<Document>& documents,
                                     const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const auto json_lines = folder / "documents.jsonl";
    write_documents(documents, json_lines);
    build_sqlite(json_lines, folder, kSqliteLargeHashBytes);
    return sqlite_file(folder);
  }

  SqliteDatabase database_;
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
