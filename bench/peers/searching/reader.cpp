#include "bench/peers/searching/reader.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include "bench/peers/stock.hpp"
#ifdef NEWSDEX_BENCH_SQLITE
#include "bench/peers/indexing/sqlite.hpp"
#include "bench/peers/searching/sqlite_reader.hpp"
#endif

namespace newsdex::bench {
namespace {

class StockOfClass : public Reader {
 public:
  explicit StockOfClass(const Indexes& indexes) : stock_(indexes.of("stock")) {}

  std::size_t ask(const ClassQuery& query, Wanted wanted) override {
    switch (wanted) {
      case Wanted::kText:
        return stock_.search(for_xapian(query)).size();
      case Wanted::kIds:
        return stock_.ids(for_xapian(query)).size();
    }
    return 0;
  }

 private:
  StockReader stock_;
};

#ifdef NEWSDEX_BENCH_SQLITE
class SqliteOfClass : public Reader {
 public:
  explicit SqliteOfClass(const Indexes& indexes) : sqlite_(indexes.of("sqlite")) {}

  std::size_t ask(const ClassQuery& query, Wanted wanted) override {
    switch (wanted) {
      case Wanted::kText:
        return sqlite_.search(for_sqlite(query));
      case Wanted::kIds:
        return sqlite_.ids(for_sqlite(query));
    }
    return 0;
  }

 private:
  SqliteReader sqlite_;
};
#endif

}  // namespace

std::vector<Library> libraries() {
  return {
      {"newsdex",
       fmt::format("{}, Searcher without suggestions; ids: parse, compile and match alone",
                   NEWSDEX_VERSION),
       open_newsdex},
      {"suggests", "newsdex by default: suggests words where one finds little", open_suggesting},
      {"stock",
       fmt::format("Xapian {}, QueryParser, Enquire, MSet::snippet", Xapian::version_string()),
       [](const Indexes& indexes) { return std::make_unique<StockOfClass>(indexes); }},
#ifdef NEWSDEX_BENCH_SQLITE
      {"sqlite",
       fmt::format("{} FTS5, porter unicode61, merged by 'optimize', mapped into memory, ORDER BY "
                   "rank LIMIT 10, snippet()",
                   sqlite_version()),
       [](const Indexes& indexes) { return std::make_unique<SqliteOfClass>(indexes); }},
#endif
  };
}

}  // namespace newsdex::bench
