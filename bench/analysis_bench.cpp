// From text to terms: the analyzer, passages, a whole document; bytes and articles a second.
#include <numeric>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <newsdex/analyzer.hpp>

#include "bench/generated.hpp"
#include "bench/real.hpp"
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

std::vector<Article> generated_articles(Script script) {
  Generator generator(script);
  std::vector<Article> articles(kArticles);
  std::size_t ordinal = 0;
  for (Article& article : articles) article = generator.article(ordinal++);
  return articles;
}

void count_articles(benchmark::State& state, const std::vector<Article>& articles) {
  const std::size_t bytes = std::accumulate(
      articles.begin(), articles.end(), std::size_t{0},
      [](std::size_t sum, const Article& article) { return sum + article.text.size(); });
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(articles.size()));
}

void analyze(benchmark::State& state, Script script) {
  const std::string text = Generator(script).text(kTextBytes);
  Analyzer analyzer(language_of(script));
  std::vector<Token> tokens;
  for (auto _ : state) {
    analyzer.analyze(text, tokens);
    benchmark::DoNotOptimize(tokens.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void passages(benchmark::State& state, Script script) {
  const std::string text = Generator(script).text(kTextBytes);
  std::vector<Token> tokens;
  Analyzer analyzer(language_of(script));
  analyzer.analyze(text, tokens);
  for (auto _ : state) benchmark::DoNotOptimize(split_passages(text, tokens));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void documents_of(benchmark::State& state, const std::vector<Article>& articles) {
  DocumentBuilder builder;
  for (auto _ : state) {
    for (const Article& article : articles) benchmark::DoNotOptimize(builder.build(article));
  }
  count_articles(state, articles);
}

void document(benchmark::State& state, Script script) {
  documents_of(state, generated_articles(script));
}

void analyze_real(benchmark::State& state, const char* collection) {
  const std::vector<Article> articles = real_articles(collection);
  if (articles.empty()) return state.SkipWithError("it is not below NEWSDEX_DATA_DIR");
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  for (auto _ : state) {
    for (const Article& article : articles) analyzer.analyze(article.text, tokens);
  }
  count_articles(state, articles);
}

void document_real(benchmark::State& state, const char* collection) {
  const std::vector<Article> articles = real_articles(collection);
  if (articles.empty()) return state.SkipWithError("it is not below NEWSDEX_DATA_DIR");
  documents_of(state, articles);
}

#define NEWSDEX_BENCHMARK(function, name, argument) \
  BENCHMARK_CAPTURE(function, name, argument)->Unit(benchmark::kMillisecond)

NEWSDEX_BENCHMARK(analyze, ascii, Script::kAscii);
NEWSDEX_BENCHMARK(analyze, accented, Script::kAccented);
NEWSDEX_BENCHMARK(analyze, chinese, Script::kChinese);
NEWSDEX_BENCHMARK(analyze_real, bbc, "bbc-news");
NEWSDEX_BENCHMARK(analyze_real, reuters, "reuters21578");
NEWSDEX_BENCHMARK(passages, ascii, Script::kAscii);
NEWSDEX_BENCHMARK(passages, chinese, Script::kChinese);
NEWSDEX_BENCHMARK(document, ascii, Script::kAscii);
NEWSDEX_BENCHMARK(document, accented, Script::kAccented);
NEWSDEX_BENCHMARK(document, chinese, Script::kChinese);
NEWSDEX_BENCHMARK(document_real, bbc, "bbc-news");

}  // namespace
}  // namespace newsdex::bench
