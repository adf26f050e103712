// newsdex-index-peers: indexing by newsdex beside other engines, a corpus that grows, and the size
// of an index (bench/README.md).
#include <iostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "bench/machine.hpp"
#include "bench/peers/indexing/engine.hpp"
#include "bench/peers/indexing/grow.hpp"
#include "bench/peers/indexing/json_lines.hpp"
#include "bench/peers/indexing/side_by_side.hpp"
#include "bench/peers/indexing/size.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

struct Commands {
  CLI::App app{"Indexing, beside other engines"};
  SideBySide comparison;
  fs::path file;  // what each command but `compare` reads or writes
  fs::path index;
  std::string engine;
  std::uint64_t articles = 0;
};

void add_compare(Commands& commands) {
  CLI::App* compare = commands.app.add_subcommand("compare", "index the same articles by all");
  compare->add_option("--rounds", commands.comparison.rounds, "how often each is measured")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  compare->add_option("--only", commands.comparison.only, "engines, separated by commas")
      ->delimiter(',')
      ->allow_extra_args(false);
  compare->add_option("SOURCE", commands.comparison.sources, "files and folders of articles")
      ->required()
      ->check(CLI::ExistingPath);
}

void add_others(Commands& commands) {
  CLI::App* size = commands.app.add_subcommand("size", "an index's tables beside stock Xapian's");
  size->add_option("INDEX", commands.index, "an index folder")
      ->required()
      ->check(CLI::ExistingDirectory);

  CLI::App* grow = commands.app.add_subcommand("grow", "write a larger corpus to stdout");
  grow->add_option("--articles", commands.articles, "how many")
      ->required()
      ->check(CLI::PositiveNumber);
  grow->add_option("FILE", commands.file, "JSON Lines, compressed or not")
      ->required()
      ->check(CLI::ExistingFile);

  CLI::App* dump = commands.app.add_subcommand("dump", "write articles as the engines read them");
  // A new file alone: of `dump *.sgm` the first source would be lost.
  dump->add_option("FILE", commands.file, "to be written, new")
      ->required()
      ->check(CLI::NonexistentPath);
  dump->add_option("SOURCE", commands.comparison.sources, "files and folders of articles")
      ->required()
      ->check(CLI::ExistingPath);

  CLI::App* build = commands.app.add_subcommand("build", "what `compare` runs for one engine");
  build->add_option("ENGINE", commands.engine)->required();
  build->add_option("FILE", commands.file, "JSON Lines")->required()->check(CLI::ExistingFile);
  build->add_option("INDEX", commands.index, "a new folder")->required();
}

void print_header(int argc, char** argv) {
  for (const auto& [name, value] : describe_run(argc, argv)) {
    fmt::print("{:<18} {}\n", name + ":", value);
  }
}

void run(Commands& commands, int argc, char** argv) {
  const std::string name = commands.app.get_subcommands().front()->get_name();
  if (name == "compare") {
    print_header(argc, argv);
    commands.comparison.program = fs::read_symlink("/proc/self/exe");
    index_side_by_side(commands.comparison);
  } else if (name == "size") {
    print_header(argc, argv);
    compare_size(commands.index);
  } else if (name == "grow") {
    const Grown grown = grow(commands.file, commands.articles, std::cout);
    fmt::print(stderr, "{} articles, {:.1f} MB of titles and texts, {} different words\n",
               grown.articles, static_cast<double>(grown.text_bytes) / 1e6, grown.words);
  } else if (name == "dump") {
    write_json_lines(commands.comparison.sources, commands.file);
  } else {
    const BuildReport report = build_here(commands.engine, commands.file, commands.index);
    fmt::print("{} {:.6f}\n", report.articles, report.seconds);
  }
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  using namespace newsdex::bench;
  if (refuse_debug_build()) return 2;
  Commands commands;
  commands.app.require_subcommand(1);
  add_compare(commands);
  add_others(commands);
  CLI11_PARSE(commands.app, argc, argv);
  try {
    run(commands, argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "newsdex-index-peers: " << error.what() << "\n";
    return 2;
  }
}
