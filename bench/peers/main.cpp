// newsdex-peers SOURCE...: newsdex beside stock Xapian on the same articles (bench/README.md).
#include <iostream>

#include <CLI/CLI.hpp>

#include "bench/machine.hpp"
#include "bench/peers/compare.hpp"

int main(int argc, char** argv) {
  if (newsdex::bench::refuse_debug_build()) return 2;
  newsdex::bench::Comparison comparison;
  CLI::App app("newsdex beside stock Xapian");
  app.add_option("--rounds", comparison.rounds, "how often each side is measured")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--queries", comparison.queries, "at most how many of each kind")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("SOURCE", comparison.sources, "files and folders of articles")
      ->required()
      ->check(CLI::ExistingPath);
  CLI11_PARSE(app, argc, argv);

  newsdex::bench::print_run(argc, argv);
  try {
    compare(comparison);
  } catch (const std::exception& error) {
    std::cerr << "newsdex-peers: " << error.what() << "\n";
    return 2;
  }
}
