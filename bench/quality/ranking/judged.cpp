// Judged collections: each engine's measures, and the means over the collections.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>

#include <fmt/format.h>
#include <newsdex/error.hpp>

#include "bench/quality/ranking/engine.hpp"
#include "bench/quality/ranking/measures.hpp"
#include "bench/quality/ranking/report.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDepth = 1000;  // as TREC's runs
constexpr const char* kNewsdex = "newsdex";

// Constants were tuned by the questions in odd places, the first among them.
struct Halves {
  double all = 0;
  double tuned = 0;
  double other = 0;
};

Halves ndcg_of(const std::vector<Measures>& measured) {
  std::vector<Measures> halves[2];
  for (std::size_t i = 0; i < measured.size(); ++i) halves[i % 2].push_back(measured[i]);
  return {mean(measured).ndcg_10, mean(halves[0]).ndcg_10, mean(halves[1]).ndcg_10};
}

std::vector<double> ndcg_each(const std::vector<Measures>& measured) {
  std::vector<double> each;
  for (const Measures& m : measured) each.push_back(m.ndcg_10);
  return each;
}

void print_row(const std::string& engine, const Measures& m, const Halves& halves,
               const std::string& p) {
  fmt::print("| {:<16} | {:.4f} | {:.4f} | {:.4f} | {:.4f} | {:.4f} | {:.4f} | {:.4f} | {:>6} |\n",
             engine, m.average_precision, m.ndcg_10, halves.tuned, halves.other, m.precision_10,
             m.reciprocal_rank, m.recall_100, p);
  std::fflush(stdout);
}

std::string file_name(const std::string& collection, std::string engine) {
  std::ranges::replace(engine, ' ', '-');
  return fmt::format("{}.{}.run", collection, engine);
}

class Report {
 public:
  explicit Report(const JudgedOptions& options)
      : options_(options), baselines_(options.alone ? std::vector<EngineKind>() : baselines()) {
    for (const EngineKind& kind : baselines_) fmt::print("{}: {}\n", kind.name, kind.about);
    fmt::print("p: of nDCG10 beside newsdex's, randomisation test, two-sided\n\n");
  }

  void add(const Collection& collection) {
    fmt::print("{}: {} documents, {} questions\n\n", collection.name, collection.documents.size(),
               collection.questions.size());
    fmt::print(
        "| {:<16} | MAP    | nDCG10 | tuned  | other  | P@10   | MRR    | R@100  | p      |\n"
        "|{:-<18}|-------:|-------:|-------:|-------:|-------:|-------:|-------:|-------:|\n",
        "engine", "");
    const test::TemporaryFolder folder;
    NewsdexEngine newsdex(collection.documents, folder.path() / kNewsdex);
    score(collection, kNewsdex, newsdex.answer(collection.questions, kDepth));
    read_runs(collection);
    for (const EngineKind& kind : baselines_) {
      const auto engine = kind.make(collection.documents, folder.path() / kind.name);
      score(collection, kind.name, engine->answer(collection.questions, kDepth));
    }
    fmt::print("\n");
    ++collections_;
  }

  void print_means() const {
    fmt::print(
        "mean nDCG10 of {} collections\n\n| {:<16} | all    | tuned  | other  |\n"
        "|{:-<18}|-------:|-------:|-------:|\n",
        collections_, "engine", "");
    for (const auto& [engine, sum] : sums_) {
      const double n = collections_;
      fmt::print("| {:<16} | {:.4f} | {:.4f} | {:.4f} |\n", engine, sum.all / n, sum.tuned / n,
                 sum.other / n);
    }
  }

 private:
  // newsdex comes first: the others are compared with it.
  void score(const Collection& collection, const std::string& engine, const Run& run) {
    const auto measured = measure_all(run, collection.questions, collection.judgements);
    const Halves halves = ndcg_of(measured);
    const bool is_newsdex = engine == kNewsdex;
    if (is_newsdex) newsdex_ = ndcg_each(measured);
    print_row(engine, mean(measured), halves,
              is_newsdex ? "-" : fmt::format("{:.4f}", chance(newsdex_, ndcg_each(measured))));
    Halves& sum = sum_of(engine);
    sum.all += halves.all;
    sum.tuned += halves.tuned;
    sum.other += halves.other;
    if (!options_.write_runs.empty()) {
      fs::create_directories(options_.write_runs);
      std::ofstream out(options_.write_runs / file_name(collection.name, engine));
      write_run(run, file_name("", engine), out);
    }
  }

  Halves& sum_of(const std::string& engine) {
    const auto found = std::ranges::find(sums_, engine, &std::pair<std::string, Halves>::first);
    if (found != sums_.end()) return found->second;
    return sums_.emplace_back(engine, Halves{}).second;
  }

  // Runs of others, or of an earlier newsdex.
  void read_runs(const Collection& collection) {
    if (options_.read_runs.empty()) return;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(options_.read_runs)) {
      if (entry.path().filename().string().starts_with(collection.name + ".")) {
        files.push_back(entry.path());
      }
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) {
      std::ifstream in(file);
      const std::string engine = file.stem().extension().string().substr(1);
      score(collection, "run " + engine, read_run(in));
    }
  }

  const JudgedOptions& options_;
  std::vector<EngineKind> baselines_;
  std::vector<double> newsdex_;  // nDCG@10 of each question of the collection at hand
  std::vector<std::pair<std::string, Halves>> sums_;
  int collections_ = 0;
};

}  // namespace

void report_judged(const JudgedOptions& options) {
  if (options.folders.empty() && options.topics.empty()) {
    throw Error(ErrorKind::kUsage, "name a collection's folder, or TREC's parts");
  }
  Report report(options);
  for (const fs::path& folder : options.folders) report.add(read_collection(folder));
  if (!options.topics.empty()) {
    report.add(trec_collection(options.documents, options.topics, options.judgements));
  }
  report.print_means();
}

}  // namespace newsdex::bench
