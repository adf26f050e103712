#include "indexer/args.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "common/checked_output.hpp"

namespace newsdex {

namespace {

constexpr int kBadUsage = 2;

constexpr const char* kExamples = R"(
The index is --index DIR, else $NEWSDEX_INDEX, else .newsdex in the single SOURCE folder of an update,
else the nearest .newsdex in this folder or above it.

Examples:
  news-index update ~/news                 make ~/news/.newsdex, or bring it up to date
  news-index update --index /var/lib/news ~/wire ~/archive.jsonl.zst
  news-index update                        all sources that the index here knows
  news-index update --dry-run ~/news       what would be read as what; writes nothing
  news-index why ~/news/2022.zip           what became of a file, or of all in a folder
  news-index status --failed               what is in it, and what could not be read
  news-index remove ~/news/drafts          take them out; they come back when they change
  news-index dump | jq -r .title           every article as JSON, one a line
  news-index analyze --language de "Die Wahlen"

Exit status: 0 done; 2 bad usage or failure; 3 done, but some file or record could not be read;
75 another process is writing the index.)";

// As typed.
struct Typed {
  std::string index;
  std::vector<std::string> paths;
  std::string default_language;
  std::vector<std::string> text;
  Arguments flags;
};

// A script's variable that is not set, mostly.
const CLI::Validator kNamesSomething(
    [](std::string& name) {
      return name.empty() ? std::string("an empty name is no file or folder") : std::string();
    },
    "");

void add_update(CLI::App& app, Typed& typed) {
  CLI::App* update = app.add_subcommand(
      "update", "create the index or bring it up to date: adds, changes, removals");
  update->add_option("SOURCE", typed.paths, "files and folders; none: all that the index knows")
      ->check(kNamesSomething);
  update
      ->add_option("--default-language", typed.default_language,
                   "language of articles that declare none (at first en); kept in the index")
      ->type_name("LANG");
  update
      ->add_option_function<std::string>(
          "--language-detection",
          [&typed](const std::string& value) { typed.flags.detect_language = value == "on"; },
          "find out the language of articles that declare none: on (at first) or off; kept too")
      ->check(CLI::IsMember({"on", "off"}))
      ->type_name("on|off");
  update->add_flag("--prune", typed.flags.prune, "remove the articles of sources that are missing");
  update->add_option("--threads", typed.flags.threads, "that reading and building use; 0: all")
      ->type_name("N");
  update
      ->add_option("--memory", typed.flags.memory_bytes,
                   "that a build may use, as in 512MB; more goes to the disk meanwhile")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("SIZE")
      ->default_str("1GB");
  CLI::Option* bulk = update->add_flag_callback(
      "--bulk", [&typed] { typed.flags.bulk = BulkUse::kAlways; },
      "build the whole index anew, as a first build or a large update does");
  update
      ->add_flag_callback(
          "--no-bulk", [&typed] { typed.flags.bulk = BulkUse::kNever; },
          "write by Xapian's own writer alone, which is slower")
      ->excludes(bulk);
  CLI::Option* dry_run = update->add_flag("--dry-run", typed.flags.dry_run,
                                          "list what would be read as what, and write nothing");
  update->add_flag("--json", typed.flags.json, "list it as JSON, an object a line")->needs(dry_run);
  update->add_flag("-v,--verbose", typed.flags.verbose, "name the files that are skipped");
}

void add_reading(CLI::App& app, Typed& typed) {
  CLI::App* status = app.add_subcommand("status", "what is in the index");
  status->add_flag("--failed", typed.flags.failed,
                   "name the files that could not be read, and why");
  status->add_flag("--json", typed.flags.json, "as one JSON object");
  CLI::App* why = app.add_subcommand("why", "tell the fate of a file, or of all files in a folder");
  why->add_option("PATH", typed.paths, "files and folders, absolute or relative to here")
      ->required()
      ->check(kNamesSomething);
  why->add_flag("--json", typed.flags.json, "as JSON, an object a file");
  app.add_subcommand("dump", "every article as JSON, one a line");
  CLI::App* analyze = app.add_subcommand("analyze", "show the terms that a text is indexed by");
  analyze->add_option("--language", typed.flags.language, "language whose stems are taken")
      ->type_name("LANG")
      ->capture_default_str();
  analyze->add_option("TEXT", typed.text, "the text; several are joined by spaces")->required();
}

void add_care(CLI::App& app, Typed& typed) {
  app.add_subcommand("check", "check every table of the index for damage");
  app.add_subcommand("compact", "rewrite the index as small as it gets");
  app.add_subcommand("remove", "take files or folders out of the index, until they change")
      ->add_option("PATH", typed.paths, "files and folders, absolute or relative to here")
      ->required()
      ->check(kNamesSomething);
}

Command command_named(const std::string& name) {
  if (name == "update") return Command::kUpdate;
  if (name == "check") return Command::kCheck;
  if (name == "compact") return Command::kCompact;
  if (name == "remove") return Command::kRemove;
  if (name == "why") return Command::kWhy;
  if (name == "dump") return Command::kDump;
  if (name == "analyze") return Command::kAnalyze;
  return Command::kStatus;
}

Arguments meant_by(const Typed& typed, const std::string& command) {
  Arguments arguments = typed.flags;
  arguments.command = command_named(command);
  if (!typed.index.empty()) arguments.index = typed.index;
  arguments.paths.assign(typed.paths.begin(), typed.paths.end());
  if (!typed.default_language.empty()) arguments.default_language = typed.default_language;
  for (const std::string& part : typed.text) {
    if (!arguments.text.empty()) arguments.text += ' ';
    arguments.text += part;
  }
  return arguments;
}

bool is_flag(const CLI::App& app, const std::string& option) {
  const auto has_it = [&option](const CLI::App* command) {
    const CLI::Option* const found = command->get_option_no_throw(option);
    return found != nullptr && found->get_expected_max() == 0;
  };
  return has_it(&app) || std::ranges::any_of(app.get_subcommands({}), has_it);
}

// "--index=" as a script writes it whose variable is not set: CLI11 would take the next argument.
// Says what is wrong; empty: nothing.
std::string fault_of_empty_value(const CLI::App& app, int argc, const char* const* argv) {
  for (int i = 1; i < argc && argv[i] != std::string_view("--"); ++i) {
    const std::string_view typed = argv[i];
    if (!typed.starts_with("--") || !typed.ends_with('=')) continue;
    const std::string option(typed.substr(0, typed.size() - 1));
    return option + (is_flag(app, option) ? " takes no value" : " needs a value");
  }
  return {};
}

}  // namespace

ParsedArguments parse_arguments(int argc, const char* const* argv, std::ostream& out,
                                std::ostream& err) {
  Typed typed;
  CLI::App app("Keeps a full-text index of a folder of news, for news-search.", "news-index");
  app.footer(kExamples);
  app.set_version_flag("--version", "news-index " NEWSDEX_VERSION);
  app.require_subcommand(1);
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return fmt::format("news-index: {}; see news-index --help\n", error.what());
  });
  app.fallthrough();  // --index may stand before the command or after it
  app.add_option("--index", typed.index, "the index folder")
      ->type_name("DIR")
      ->check(kNamesSomething);
  add_update(app, typed);
  add_reading(app, typed);
  add_care(app, typed);
  if (const std::string fault = fault_of_empty_value(app, argc, argv); !fault.empty()) {
    err << fmt::format("news-index: {}; see news-index --help\n", fault);
    return {std::nullopt, kBadUsage};
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (app.get_subcommands().empty() && !app.remaining().empty()) {
      const std::string first = app.remaining().front();
      err << fmt::format("news-index: there is no {} {}; see news-index --help\n",
                         first.starts_with('-') ? "option" : "command", first);
      return {std::nullopt, kBadUsage};
    }
    if (app.exit(error, out, err) != 0) return {std::nullopt, kBadUsage};
    return {std::nullopt, checked_output("news-index", 0, out, err)};  // help or version
  }
  return {meant_by(typed, app.get_subcommands().front()->get_name()), 0};
}

}  // namespace newsdex
