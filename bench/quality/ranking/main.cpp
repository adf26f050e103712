// newsdex-quality judged|known …: how good newsdex's ranking is, beside other engines
// (bench/README.md).
#include <iostream>

#include <CLI/CLI.hpp>

#include "bench/machine.hpp"
#include "bench/quality/ranking/report.hpp"

namespace newsdex::bench {
namespace {

CLI::App* add_judged(CLI::App& app, JudgedOptions& options) {
  CLI::App* judged = app.add_subcommand("judged", "collections with judgements");
  judged->add_option("FOLDER", options.folders, "TIME, Cranfield, CISI, and their like")
      ->check(CLI::ExistingDirectory);
  CLI::Option* documents =
      judged->add_option("--documents", options.documents, "TREC: files of documents")
          ->check(CLI::ExistingPath);
  CLI::Option* qrels = judged->add_option("--qrels", options.judgements, "TREC: judgements")
                           ->check(CLI::ExistingFile);
  judged->add_option("--topics", options.topics, "TREC: topics")
      ->check(CLI::ExistingFile)
      ->needs(documents, qrels);
  judged->add_flag("--alone", options.alone, "without the other engines");
  judged->add_option("--write-runs", options.write_runs, "a folder for all runs, in TREC's form");
  judged->add_option("--read-runs", options.read_runs, "a folder of runs to be scored beside")
      ->check(CLI::ExistingDirectory);
  return judged;
}

CLI::App* add_known(CLI::App& app, KnownOptions& options) {
  CLI::App* known = app.add_subcommand("known", "questions made of what is to be found");
  known->add_option("SOURCE", options.sources, "files and folders of articles")
      ->required()
      ->check(CLI::ExistingPath);
  known->add_option("--questions", options.questions, "of a kind")->capture_default_str();
  known->add_option("--seed", options.seed)->capture_default_str();
  known->add_flag("--alone", options.alone, "without the other engines");
  return known;
}

int run(int argc, char** argv) {
  JudgedOptions judged_options;
  KnownOptions known_options;
  CLI::App app("How good newsdex's ranking is");
  app.require_subcommand(1);
  const CLI::App* judged = add_judged(app, judged_options);
  add_known(app, known_options);
  CLI11_PARSE(app, argc, argv);
  print_run(argc, argv);
  if (judged->parsed()) {
    report_judged(judged_options);
  } else {
    report_known(known_options);
  }
  return 0;
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  if (newsdex::bench::refuse_debug_build()) return 2;
  try {
    return newsdex::bench::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "newsdex-quality: " << error.what() << "\n";
    return 2;
  }
}
