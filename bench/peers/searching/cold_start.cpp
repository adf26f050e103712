#include "bench/peers/searching/cold_start.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include <fmt/format.h>

#include "bench/peers/indexing/child.hpp"
#include "bench/peers/measure.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

// Makes the next reader wait for the disk; says how. Asking for all needs to be root; else the
// index's own files are asked for, and programs and libraries stay.
std::string empty_page_cache(const fs::path& index) {
  sync();
  {
    std::ofstream all("/proc/sys/vm/drop_caches");
    if (all << 3 << std::flush) return "all of the page cache dropped";
  }
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    const int file = open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) continue;
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
  }
  return "the index's files dropped from the page cache";
}

struct Times {
  std::vector<double> wall;
  std::vector<double> cpu;
};

void add_run(Times& times, const ColdStart& options, const std::string& query) {
  const ChildRun run =
      run_child({options.program, "--json", "--index", options.index.string(), "--", query});
  times.wall.push_back(1e3 * run.wall_seconds);
  times.cpu.push_back(1e3 * run.cpu_seconds);
}

std::string cells(const Times& times) {
  return fmt::format("{:>9.2f} | {:>9.2f} | {:>9.2f}", median(times.wall),
                     percentile(times.wall, 0.95), median(times.cpu));
}

}  // namespace

void time_starts(const ColdStart& options) {
  fmt::print("milliseconds of the whole process: p50, p95 of the clock, p50 of the processor\n");
  fmt::print("warm: {} runs after one; cold: {} runs, each with {}\n\n", options.runs,
             options.cold_runs, empty_page_cache(options.index));
  fmt::print("| {:<30} | {:>9} | {:>9} | {:>9} | {:>9} | {:>9} | {:>9} |\n", "query", "warm", "p95",
             "CPU", "cold", "p95", "CPU");
  fmt::print("|{:-<32}|", "");
  for (int i = 0; i < 6; ++i) fmt::print("{:->10}:|", "");
  fmt::print("\n");
  for (const std::string& query : options.queries) {
    Times warm;
    Times cold;
    for (unsigned run = 0; run < options.cold_runs; ++run) {
      empty_page_cache(options.index);
      add_run(cold, options, query);
    }
    for (unsigned run = 0; run < options.runs; ++run) add_run(warm, options, query);
    fmt::print("| {:<30} | {} | {} |\n", query, cells(warm), cells(cold));
    std::fflush(stdout);
  }
}

}  // namespace newsdex::bench
