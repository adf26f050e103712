#include "bench/peers/searching/by_class.hpp"

#include <algorithm>
#include <cstdio>
#include <thread>

#include <fmt/format.h>
#include <newsdex/error.hpp>

#include "bench/peers/measure.hpp"
#include "bench/peers/searching/lucene_times.hpp"
#include "bench/peers/searching/reader.hpp"
#include "bench/peers/searching/throughput.hpp"

namespace newsdex::bench {
namespace {

constexpr Wanted kBoth[] = {Wanted::kText, Wanted::kIds};

// The engines that are asked for and here; names those that are asked for but not here.
struct Chosen {
  std::vector<Library> libraries;
  bool lucene = false;
};

Chosen choose(const std::vector<std::string>& only) {
  std::vector<std::string> unknown = only;
  const auto wanted = [&](std::string_view name) {
    std::erase(unknown, name);
    return only.empty() || std::ranges::find(only, name) != only.end();
  };
  Chosen chosen;
  for (const Library& library : libraries()) {
    if (!wanted(library.name)) continue;
    fmt::print("{:<12} {}\n", library.name + ":", library.about);
    chosen.libraries.push_back(library);
  }
#ifndef NEWSDEX_BENCH_SQLITE
  if (wanted("sqlite")) fmt::print("{:<12} NOT MEASURED, needs libsqlite3-dev\n", "sqlite:");
#endif
  if (wanted(kLuceneName)) {
    const std::string about = about_lucene();
    chosen.lucene = !about.empty();
    fmt::print(
        "{:<12} {}\n", "lucene:",
        chosen.lucene ? about : "NOT MEASURED, needs liblucene8-java openjdk-17-jdk-headless");
  }
  if (unknown.empty()) return chosen;
  throw Error(ErrorKind::kUsage, fmt::format("no engine is called {}", unknown.front()));
}

std::vector<QueryClass> make_queries(const ByClass& options, const Indexes& indexes) {
  ClassQueryMaker maker(options.seed);
  for_each_article(options.queries_from.empty() ? indexes.json_lines() : options.queries_from,
                   [&](const Article& article) { maker.see(article.text); });
  std::vector<QueryClass> classes = maker.take();
  std::erase_if(classes, [](const QueryClass& c) { return c.queries.empty(); });
  if (!classes.empty()) return classes;
  throw Error(ErrorKind::kUsage, "the sources hold no article long enough to ask about");
}

template <class Action>
double seconds_by(Clock clock, Action&& action) {
  switch (clock) {
    case Clock::kWall:
      return seconds_of(action);
    case Clock::kProcessor:
      return cpu_seconds_of(action);
  }
  return 0;
}

// One engine after the other, each pass by pass, the first to warm: an engine between two passes
// would leave its own data in the processor's caches, and Lucene, in its own process, has none.
void ask_libraries(const std::vector<std::unique_ptr<Reader>>& readers,
                   const std::vector<ClassQuery>& queries, const ByClass& options,
                   std::vector<EngineTimes>& all) {
  for (std::size_t engine = 0; engine < readers.size(); ++engine) {
    for (unsigned pass = 0; pass <= options.passes; ++pass) {
      for (const Wanted wanted : kBoth) {
        for (std::size_t i = 0; i < queries.size(); ++i) {
          std::size_t hits = 0;
          const double taken =
              seconds_by(options.clock, [&] { hits = readers[engine]->ask(queries[i], wanted); });
          if (pass > 0) all[engine].of(wanted).add(i, 1e3 * taken, hits);
        }
      }
    }
  }
}

// Lucene is asked in a process of its own, after the libraries of a round: a machine may be half as
// fast again a few seconds later, so there are several rounds.
std::vector<EngineTimes> measure(const Chosen& chosen, const Indexes& indexes,
                                 const std::vector<ClassQuery>& queries, const ByClass& options) {
  std::vector<EngineTimes> all;
  std::vector<std::unique_ptr<Reader>> readers;
  for (const Library& library : chosen.libraries) {
    all.emplace_back(library.name, queries.size());
    readers.push_back(library.open(indexes));
  }
  if (chosen.lucene) all.emplace_back(std::string(kLuceneName), queries.size());
  for (unsigned round = 0; round < options.rounds; ++round) {
    ask_libraries(readers, queries, options, all);
    if (chosen.lucene) {
      all.back().add(ask_lucene(indexes, queries, options.passes, options.clock));
    }
  }
  return all;
}

void print_latencies(const std::vector<EngineTimes>& all, const std::vector<QueryClass>& classes,
                     Clock clock) {
  fmt::print("milliseconds, {} time, one thread\n\n", name_of(clock));
  fmt::print("| {:<6} | {:<12} | {:<8} | {:>9} | {:>9} | {:>9} | {:>5} |\n", "wanted", "class",
             "engine", "p50", "p95", "p99", "hits");
  fmt::print("|{:-<8}|{:-<14}|{:-<10}|{:->10}:|{:->10}:|{:->10}:|{:->6}:|\n", "", "", "", "", "",
             "", "");
  for (const Wanted wanted : kBoth) {
    std::size_t begin = 0;
    for (const QueryClass& c : classes) {
      const std::size_t end = begin + c.queries.size();
      for (const EngineTimes& times : all) {
        const Latencies l = latencies(times.of(wanted), begin, end);
        fmt::print("| {:<6} | {:<12} | {:<8} | {:>9.3f} | {:>9.3f} | {:>9.3f} | {:>5.1f} |\n",
                   name_of(wanted), c.name, times.engine, l.p50, l.p95, l.p99, l.hits);
      }
      begin = end;
    }
  }
}

void print_throughput(const std::vector<Library>& libraries, const Indexes& indexes,
                      const QueryClass& asked, const ByClass& options) {
  constexpr int kRounds = 3;
  fmt::print("\n{} with text, a reader a thread; medians of {} rounds of {} s\n\n", asked.name,
             kRounds, options.seconds);
  fmt::print("| {:>7} | {:<8} | {:>9} |\n|{:->8}:|{:-<10}|{:->10}:|\n", "threads", "engine",
             "queries/s", "", "", "");
  for (unsigned threads = 1; threads <= std::thread::hardware_concurrency(); ++threads) {
    std::vector<std::vector<double>> rates(libraries.size());
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t i = 0; i < libraries.size(); ++i) {
        rates[i].push_back(
            queries_a_second(libraries[i], indexes, asked.queries, threads, options.seconds));
      }
    }
    for (std::size_t i = 0; i < libraries.size(); ++i) {
      fmt::print("| {:>7} | {:<8} | {:>9.0f} |\n", threads, libraries[i].name, median(rates[i]));
    }
    std::fflush(stdout);
  }
}

}  // namespace

void compare_by_class(const ByClass& options) {
  const Chosen chosen = choose(options.only);
  const Indexes indexes(options.sources, options.indexes);
  const std::vector<QueryClass> classes = make_queries(options, indexes);
  std::vector<ClassQuery> queries;
  fmt::print("\n{} articles, {:.1f} MB of titles and texts; medians of {} rounds of {} passes over",
             indexes.extent().articles, static_cast<double>(indexes.extent().text_bytes) / 1e6,
             options.rounds, options.passes);
  for (const QueryClass& c : classes) {
    fmt::print(" {} {}", c.queries.size(), c.name);
    queries.insert(queries.end(), c.queries.begin(), c.queries.end());
  }
  fmt::print("\n");
  std::fflush(stdout);
  const std::vector<EngineTimes> all = measure(chosen, indexes, queries, options);
  print_latencies(all, classes, options.clock);
  std::fflush(stdout);
  if (!chosen.libraries.empty()) {
    print_throughput(chosen.libraries, indexes, classes.front(), options);
  }
}

}  // namespace newsdex::bench
