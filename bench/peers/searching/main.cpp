// newsdex-search-peers SOURCE...: how long a search takes, by operator, beside SQLite's FTS5 and
// stock Xapian (bench/README.md).
#include <functional>
#include <iostream>
#include <optional>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <newsdex/indexer.hpp>
#include <newsdex/searcher.hpp>

#include "bench/machine.hpp"
#include "bench/peers/indexing/json_lines.hpp"
#include "bench/peers/measure.hpp"
#include "bench/peers/searching/operators.hpp"
#include "bench/peers/stock.hpp"
#include "tests/support/paths.hpp"
#ifdef NEWSDEX_BENCH_SQLITE
#include "bench/peers/indexing/sqlite.hpp"
#include "bench/peers/searching/sqlite_reader.hpp"
#endif

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
  unsigned rounds = 3;
  std::size_t queries = 100;
  std::vector<fs::path> sources;
};

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
  Engines(const Options& options, const fs::path& folder, const fs::path& json_lines)
      : options_(options) {
    const UpdateReport report = update({.index = folder / "newsdex", .sources = options.sources});
    fmt::print(
        "{} articles, {:.1f} MB of text; at most {} queries an operator; medians of {} "
        "rounds; ten passages or snippets\n",
        report.articles, static_cast<double>(report.text_bytes) / 1e6, options.queries,
        options.rounds);
    newsdex_.emplace(std::vector{folder / "newsdex"});
    {
      StockWriter writer(folder / "stock");
      for_each_article(json_lines, [&](const Article& article) { writer.add(article); });
      writer.commit();
    }
    stock_.emplace(folder / "stock");
#ifdef NEWSDEX_BENCH_SQLITE
    build_sqlite(json_lines, folder / "sqlite", kSqliteLargeHashBytes);
    sqlite_.emplace(folder / "sqlite");
#endif
  }

  void measure(const OperatorQueries& queries) {
    const Search newsdex = [&](const std::string& query) { (void)newsdex_->search(query); };
    const Search stock = [&](const std::string& query) { (void)stock_->search(query); };
    Latency ours;
    Latency stocks;
    Latency sqlites;
    for (unsigned round = 0; round <= options_.rounds; ++round) {
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
  const Options& options_;
  std::optional<Searcher> newsdex_;
  std::optional<StockReader> stock_;
#ifdef NEWSDEX_BENCH_SQLITE
  std::optional<SqliteReader> sqlite_;
#endif
};

void compare(const Options& options) {
  const test::TemporaryFolder folder;
  fs::path json_lines = options.sources.front();
  if (options.sources.size() > 1 || json_lines.extension() != ".jsonl") {
    json_lines = folder.path() / "articles.jsonl";
    write_json_lines(options.sources, json_lines);
  }
  Engines engines(options, folder.path(), json_lines);
  print_head();
  for (const OperatorQueries& queries : operator_queries(json_lines, options.queries)) {
    engines.measure(queries);
  }
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  if (newsdex::bench::refuse_debug_build()) return 2;
  newsdex::bench::Options options;
  CLI::App app("Searching by operator, beside SQLite's FTS5 and stock Xapian");
  app.add_option("--rounds", options.rounds, "how often each is measured")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--queries", options.queries, "at most how many of an operator")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("SOURCE", options.sources, "files and folders of articles")
      ->required()
      ->check(CLI::ExistingPath);
  CLI11_PARSE(app, argc, argv);
  newsdex::bench::print_run(argc, argv);
  try {
    compare(options);
  } catch (const std::exception& error) {
    std::cerr << "newsdex-search-peers: " << error.what() << "\n";
    return 2;
  }
}
