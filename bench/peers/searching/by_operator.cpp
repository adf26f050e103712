#include "bench/peers/searching/by_operator.hpp"

#include <cstdio>
#include <functional>
#include <optional>

#include <fmt/format.h>
#include <newsdex/searcher.hpp>

#include "bench/peers/measure.hpp"
#include "bench/peers/searching/indexes.hpp"
#include "bench/peers/searching/operators.hpp"
#include "bench/peers/stock.hpp"
#ifdef NEWSDEX_BENCH_SQLITE
#include "bench/peers/searching/sqlite_reader.hpp"
#endif

namespace newsdex::bench {
namespace {

using Search = std::function<void(const std::string&)>;

// Milliseconds of the processor of a query in the middle, and of one that few exceed.
struct Latency {
  std::vector<double> p50;
  std::vector<double> p95;

  void add(const std::vector<std::string>& queries, const Search& search) {
    std::vector<double> times;
    for (const std::string& query : queries) {
      times.push_back(1e3 * cpu_seconds_of([&] { search(query); }));
    }
    p50.push_back(percentile(times, 0.5));
    p95.push_back(percentile(times, 0.95));
  }
};

std::string cells(const Latency& latency) {
  if (latency.p50.empty()) return fmt::format(" {:>8} | {:>8} |", "-", "-");
  return fmt::format(" {:>8.2f} | {:>8.2f} |", median(latency.p50), median(latency.p95));
}

void print_head() {
  fmt::print(
      "milliseconds of the processor\n\n| {:<26} | {:>8} | {:>8} | {:>8} | {:>8} | {:>8} | {:>8} "
      "|\n",
      "operator", "newsdex", "p95", "stock", "p95", "sqlite", "p95");
  fmt::print("|{:-<28}|", "");
  for (int i = 0; i < 6; ++i) fmt::print("{:->9}:|", "");
  fmt::print("\n");
}

class Engines {
 public:
  Engines(const Indexes& indexes, unsigned rounds)
      : rounds_(rounds), newsdex_({indexes.of("newsdex")}), stock_(indexes.of("stock")) {
#ifdef NEWSDEX_BENCH_SQLITE
    sqlite_.emplace(indexes.of("sqlite"));
#endif
  }

  void measure(const OperatorQueries& queries) {
    const Search newsdex = [&](const std::string& query) { (void)newsdex_.search(query); };
    const Search stock = [&](const std::string& query) { (void)stock_.search(query); };
    Latency ours;
    Latency stocks;
    Latency sqlites;
    for (unsigned round = 0; round <= rounds_; ++round) {
      if (round == 1) ours = stocks = sqlites = {};  // the first warms all
      ours.add(queries.xapian, newsdex);
      if (queries.stock) stocks.add(queries.xapian, stock);
#ifdef NEWSDEX_BENCH_SQLITE
      const Search sqlite = [&](const std::string& query) { (void)sqlite_->search(query); };
      if (!queries.sqlite.empty()) sqlites.add(queries.sqlite, sqlite);
#endif
    }
    fmt::print("| {:<26} |{}{}{}\n", queries.name, cells(ours), cells(stocks), cells(sqlites));
    std::fflush(stdout);
  }

 private:
  unsigned rounds_;
  Searcher newsdex_;
  StockReader stock_;
#ifdef NEWSDEX_BENCH_SQLITE
  std::optional<SqliteReader> sqlite_;
#endif
};

}  // namespace

void compare_by_operator(const ByOperator& options) {
  const Indexes indexes(options.sources, options.indexes);
  fmt::print(
      "{} articles, {:.1f} MB of titles and texts; at most {} queries an operator; medians of {} "
      "rounds; ten passages or snippets\n",
      indexes.extent().articles, static_cast<double>(indexes.extent().text_bytes) / 1e6,
      options.queries, options.rounds);
  Engines engines(indexes, options.rounds);
  print_head();
  for (const OperatorQueries& queries : operator_queries(indexes.json_lines(), options.queries)) {
    engines.measure(queries);
  }
}

}  // namespace newsdex::bench
