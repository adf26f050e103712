// Known items: how often each engine puts the one right answer first.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "bench/quality/ranking/engine.hpp"
#include "bench/quality/ranking/known_item.hpp"
#include "bench/quality/ranking/measures.hpp"
#include "bench/quality/ranking/report.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::bench {
namespace {

constexpr std::size_t kDepth = 100;
constexpr std::size_t kMostReadings = 6;

class Table {
 public:
  explicit Table(const std::vector<KnownItems>& all) : all_(all), newsdex_(all.size()) {
    fmt::print(
        "| {:<16} | {:<9} | MRR    | first  | in ten | p      |\n"
        "|{:-<18}|-----------|-------:|-------:|-------:|-------:|\n",
        "engine", "items", "");
  }

  // Of newsdex first, with which the others are compared.
  void add(const std::string& engine, std::size_t which, const Run& run) {
    const KnownItems& items = all_[which];
    std::vector<double> ranks;
    double sum = 0;
    double first = 0;
    double ten = 0;
    for (const Measures& m : measure_all(run, items.questions, items.right)) {
      ranks.push_back(m.reciprocal_rank);
      sum += m.reciprocal_rank;
      first += m.reciprocal_rank >= 1 ? 1 : 0;
      ten += m.reciprocal_rank >= 0.1 ? 1 : 0;
    }
    const bool is_newsdex = newsdex_[which].empty();
    const std::string p = is_newsdex ? "-" : fmt::format("{:.4f}", chance(newsdex_[which], ranks));
    const auto count = static_cast<double>(items.questions.size());
    fmt::print("| {:<16} | {:<9} | {:.4f} | {:.4f} | {:.4f} | {:>6} |\n", engine, items.name,
               sum / count, first / count, ten / count, p);
    std::fflush(stdout);
    if (is_newsdex) newsdex_[which] = std::move(ranks);
  }

 private:
  const std::vector<KnownItems>& all_;
  std::vector<std::vector<double>> newsdex_;  // reciprocal ranks
};

// The articles as all engines are given them. A reader leaves lines that another reading may join,
// and passages are cut by lines: the articles are written and read until that changes nothing, so
// that every engine has the same passages.
std::vector<Document> settled_articles(const std::vector<std::filesystem::path>& sources) {
  std::vector<Document> articles = read_articles(sources);
  const test::TemporaryFolder folder;
  const std::filesystem::path written = folder.path() / "articles.jsonl";
  for (std::size_t i = 0; i < kMostReadings; ++i) {
    write_documents(articles, written);
    std::vector<Document> again = read_articles({written});
    const bool same = std::ranges::equal(articles, again, {}, &Document::text, &Document::text);
    articles = std::move(again);
    if (same) return articles;
  }
  throw std::runtime_error("an article's text changes whenever it is written and read again");
}

}  // namespace

void report_known(const KnownOptions& options) {
  const std::vector<Document> articles = settled_articles(options.sources);
  const KnownItemMaker maker(articles);
  const std::vector<KnownItems> all = {maker.headlines(options.questions, options.seed),
                                       maker.words(options.questions, options.seed),
                                       maker.quotations(options.questions, options.seed)};
  fmt::print("{} articles, {} passages; {} headlines, {} of six words, {} quotations\n\n",
             articles.size(), maker.passages().size(), all[0].questions.size(),
             all[1].questions.size(), all[2].questions.size());
  const test::TemporaryFolder folder;
  Table table(all);
  {
    NewsdexEngine newsdex(articles, folder.path() / "newsdex");
    table.add("newsdex", 0, newsdex.answer(all[0].questions, kDepth));
    table.add("newsdex", 1, newsdex.passages(all[1].questions, kDepth));
    table.add("newsdex", 2, newsdex.passages(all[2].questions, kDepth));
  }
  if (options.alone) return;
  for (const EngineKind& kind : baselines()) {
    table.add(kind.name, 0,
              kind.make(articles, folder.path() / (kind.name + " articles"))
                  ->answer(all[0].questions, kDepth));
    const auto passages = kind.make(maker.passages(), folder.path() / (kind.name + " passages"));
    table.add(kind.name, 1, passages->answer(all[1].questions, kDepth));
    table.add(kind.name, 2, passages->answer(all[2].questions, kDepth));
  }
}

}  // namespace newsdex::bench
