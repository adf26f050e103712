#include "searcher/args.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <charconv>
#include <newsdex/error.hpp>

#include "common/checked_output.hpp"
#include "common/language.hpp"
#include "searcher/args_split.hpp"
#include "searcher/closest_name.hpp"
#include "searcher/query_dates.hpp"

namespace newsdex {

namespace {

constexpr int kBadUsage = 2;
constexpr std::size_t kMostHits = 1'000'000'000;

constexpr const char* kExamples = R"(
Examples:
  news-search oil price                        any of the words; articles with both come first
  news-search '"decisive response" belarus'    these exact words; belarus only ranks
  news-search +opec price -barrel              must and must not
  news-search 'title:nato AND (summit OR talks) date:2022-01..2022-03'
  news-search --source Reuters --since 7d oil  what Reuters wrote in the last seven days
  news-search -- -oil gas                      a query that begins with a minus
  news-search --format paths NATO | xargs -d '\n' cp -t found/
  news-search --json -n 100 oil | jq -r 'select(.type == "hit") | .title'

The index is DIR, else $NEWSDEX_INDEX, else the nearest .newsdex in this folder or above it.
All of the query language: docs/query-language.md

Exit status: 0 something found; 1 nothing found; 2 bad usage or failure.)";

// As typed.
struct Typed {
  std::vector<std::string> indexes, words, sources, languages, phrases;
  std::string query_file;
  std::string limit = "10";
  std::string offset = "0";
  std::string per_article = "1";
  std::string sort = "relevance";
  std::string since, until;
  std::string timeout;
  std::string recent;
  std::string format = "text";
  std::string color = "auto";
  bool json = false;
  SearchOptions flags;
};

void add_query(CLI::App& app, Typed& typed) {
  app.add_option("QUERY", typed.words, "what to search for; after its first word, -word means not")
      ->type_name("");
  app.add_option("--phrase", typed.phrases, "require these exact words as well (repeatable)")
      ->type_name("TEXT")
      ->allow_extra_args(false);
  app.add_flag("--plain", typed.flags.plain, "the query is words and nothing else");
  app.add_flag("--strict", typed.flags.strict, "what is odd in the query is an error");
  app.add_option("--query-file", typed.query_file, "one query a line: its id, a tab, the query")
      ->type_name("FILE|-");
}

void add_selection(CLI::App& app, Typed& typed) {
  app.add_option("--index", typed.indexes, "the index to search; several are searched as one")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_option("--since", typed.since, "from this day, month or year on, or 7d ago (UTC)")
      ->type_name("DATE")
      ->take_last();
  app.add_option("--until", typed.until, "up to and with this day, month or year")
      ->type_name("DATE")
      ->take_last();
  app.add_option("--source", typed.sources, "articles of this publisher (repeatable: any of them)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  app.add_option("--language", typed.languages, "articles in this language (repeatable)")
      ->type_name("LANG")
      ->allow_extra_args(false);
}

void add_results(CLI::App& app, Typed& typed) {
  app.add_option("-n,--limit", typed.limit, "at most so many hits (10)")
      ->type_name("N")
      ->take_last();
  app.add_option("--offset", typed.offset, "leave out so many hits first")
      ->type_name("N")
      ->take_last();
  app.add_option("--per-article", typed.per_article, "at most so many passages of an article (1)")
      ->type_name("N")
      ->take_last();
  app.add_option("--sort", typed.sort, "relevance, newest or oldest")
      ->type_name("ORDER")
      ->take_last();
  app.add_flag("--recent{30d}", typed.recent,
               "newer articles gain, half as much for each half-life of age: --recent=7d (30d)")
      ->take_last();
  app.add_option("--format", typed.format, "text, json, trec, paths or count")
      ->type_name("FORMAT")
      ->take_last();
  app.add_flag("--json", typed.json, "short for --format json");
  app.add_option("--color", typed.color, "auto, always or never")->type_name("WHEN")->take_last();
  app.add_option("--timeout", typed.timeout, "stop after so many seconds (5); 0: never")
      ->type_name("SECONDS")
      ->take_last();
  app.add_flag("--keep-boilerplate", typed.flags.keep_boilerplate,
               "passages with the lines that many articles of a publisher have");
  app.add_flag("--explain", typed.flags.explain, "show how the query was read and each hit scored");
}

template <class Value>
struct Choice {
  std::string_view name;
  Value value;
};

template <class Value, std::size_t count>
Value chosen(std::string_view option, const std::string& typed,
             const std::array<Choice<Value>, count>& choices) {
  std::vector<std::string_view> names;
  for (const auto& choice : choices) {
    if (choice.name == typed) return choice.value;
    names.push_back(choice.name);
  }
  const std::string_view meant = closest_name(typed, names);
  throw Error(ErrorKind::kUsage,
              fmt::format("{} can be {}, not \"{}\"{}", option, fmt::join(names, ", "), typed,
                          meant.empty() ? "" : fmt::format("; did you mean {}?", meant)));
}

std::size_t whole_number(std::string_view option, const std::string& typed, std::size_t least) {
  std::size_t number = 0;
  const char* const end = typed.data() + typed.size();
  const auto read = std::from_chars(typed.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < least || number > kMostHits) {
    throw Error(ErrorKind::kUsage, fmt::format("{} needs a whole number from {} to {}, not \"{}\"",
                                               option, least, kMostHits, typed));
  }
  return number;
}

double seconds_of(std::string_view option, const std::string& typed) {
  constexpr double kMostSeconds = 1'000'000;
  double seconds = 0;
  const char* const end = typed.data() + typed.size();
  const auto read = std::from_chars(typed.data(), end, seconds, std::chars_format::fixed);
  if (read.ec != std::errc() || read.ptr != end || !(seconds >= 0 && seconds <= kMostSeconds)) {
    throw Error(ErrorKind::kUsage,
                fmt::format("{} needs a number of seconds, not \"{}\"", option, typed));
  }
  return seconds;
}

double half_life_of(const std::string& typed, Sort sort) {
  if (sort != Sort::kRelevance) {
    throw Error(ErrorKind::kUsage, "--recent is for --sort relevance; choose one of the two");
  }
  const std::optional<double> seconds = read_time_span(typed);
  if (!seconds) {
    throw Error(
        ErrorKind::kUsage,
        fmt::format("--recent=HALF-LIFE needs a time, not \"{}\": 12h, 7d, 2w, 3m or 1y", typed));
  }
  return *seconds;
}

std::optional<Date> date_of(std::string_view option, const std::string& typed, std::int64_t now) {
  if (typed.empty()) return std::nullopt;
  const std::optional<Date> date = read_query_date(typed, now);
  if (!date) {
    throw Error(ErrorKind::kUsage,
                fmt::format("{} needs a date, not \"{}\": 2022, 2022-01, 2022-01-25, 7d (ago) or "
                            "yesterday",
                            option, typed));
  }
  return date;
}

std::vector<std::string> language_tags(const std::vector<std::string>& typed) {
  std::vector<std::string> tags;
  for (const std::string& name : typed) {
    tags.push_back(language_tag(name));
    if (tags.back().empty()) {
      throw Error(ErrorKind::kUsage,
                  fmt::format("--language: \"{}\" is no language; write its code or its English "
                              "name: de, pt-BR, German",
                              name));
    }
  }
  return tags;
}

OutputFormat format_of(const Typed& typed) {
  constexpr std::array kFormats = {Choice<OutputFormat>{"text", OutputFormat::kText},
                                   Choice<OutputFormat>{"json", OutputFormat::kJson},
                                   Choice<OutputFormat>{"trec", OutputFormat::kTrec},
                                   Choice<OutputFormat>{"paths", OutputFormat::kPaths},
                                   Choice<OutputFormat>{"count", OutputFormat::kCount}};
  const OutputFormat format = chosen("--format", typed.format, kFormats);
  if (!typed.json) return format;
  if (format != OutputFormat::kText && format != OutputFormat::kJson) {
    throw Error(ErrorKind::kUsage, "--json is --format json; choose one format");
  }
  return OutputFormat::kJson;
}

SearchOptions options_of(const Typed& typed, OutputFormat format, std::int64_t now) {
  constexpr std::array kSorts = {Choice<Sort>{"relevance", Sort::kRelevance},
                                 Choice<Sort>{"newest", Sort::kNewest},
                                 Choice<Sort>{"oldest", Sort::kOldest}};
  SearchOptions options = typed.flags;
  options.limit = format == OutputFormat::kCount ? 0 : whole_number("--limit", typed.limit, 0);
  options.count_all = format == OutputFormat::kCount;
  options.offset = whole_number("--offset", typed.offset, 0);
  options.per_article = whole_number("--per-article", typed.per_article, 1);
  if (!typed.timeout.empty()) options.timeout_seconds = seconds_of("--timeout", typed.timeout);
  options.sort = chosen("--sort", typed.sort, kSorts);
  if (!typed.recent.empty()) options.recent_half_life = half_life_of(typed.recent, options.sort);
  options.since = date_of("--since", typed.since, now);
  options.until = date_of("--until", typed.until, now);
  if (options.since && options.until && end_of(*options.until) <= options.since->seconds) {
    throw Error(ErrorKind::kUsage,
                fmt::format("--since {} comes after --until {}; no time is in between", typed.since,
                            typed.until));
  }
  options.sources = typed.sources;
  options.languages = language_tags(typed.languages);
  options.phrases = typed.phrases;
  return options;
}

void require_a_query(const SearchArguments& meant) {
  const SearchOptions& options = meant.options;
  const bool blank = meant.query.find_first_not_of(" \t\r\n") == std::string::npos;
  if (meant.query_file && !blank) {
    throw Error(ErrorKind::kUsage, "--query-file brings the queries; leave out the query itself");
  }
  const bool filtered = options.since || options.until || !options.sources.empty() ||
                        !options.languages.empty() || !options.phrases.empty();
  if (blank && !meant.query_file && !filtered) {
    throw Error(ErrorKind::kUsage,
                "there is no query; write what to search for, as in: "
                "news-search oil price");
  }
}

SearchArguments meant_by(const Typed& typed, std::int64_t now) {
  constexpr std::array kColors = {Choice<Color>{"auto", Color::kAuto},
                                  Choice<Color>{"always", Color::kAlways},
                                  Choice<Color>{"never", Color::kNever}};
  SearchArguments meant;
  meant.indexes.assign(typed.indexes.begin(), typed.indexes.end());
  meant.query = query_of(typed.words);
  if (!typed.query_file.empty()) meant.query_file = typed.query_file;
  meant.format = format_of(typed);
  meant.color = chosen("--color", typed.color, kColors);
  meant.options = options_of(typed, meant.format, now);
  require_a_query(meant);
  return meant;
}

// What an option is named, with its dashes, and whether a value follows it, and which.
std::vector<KnownOption> options_known_to(const CLI::App& app) {
  std::vector<KnownOption> known;
  for (const CLI::Option* option : app.get_options()) {
    const bool takes_value = option->get_items_expected_max() > 0;
    for (const std::string& name : option->get_lnames())
      known.push_back({"--" + name, takes_value, option->get_type_name()});
    for (const std::string& name : option->get_snames())
      known.push_back({"-" + name, takes_value, option->get_type_name()});
  }
  return known;
}

}  // namespace

ParsedSearchArguments parse_search_arguments(const std::vector<std::string>& typed,
                                             std::int64_t now, std::ostream& out,
                                             std::ostream& err) {
  Typed read;
  CLI::App app("Searches news that news-index has indexed; shows the best passages first.",
               "news-search");
  app.footer(kExamples);
  app.set_version_flag("--version", "news-search " NEWSDEX_VERSION);
  add_query(app, read);
  add_selection(app, read);
  add_results(app, read);
  try {
    SplitArguments split = split_arguments(typed, options_known_to(app));
    for (const std::string& note : split.notes) err << "news-search: " << note << '\n';
    std::vector<std::string> reversed(split.for_parser.rbegin(), split.for_parser.rend());
    app.parse(reversed);
    return {meant_by(read, now), 0};
  } catch (const CLI::Success& help_or_version) {
    const int status = app.exit(help_or_version, out, err);
    return {std::nullopt, checked_output("news-search", status, out, err)};
  } catch (const CLI::ParseError& error) {
    err << "news-search: " << error.what() << "; news-search --help shows the options\n";
  } catch (const Error& error) {
    err << "news-search: " << error.what() << '\n';
  }
  return {std::nullopt, kBadUsage};
}

}  // namespace newsdex
