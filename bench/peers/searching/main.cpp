// newsdex-search-peers operators|classes|start|plot …: how long searches take, beside other engines
// (bench/README.md).
#include <fstream>
#include <iostream>
#include <map>

#include <CLI/CLI.hpp>
#include <newsdex/error.hpp>

#include "bench/machine.hpp"
#include "bench/peers/searching/by_class.hpp"
#include "bench/peers/searching/by_operator.hpp"
#include "bench/peers/searching/cold_start.hpp"
#include "bench/peers/searching/growth_plot.hpp"

namespace newsdex::bench {
namespace {

struct Commands {
  CLI::App app{"How long searches take, beside other engines"};
  ByOperator by_operator;
  ByClass by_class;
  ColdStart start;
  std::vector<std::filesystem::path> runs;
};

constexpr const char* kIndexes = "a folder to keep indexes in, and to find them the next time";

void add_operators(Commands& commands) {
  ByOperator& options = commands.by_operator;
  CLI::App* operators =
      commands.app.add_subcommand("operators", "by operator, beside FTS5 and stock Xapian");
  operators->add_option("--rounds", options.rounds, "how often each is measured")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  operators->add_option("--queries", options.queries, "at most how many of an operator")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  operators->add_option("--indexes", options.indexes, kIndexes);
  operators->add_option("SOURCE", options.sources, "files and folders of articles")
      ->required()
      ->check(CLI::ExistingPath);
}

void add_classes(Commands& commands) {
  ByClass& options = commands.by_class;
  CLI::App* classes = commands.app.add_subcommand(
      "classes", "by class of query, with text and without, beside Lucene, FTS5 and stock Xapian");
  classes->add_option("--rounds", options.rounds, "how often the engines take turns")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  classes->add_option("--passes", options.passes, "how often each query is asked in a round")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  classes->add_option("--seed", options.seed, "of the queries")->capture_default_str();
  classes
      ->add_option("--clock", options.clock,
                   "wall, or processor: of the asking thread, for a machine that others use too")
      ->transform(CLI::CheckedTransformer(std::map<std::string, Clock>{
          {name_of(Clock::kWall), Clock::kWall}, {name_of(Clock::kProcessor), Clock::kProcessor}}));
  classes
      ->add_option("--queries-from", options.queries_from,
                   "JSON Lines to draw the queries from, in place of the sources")
      ->check(CLI::ExistingFile);
  classes->add_option("--only", options.only, "engines to measure")->delimiter(',');
  classes->add_option("--seconds", options.seconds, "for each number of threads")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  classes->add_option("--indexes", options.indexes, kIndexes);
  classes->add_option("SOURCE", options.sources, "files and folders of articles")
      ->required()
      ->check(CLI::ExistingPath);
}

void add_start_and_plot(Commands& commands) {
  ColdStart& options = commands.start;
  CLI::App* start =
      commands.app.add_subcommand("start", "the whole process of news-search, warm and cold");
  start->add_option("--program", options.program)->capture_default_str();
  start->add_option("--runs", options.runs, "with a warm page cache")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  start->add_option("--cold-runs", options.cold_runs, "with an empty one")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  start->add_option("INDEX", options.index)->required()->check(CLI::ExistingDirectory);
  start->add_option("QUERY", options.queries)->required();

  CLI::App* plot =
      commands.app.add_subcommand("plot", "an SVG of runs of `classes` over archives that grow");
  plot->add_option("RUN", commands.runs, "what `classes` printed")
      ->required()
      ->check(CLI::ExistingFile);
}

void plot(const std::vector<std::filesystem::path>& runs) {
  std::vector<GrowthPoint> points;
  for (const std::filesystem::path& run : runs) {
    std::ifstream in(run);
    const std::vector<GrowthPoint> more = read_growth(in);
    points.insert(points.end(), more.begin(), more.end());
  }
  plot_growth(points, std::cout);
}

void run(Commands& commands, int argc, char** argv) {
  const std::string name = commands.app.get_subcommands().front()->get_name();
  if (name == "plot") return plot(commands.runs);
  print_run(argc, argv);
  if (name == "operators") {
    compare_by_operator(commands.by_operator);
  } else if (name == "classes") {
    compare_by_class(commands.by_class);
  } else {
    time_starts(commands.start);
  }
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  using namespace newsdex::bench;
  if (refuse_debug_build()) return 2;
  Commands commands;
  commands.app.require_subcommand(1);
  add_operators(commands);
  add_classes(commands);
  add_start_and_plot(commands);
  CLI11_PARSE(commands.app, argc, argv);
  try {
    run(commands, argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "newsdex-search-peers: " << error.what() << "\n";
    return 2;
  }
}
