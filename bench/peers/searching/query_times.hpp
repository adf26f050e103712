// How long the queries of all classes took, whichever engine answered them, and what is said of it.
#pragma once

#include <cstddef>
#include <vector>

namespace newsdex::bench {

// What each query took, pass by pass.
struct QueryTimes {
  std::vector<std::vector<double>> milliseconds;
  std::vector<std::size_t> hits;

  explicit QueryTimes(std::size_t queries) : milliseconds(queries), hits(queries) {}
  void add(std::size_t query, double taken, std::size_t found) {
    milliseconds.at(query).push_back(taken);
    hits.at(query) = found;
  }
};

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
