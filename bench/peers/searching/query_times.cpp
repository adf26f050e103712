#include "bench/peers/searching/query_times.hpp"

#include "bench/peers/measure.hpp"

namespace newsdex::bench {

Latencies latencies(const QueryTimes& times, std::size_t begin, std::size_t end) {
  std::vector<double> medians;
  double hits = 0;
  for (std::size_t query = begin; query < end; ++query) {
    medians.push_back(median(times.milliseconds[query]));
    hits += static_cast<double>(times.hits[query]);
  }
  return {.p50 = percentile(medians, 0.5),
          .p95 = percentile(medians, 0.95),
          .p99 = percentile(medians, 0.99),
          .hits = hits / static_cast<double>(end - begin)};
}

}  // namespace newsdex::bench
