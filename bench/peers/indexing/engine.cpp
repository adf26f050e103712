#include "bench/peers/indexing/engine.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>

#include <fmt/format.h>
#include <xapian.h>
#include <newsdex/error.hpp>

#include "bench/peers/indexing/json_lines.hpp"
#include "bench/peers/indexing/lucene_jars.hpp"
#include "bench/peers/measure.hpp"
#include "bench/peers/stock.hpp"
#ifdef NEWSDEX_BENCH_SQLITE
#include "bench/peers/indexing/sqlite.hpp"
#endif

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;
using Command = std::vector<std::string>;

constexpr int kLuceneBufferMb = 256;

std::uint64_t build_stock(const fs::path& input, const fs::path& index) {
  StockWriter writer(index);
  std::uint64_t articles = 0;
  for_each_article(input, [&](const Article& article) {
    writer.add(article);
    ++articles;
  });
  writer.commit();
  return articles;
}

// An engine that is a library of this program, and what it does in the child.
struct Library {
  std::string name;
  std::string about;
  std::uint64_t (*build)(const fs::path& input, const fs::path& index);
};

std::vector<Library> libraries() {
  return {
      {"stock-xapian",
       fmt::format("{}, TermGenerator, stems and positions", Xapian::version_string()),
       build_stock},
#ifdef NEWSDEX_BENCH_SQLITE
      {"sqlite-fts5",
       fmt::format("{}, porter unicode61, one transaction, journal_mode=OFF synchronous=FULL "
                   "locking_mode=EXCLUSIVE cache_size=256 MiB",
                   sqlite_version()),
       [](const fs::path& input, const fs::path& index) {
         return build_sqlite(input, index, kSqliteDefaultHashBytes);
       }},
      {"sqlite-fts5-hash", "the same with hashsize=256 MiB",
       [](const fs::path& input, const fs::path& index) {
         return build_sqlite(input, index, kSqliteLargeHashBytes);
       }},
#endif
  };
}

// Reads "ARTICLES SECONDS".
BuildReport printed_report(const ChildRun& run) {
  BuildReport report;
  unsigned long long articles = 0;
  if (std::sscanf(run.output.c_str(), "%llu %lf", &articles, &report.seconds) != 2) {
    throw Error(ErrorKind::kInternal, "a build did not say how long it took: " + run.output);
  }
  report.articles = articles;
  return report;
}

Engine engine_of(const Library& library) {
  return {.name = library.name,
          .about = library.about,
          .packages = "",
          .prepare = {},
          .command =
              [name = library.name](const Workbench& bench, const fs::path& index) {
                return Command{bench.program.string(), "build", name, bench.input.string(),
                               index.string()};
              },
          .report = printed_report};
}

// Reads "indexed 21,578 articles (" after its warnings. The clock is that of the whole process, its
// start with it.
BuildReport newsdex_report(const ChildRun& run) {
  const auto begin = run.output.rfind("indexed ");
  const auto end = run.output.find(" article", begin);
  if (begin == std::string::npos || end == std::string::npos) {
    throw Error(ErrorKind::kInternal, "news-index did not say what it did: " + run.output);
  }
  BuildReport report{.seconds = run.wall_seconds};
  for (const char c : run.output.substr(begin, end - begin)) {
    if (c >= '0' && c <= '9')
      report.articles = 10 * report.articles + static_cast<unsigned>(c - '0');
  }
  return report;
}

Engine newsdex_program() {
  return {.name = std::string(kNewsdex),
          .about = NEWSDEX_VERSION ", `news-index update`",
          .packages = "",
          .prepare = {},
          .command =
              [](const Workbench& bench, const fs::path& index) {
                constexpr const char* kScript = R"(exec "$0" update --index "$1" "$2" 2>&1)";
                return Command{"sh",           "-c",
                               kScript,        NEWSDEX_INDEX_PROGRAM,
                               index.string(), bench.input.string()};
              },
          .report = newsdex_report};
}

// The first line of what `PROGRAM --version` says.
std::string version_of(const std::string& program) {
  const std::string said = run_child({program, "--version"}).output;
  return said.substr(0, said.find('\n'));
}

fs::path here(const char* file) {
  return fs::path(NEWSDEX_SOURCE_DIR) / "bench" / "peers" / "indexing" / file;
}

// scriptindex has no clock of its own; its process does nothing else.
BuildReport scriptindex_report(const ChildRun& run) {
  unsigned long long added = 0;
  const auto numbers = run.output.find("= (");
  if (numbers == std::string::npos ||
      std::sscanf(run.output.c_str() + numbers, "= (%llu", &added) != 1) {
    throw Error(ErrorKind::kInternal, "scriptindex did not say what it did: " + run.output);
  }
  return {.articles = added, .seconds = run.wall_seconds};
}

Engine scriptindex() {
  const auto records = [](const Workbench& bench) { return bench.scratch / "articles.records"; };
  const bool available = is_on_path("scriptindex");
  return {
      .name = "scriptindex",
      .about = available ? version_of("scriptindex") + ", english, records in place of JSON" : "",
      .packages = "xapian-omega",
      .available = available,
      .prepare =
          [=](const Workbench& bench) { write_scriptindex_records(bench.input, records(bench)); },
      .command =
          [=](const Workbench& bench, const fs::path& index) {
            return Command{"scriptindex", index.string(), here("scriptindex.script").string(),
                           records(bench).string()};
          },
      .report = scriptindex_report};
}

Engine lucene(const char* name, const char* about, const char* stop_words) {
  const std::optional<std::string> found = lucene_jars();
  const bool available = found.has_value();
  const std::string jars = found.value_or("");
  const auto classes = [](const Workbench& bench) { return (bench.scratch / "classes").string(); };
  return {.name = name,
          .about = available ? fmt::format("{}, {}, {}, all threads, RAM buffer {} MB, -Xmx1g",
                                           fs::path(jars.substr(0, jars.find(':'))).stem().string(),
                                           version_of("java"), about, kLuceneBufferMb)
                             : "",
          .packages = "liblucene8-java openjdk-17-jdk-headless",
          .available = available,
          .prepare =
              [=](const Workbench& bench) {
                static_cast<void>(run_child({"javac", "-cp", jars, "-d", classes(bench),
                                             here("LuceneIndex.java").string()}));
              },
          .command =
              [=](const Workbench& bench, const fs::path& index) {
                return Command{"java",         "-Xmx1g",
                               "-cp",          fmt::format("{}:{}", jars, classes(bench)),
                               "LuceneIndex",  bench.input.string(),
                               index.string(), std::to_string(kLuceneBufferMb),
                               stop_words};
              },
          .report = printed_report};
}

}  // namespace

std::vector<Engine> engines() {
  std::vector<Engine> all{newsdex_program()};
  for (const Library& library : libraries()) all.push_back(engine_of(library));
#ifndef NEWSDEX_BENCH_SQLITE
  for (const char* name : {"sqlite-fts5", "sqlite-fts5-hash"}) {
    all.push_back({.name = name,
                   .packages = "libsqlite3-dev, and this program configured and built again",
                   .available = false});
  }
#endif
  all.push_back(scriptindex());
  all.push_back(lucene("lucene", "EnglishAnalyzer", "default"));
  all.push_back(lucene("lucene-all-words", "EnglishAnalyzer without stop words", "none"));
  return all;
}

BuildReport build_here(std::string_view engine, const fs::path& input, const fs::path& index) {
  for (const Library& library : libraries()) {
    if (library.name != engine) continue;
    BuildReport report;
    report.seconds = seconds_of([&] { report.articles = library.build(input, index); });
    return report;
  }
  throw Error(ErrorKind::kUsage, fmt::format("no engine of this program is called {}", engine));
}

}  // namespace newsdex::bench
