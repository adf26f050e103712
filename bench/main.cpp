// newsdex-bench: the hot paths, one by one (bench/README.md). Takes Google Benchmark's options.
#include <string>

#include <benchmark/benchmark.h>

#include "bench/machine.hpp"

int main(int argc, char** argv) {
  if (newsdex::bench::refuse_debug_build()) return 2;
  for (const auto& [name, value] : newsdex::bench::describe_run(argc, argv)) {
    benchmark::AddCustomContext(name, value);
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
