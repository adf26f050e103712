#include "bench/peers/compare.hpp"

#include <string>

#include <fmt/format.h>
#include <newsdex/indexer.hpp>
#include <newsdex/searcher.hpp>

#include "bench/peers/measure.hpp"
#include "bench/peers/queries.hpp"
#include "bench/peers/stock.hpp"
#include "corpus/reader.hpp"
#include "corpus/walk.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAskAboutEvery = 20;  // articles

// Gives every article that newsdex's readers find to a stock writer.
class StockSink : public ArticleSink {
 public:
  StockSink(StockWriter& writer, QueryMaker& maker) : writer_(writer), maker_(maker) {}

  void article(Article&& article, const std::string&) override {
    writer_.add(article);
    maker_.see(article.text);
  }
  void issue(const RecordIssue&) override {}

 private:
  StockWriter& writer_;
  QueryMaker& maker_;
};

QueryMaker build_stock(const std::vector<fs::path>& sources, const fs::path& database) {
  QueryMaker maker(kAskAboutEvery);
  StockWriter writer(database);
  StockSink sink(writer, maker);
  for (const fs::path& source : sources) {
    for (const FoundFile& file : walk(fs::canonical(source).string()).files) {
      static_cast<void>(read_file(file.path, {}, sink));
    }
  }
  writer.commit();
  return maker;
}

double megabytes_below(const fs::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes) / 1e6;
}

// One line of the table: the value of each round, of both.
struct Row {
  std::string name;
  bool more_is_better = false;
  std::vector<double> newsdex;
  std::vector<double> stock;

  void add(double ours, double theirs) {
    newsdex.push_back(ours);
    stock.push_back(theirs);
  }
};

void print(const Row& row) {
  const double ours = median(row.newsdex);
  const double theirs = median(row.stock);
  const double times_better = row.more_is_better ? ours / theirs : theirs / ours;
  fmt::print("| {:<34} | {:>10.2f} | {:>10.2f} | {:>6.2f} |\n", row.name, ours, theirs,
             times_better);
}

void print_head() {
  fmt::print("| {:<34} | {:>10} | {:>10} | {:>6} |\n", "", "newsdex", "stock", "times");
  fmt::print("|{:-<36}|{:->11}:|{:->11}:|{:->7}:|\n", "", "", "", "");
}

// Builds both indexes below `folder`, prints how fast, and gives queries about the articles.
Queries compare_indexing(const Comparison& comparison, const fs::path& folder) {
  const fs::path ours = folder / "newsdex";
  const fs::path theirs = folder / "stock";
  Row megabytes{"indexing, MB of text a second", true, {}, {}};
  Row articles{"indexing, articles a second", true, {}, {}};
  Row size{"size of the index, MB", false, {}, {}};
  QueryMaker maker(kAskAboutEvery);
  UpdateReport report;
  for (unsigned round = 0; round < comparison.rounds; ++round) {
    fs::remove_all(ours);
    fs::remove_all(theirs);
    const double our_time =
        seconds_of([&] { report = update({.index = ours, .sources = comparison.sources}); });
    const double their_time = seconds_of([&] { maker = build_stock(comparison.sources, theirs); });
    const double text = static_cast<double>(report.text_bytes) / 1e6;
    const auto count = static_cast<double>(report.articles);
    megabytes.add(text / our_time, text / their_time);
    articles.add(count / our_time, count / their_time);
    size.add(megabytes_below(ours), megabytes_below(theirs));
  }
  Queries queries = maker.take(comparison.queries);
  fmt::print("{} articles, {:.1f} MB of text; {} queries of each kind; medians of {} rounds\n\n",
             report.articles, static_cast<double>(report.text_bytes) / 1e6, queries.keywords.size(),
             comparison.rounds);
  print_head();
  for (const Row& row : {megabytes, articles, size}) print(row);
  return queries;
}

// Milliseconds of each query.
template <class Search>
std::vector<double> latencies(const std::vector<std::string>& queries, Search&& search) {
  std::vector<double> times;
  for (const std::string& query : queries)
    times.push_back(1e3 * seconds_of([&] { search(query); }));
  return times;
}

void compare_searching(unsigned rounds, const fs::path& folder, const std::string& kind,
                       const std::vector<std::string>& queries) {
  Searcher newsdex({folder / "newsdex"});
  StockReader stock(folder / "stock");
  const auto ours = [&](const std::string& query) { static_cast<void>(newsdex.search(query)); };
  const auto theirs = [&](const std::string& query) { static_cast<void>(stock.search(query)); };
  latencies(queries, ours);  // warms both
  latencies(queries, theirs);
  Row p50{kind + ", p50 ms", false, {}, {}};
  Row p95{kind + ", p95 ms", false, {}, {}};
  for (unsigned round = 0; round < rounds; ++round) {
    const std::vector<double> our_times = latencies(queries, ours);
    const std::vector<double> their_times = latencies(queries, theirs);
    p50.add(percentile(our_times, 0.5), percentile(their_times, 0.5));
    p95.add(percentile(our_times, 0.95), percentile(their_times, 0.95));
  }
  print(p50);
  print(p95);
}

}  // namespace

void compare(const Comparison& comparison) {
  const test::TemporaryFolder folder;
  const Queries queries = compare_indexing(comparison, folder.path());
  if (queries.keywords.empty()) {
    throw Error(ErrorKind::kUsage, "the sources hold no article long enough to ask about");
  }
  const unsigned rounds = comparison.rounds;
  compare_searching(rounds, folder.path(), "keywords, ten passages", queries.keywords);
  compare_searching(rounds, folder.path(), "phrases, ten passages", queries.phrases);
}

}  // namespace newsdex::bench
