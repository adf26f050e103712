#include "bench/peers/indexing/side_by_side.hpp"

#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <newsdex/error.hpp>

#include "bench/peers/indexing/engine.hpp"
#include "bench/peers/indexing/json_lines.hpp"
#include "bench/peers/measure.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

// What the rounds of one engine gave.
struct Measured {
  Engine engine;
  std::vector<double> seconds;
  std::vector<double> cpu_seconds;
  std::vector<double> index_mb;
  std::vector<double> peak_mb;
};

std::vector<Measured> chosen_engines(const std::vector<std::string>& only) {
  std::vector<Measured> chosen;
  std::vector<std::string> unknown = only;
  for (Engine& engine : engines()) {
    std::erase(unknown, engine.name);
    if (only.empty() || std::ranges::find(only, engine.name) != only.end()) {
      chosen.push_back({.engine = std::move(engine)});
    }
  }
  if (unknown.empty()) return chosen;
  throw Error(ErrorKind::kUsage, fmt::format("no engine is called {}", unknown.front()));
}

// Names every engine, also those that are not here: nobody should take a table without one for a
// comparison with it. Keeps those that are.
std::vector<Measured> present_engines(std::vector<Measured> chosen) {
  for (const Measured& measured : chosen) {
    const Engine& engine = measured.engine;
    fmt::print("{:<18} {}\n", engine.name + ":",
               engine.available ? engine.about : "NOT MEASURED, needs " + engine.packages);
  }
  std::erase_if(chosen, [](const Measured& measured) { return !measured.engine.available; });
  return chosen;
}

fs::path input_of(const SideBySide& comparison, const fs::path& folder) {
  const std::vector<fs::path>& sources = comparison.sources;
  if (sources.size() == 1 && sources.front().extension() == ".jsonl") {
    return fs::canonical(sources.front());
  }
  const fs::path file = folder / "articles.jsonl";
  std::vector<std::string> command{comparison.program.string(), "dump", file.string()};
  for (const fs::path& source : sources) command.push_back(source.string());
  static_cast<void>(run_child(command));  // what it had in memory would count as the engines'
  return file;
}

double megabytes_below(const fs::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes) / 1e6;
}

void warn_of_memory_disk(const fs::path& folder) {
  struct statfs system {};
  if (statfs(folder.c_str(), &system) == 0 && system.f_type == TMPFS_MAGIC) {
    fmt::print("warning: {} is in memory, where a sync costs nothing; set TMPDIR to a disk\n",
               folder.parent_path().string());
  }
}

void run_once(Measured& measured, const Workbench& bench, std::uint64_t articles) {
  const Engine& engine = measured.engine;
  const fs::path index = bench.scratch / "index";
  fs::remove_all(index);
  sync();  // what is still to be written would be written in this engine's time
  const ChildRun run = run_child(engine.command(bench, index));
  const BuildReport report = engine.report(run);
  if (report.articles != articles) {
    fmt::print("  note: {} indexed {} of {} articles\n", engine.name, report.articles, articles);
  }
  measured.seconds.push_back(report.seconds);
  measured.cpu_seconds.push_back(run.cpu_seconds);
  measured.index_mb.push_back(megabytes_below(index));
  measured.peak_mb.push_back(run.peak_mb);
  fmt::print("  {:<18} {:>9.2f} s\n", engine.name, report.seconds);
  std::fflush(stdout);
  fs::remove_all(index);
}

const Measured* newsdex_of(const std::vector<Measured>& all) {
  const auto found = std::ranges::find_if(
      all, [](const Measured& measured) { return measured.engine.name == kNewsdex; });
  return found == all.end() ? nullptr : &*found;
}

// How many times as fast newsdex is; "" where it was not measured.
std::string times(const Measured* newsdex, const Measured& measured) {
  return newsdex == nullptr
             ? ""
             : fmt::format("{:.2f}", median(measured.seconds) / median(newsdex->seconds));
}

void print_table(const std::vector<Measured>& all, const Extent& extent) {
  fmt::print("\n| {:<18} | {:>7} | {:>10} | {:>8} | {:>8} | {:>12} | {:>8} | {:>6} |\n", "engine",
             "MB/s", "articles/s", "CPU s", "index MB", "bytes a byte", "peak MB", "times");
  fmt::print("|{:-<20}|{:->8}:|{:->11}:|{:->9}:|{:->9}:|{:->13}:|{:->9}:|{:->7}:|\n", "", "", "",
             "", "", "", "", "");
  const Measured* newsdex = newsdex_of(all);
  const double text_mb = static_cast<double>(extent.text_bytes) / 1e6;
  for (const Measured& measured : all) {
    const double seconds = median(measured.seconds);
    const double index_mb = median(measured.index_mb);
    fmt::print(
        "| {:<18} | {:>7.2f} | {:>10.0f} | {:>8.1f} | {:>8.1f} | {:>12.2f} | {:>8.0f} | "
        "{:>6} |\n",
        measured.engine.name, text_mb / seconds, static_cast<double>(extent.articles) / seconds,
        median(measured.cpu_seconds), index_mb, index_mb / text_mb, median(measured.peak_mb),
        times(newsdex, measured));
  }
}

void print_verdict(const std::vector<Measured>& all) {
  const Measured* newsdex = newsdex_of(all);
  const Measured* fastest = nullptr;
  for (const Measured& measured : all) {
    if (&measured == newsdex) continue;
    if (fastest == nullptr || median(measured.seconds) < median(fastest->seconds)) {
      fastest = &measured;
    }
  }
  if (newsdex == nullptr || fastest == nullptr) return;
  fmt::print("\nnewsdex is {} times as fast as the fastest peer, {}.\n", times(newsdex, *fastest),
             fastest->engine.name);
}

}  // namespace

void index_side_by_side(const SideBySide& comparison) {
  const test::TemporaryFolder folder;
  std::vector<Measured> all = present_engines(chosen_engines(comparison.only));
  const Workbench bench{comparison.program, input_of(comparison, folder.path()), folder.path()};
  const Extent extent = extent_of(bench.input);
  warn_of_memory_disk(folder.path());
  if (extent.articles == 0) throw Error(ErrorKind::kUsage, "the sources hold no article");
  fmt::print(
      "\n{} articles, {:.1f} MB of titles and texts in {:.1f} MB of JSON Lines; medians of "
      "{} rounds\n\n",
      extent.articles, static_cast<double>(extent.text_bytes) / 1e6,
      static_cast<double>(fs::file_size(bench.input)) / 1e6, comparison.rounds);
  for (const Measured& measured : all) {
    if (measured.engine.prepare) measured.engine.prepare(bench);
  }
  for (unsigned round = 1; round <= comparison.rounds; ++round) {
    fmt::print("round {}\n", round);
    for (Measured& measured : all) run_once(measured, bench, extent.articles);
  }
  print_table(all, extent);
  print_verdict(all);
}

}  // namespace newsdex::bench
