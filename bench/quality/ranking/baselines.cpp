// Which baselines there are.
#include <iostream>

#include "bench/quality/ranking/engine.hpp"

namespace newsdex::bench {

std::vector<EngineKind> baselines() {
  std::vector<EngineKind> all = {stock_xapian()};
#ifdef NEWSDEX_BENCH_SQLITE
  all.push_back(sqlite_fts5());
#else
  std::cerr << "without SQLite: install libsqlite3-dev, configure and build again\n";
#endif
  if (lucene_is_installed()) {
    all.push_back(lucene());
  } else {
    std::cerr << "without Lucene: install liblucene8-java and openjdk-17-jdk-headless\n";
  }
  return all;
}

}  // namespace newsdex::bench
