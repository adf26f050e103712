// A first build of an index through update(), from files to a published generation, and an update
// that finds nothing to do; bytes of text and articles a second.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <newsdex/indexer.hpp>

#include "bench/generated.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

void first_build_of(benchmark::State& state, const fs::path& source) {
  UpdateReport report;
  for (auto _ : state) {
    const test::TemporaryFolder folder;
    report = update({.index = folder.path() / "index", .sources = {source}});
  }
  const auto runs = static_cast<std::int64_t>(state.iterations());
  state.SetBytesProcessed(runs * static_cast<std::int64_t>(report.text_bytes));
  state.SetItemsProcessed(runs * static_cast<std::int64_t>(report.articles_added));
  state.counters["articles"] = static_cast<double>(report.articles_added);
}

void first_build_generated(benchmark::State& state, Script script) {
  const test::TemporaryFolder folder;
  const auto articles = static_cast<std::size_t>(state.range(0));
  first_build_of(state, folder.write("articles.jsonl", generated_json_lines(script, articles)));
}

void first_build_real(benchmark::State& state, const char* collection) {
  if (!test::have_data(collection)) {
    state.SkipWithError("the collection is not below NEWSDEX_DATA_DIR");
    return;
  }
  first_build_of(state, test::data_dir() / collection);
}

void update_without_changes(benchmark::State& state) {
  const test::TemporaryFolder folder;
  const auto files = static_cast<std::size_t>(state.range(0));
  Generator generator(Script::kAscii);
  for (std::size_t i = 0; i < files; ++i) {
    const Article article = generator.article(i);
    folder.write("news/" + article.docno + ".txt", article.title + "\n\n" + article.text);
  }
  const UpdateOptions options{.index = folder.path() / "index",
                              .sources = {folder.path() / "news"}};
  update(options);
  for (auto _ : state) benchmark::DoNotOptimize(update(options));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(files));
}

void slow(benchmark::internal::Benchmark* benchmark) {
  benchmark->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
}

BENCHMARK_CAPTURE(first_build_generated, ascii, Script::kAscii)->Arg(2000)->Apply(slow);
BENCHMARK_CAPTURE(first_build_generated, accented, Script::kAccented)->Arg(2000)->Apply(slow);
BENCHMARK_CAPTURE(first_build_generated, chinese, Script::kChinese)->Arg(2000)->Apply(slow);
BENCHMARK_CAPTURE(first_build_real, bbc, "bbc-news")->Apply(slow);
BENCHMARK_CAPTURE(first_build_real, reuters, "reuters21578")->Apply(slow);
BENCHMARK(update_without_changes)->Arg(2000)->Apply(slow);

}  // namespace
}  // namespace newsdex::bench
