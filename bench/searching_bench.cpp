// From a query to passages on an index of 5,000 generated articles: parsing, a search of each kind,
// and a search by a program that has just started.
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <newsdex/indexer.hpp>
#include <newsdex/searcher.hpp>

#include "bench/generated.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::bench {
namespace {

constexpr std::size_t kArticles = 5000;

// The index, made once and kept to the program's end.
const std::filesystem::path& index_folder() {
  static const test::TemporaryFolder folder;
  static const std::filesystem::path index = [] {
    UpdateOptions options{.index = folder.path() / "index"};
    options.sources = {
        folder.write("articles.jsonl", generated_json_lines(Script::kAscii, kArticles))};
    update(options);
    return options.index;
  }();
  return index;
}

// Queries as people type them, of common, middling and rare words in turn.
std::vector<std::string> queries(const char* kind) {
  const Generator words(Script::kAscii);
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < 40; ++i) {
    const std::string& common = words.word(5 + i);
    const std::string& middling = words.word(200 + 17 * i);
    const std::string& rare = words.word(5000 + 131 * i);
    const std::map<std::string, std::string> of_kind = {
        {"word", middling},
        {"keywords", middling + " " + rare + " " + common},
        {"phrase", "\"" + words.word(i % 4) + " " + common + "\""},
        {"boolean",
         "(" + common + " OR " + rare + ") AND " + middling + " NOT " + words.word(900 + i)},
        {"dates", common + " date:2000-03..2000-05"},
    };
    queries.push_back(of_kind.at(kind));
  }
  return queries;
}

void parse(benchmark::State& state, const char* kind) {
  const std::vector<std::string> typed = queries(kind);
  std::size_t next = 0;
  for (auto _ : state) benchmark::DoNotOptimize(parse_query(typed[next++ % typed.size()]));
  state.SetItemsProcessed(state.iterations());
}

void search(benchmark::State& state, const char* kind, const SearchOptions& options) {
  const std::vector<std::string> typed = queries(kind);
  Searcher searcher({index_folder()});
  std::size_t next = 0;
  std::size_t hits = 0;
  for (auto _ : state) hits += searcher.search(typed[next++ % typed.size()], options).hits.size();
  state.SetItemsProcessed(state.iterations());
  state.counters["hits"] =
      benchmark::Counter(static_cast<double>(hits), benchmark::Counter::kAvgIterations);
}

void open_and_search(benchmark::State& state) {
  const std::vector<std::string> typed = queries("keywords");
  index_folder();
  std::size_t next = 0;
  for (auto _ : state) {
    Searcher searcher({index_folder()});
    benchmark::DoNotOptimize(searcher.search(typed[next++ % typed.size()]));
  }
}

BENCHMARK_CAPTURE(parse, word, "word");
BENCHMARK_CAPTURE(parse, keywords, "keywords");
BENCHMARK_CAPTURE(parse, phrase, "phrase");
BENCHMARK_CAPTURE(parse, boolean, "boolean");

const SearchOptions kTop10{};
// What passages cost is the difference to these, which rank articles as well but show one.
const SearchOptions kTop1{.limit = 1};
const SearchOptions kNewest{.sort = Sort::kNewest};
const SearchOptions kThreePassages{.per_article = 3};

BENCHMARK_CAPTURE(search, word_top10, "word", kTop10)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, keywords_top10, "keywords", kTop10)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, keywords_top1, "keywords", kTop1)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, keywords_newest, "keywords", kNewest)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, keywords_3_passages, "keywords", kThreePassages)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, phrase_top10, "phrase", kTop10)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, boolean_top10, "boolean", kTop10)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(search, dates_top10, "dates", kTop10)->Unit(benchmark::kMicrosecond);
BENCHMARK(open_and_search)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace newsdex::bench
