// How long the queries of all classes took, whichever engine answered them, and what is said of it.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <vector>

namespace newsdex::bench {

// What a search gives of the ten best articles.
enum class Wanted {
  kText,  // title, best passage or snippet of the text, highlights
  kIds,   // which they are
};
[[nodiscard]] std::string name_of(Wanted wanted);

enum class Clock {
  kWall,
  kProcessor,  // of the thread that asks: other programs on the machine hardly show in it
};
[[nodiscard]] std::string name_of(Clock clock);

// What each query took, pass by pass.
struct QueryTimes {
  std::vector<std::vector<double>> milliseconds;
  std::vector<std::size_t> hits;

  explicit QueryTimes(std::size_t queries) : milliseconds(queries), hits(queries) {}
  void add(std::size_t query, double taken, std::size_t found) {
    milliseconds.at(query).push_back(taken);
    hits.at(query) = found;
  }
  // Of more passes over the same queries.
  void add(const QueryTimes& more) {
    for (std::size_t query = 0; query < hits.size(); ++query) {
      for (const double taken : more.milliseconds.at(query)) add(query, taken, more.hits[query]);
    }
  }
};

struct EngineTimes {
  std::string engine;
  QueryTimes text;
  QueryTimes ids;

  EngineTimes(std::string name, std::size_t queries)
      : engine(std::move(name)), text(queries), ids(queries) {}
  void add(const EngineTimes& more) {
    text.add(more.text);
    ids.add(more.ids);
  }
  [[nodiscard]] QueryTimes& of(Wanted wanted) { return wanted == Wanted::kText ? text : ids; }
  [[nodiscard]] const QueryTimes& of(Wanted wanted) const {
    return wanted == Wanted::kText ? text : ids;
  }
};

// What an engine in a process of its own said, "text|ids QUERY MILLISECONDS HITS" for each query
// and pass, queries numbered from 0. Throws Error(kInternal) where it said anything else.
[[nodiscard]] EngineTimes read_times(const std::string& engine, std::istream& said,
                                     std::size_t queries, unsigned passes);

struct Latencies {
  double p50 = 0;
  double p95 = 0;
  double p99 = 0;
  double hits = 0;  // of a query, on average
};

// Of the queries [begin, end), each of which counts by the median of its passes: what another
// program did for a moment is not the query's. Every query has been asked, and there is one.
[[nodiscard]] Latencies latencies(const QueryTimes& times, std::size_t begin, std::size_t end);

}  // namespace newsdex::bench
