// From text to terms: the analyzer, passages, a whole document; bytes and articles a second.
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <newsdex/analyzer.hpp>

#include "bench/generated.hpp"
#include "common/passages.hpp"
#include "indexer/document.hpp"

namespace newsdex::bench {
namespace {

constexpr std::size_t kTextBytes = 1 << 20;
constexpr std::size_t kArticles = 400;

const char* language_of(Script script) {
  switch (script) {
    case Script::kAscii:
      return "en";
    case Script::kAccented:
      return "fr";
    case Script::kChinese:
      return "zh";
  }
  return "";
}

void bytes_per_second(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void analyze(benchmark::State& state, Script script) {
  const std::string text = Generator(script).text(kTextBytes);
  Analyzer analyzer(language_of(script));
  std::vector<Token> tokens;
  for (auto _ : state) {
    analyzer.analyze(text, tokens);
    benchmark::DoNotOptimize(tokens.data());
  }
  bytes_per_second(state, text.size());
  state.counters["words"] = static_cast<double>(tokens.size());
}

void passages(benchmark::State& state, Script script) {
  const std::string text = Generator(script).text(kTextBytes);
  Analyzer analyzer(language_of(script));
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  for (auto _ : state) benchmark::DoNotOptimize(split_passages(text, tokens));
  bytes_per_second(state, text.size());
}

void document(benchmark::State& state, Script script) {
  Generator generator(script);
  std::vector<Article> articles;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < kArticles; ++i) {
    articles.push_back(generator.article(i));
    bytes += articles.back().text.size();
  }
  DocumentBuilder builder;
  for (auto _ : state) {
    for (const Article& article : articles) benchmark::DoNotOptimize(builder.build(article));
  }
  bytes_per_second(state, bytes);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kArticles));
}

#define NEWSDEX_OF_EACH_SCRIPT(function)                                                   \
  BENCHMARK_CAPTURE(function, ascii, Script::kAscii)->Unit(benchmark::kMillisecond);       \
  BENCHMARK_CAPTURE(function, accented, Script::kAccented)->Unit(benchmark::kMillisecond); \
  BENCHMARK_CAPTURE(function, chinese, Script::kChinese)->Unit(benchmark::kMillisecond)

NEWSDEX_OF_EACH_SCRIPT(analyze);
NEWSDEX_OF_EACH_SCRIPT(passages);
NEWSDEX_OF_EACH_SCRIPT(document);

}  // namespace
}  // namespace newsdex::bench
