#include "bench/peers/searching/query_times.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <newsdex/error.hpp>

#include "bench/peers/measure.hpp"

namespace newsdex::bench {

std::string name_of(Wanted wanted) {
  switch (wanted) {
    case Wanted::kText:
      return "text";
    case Wanted::kIds:
      return "ids";
  }
  return {};
}

std::string name_of(Clock clock) {
  switch (clock) {
    case Clock::kWall:
      return "wall";
    case Clock::kProcessor:
      return "processor";
  }
  return {};
}

EngineTimes read_times(const std::string& engine, std::istream& said, std::size_t queries,
                       unsigned passes) {
  EngineTimes times(engine, queries);
  bool understood = true;
  for (std::string word; understood && said >> word;) {
    std::size_t query = 0;
    double milliseconds = 0;
    std::size_t hits = 0;
    const bool text = word == name_of(Wanted::kText);
    understood = (text || word == name_of(Wanted::kIds)) && said >> query >> milliseconds >> hits &&
                 query < queries;
    if (understood) times.of(text ? Wanted::kText : Wanted::kIds).add(query, milliseconds, hits);
  }
  const auto complete = [&](const QueryTimes& of) {
    return std::ranges::all_of(of.milliseconds,
                               [&](const auto& taken) { return taken.size() == passes; });
  };
  if (understood && complete(times.text) && complete(times.ids)) return times;
  throw Error(ErrorKind::kInternal, fmt::format("{} did not say how long each query took", engine));
}

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
