// A picture of how searching slows down as an archive grows, from what `newsdex-search-peers
// classes` printed for archives of several sizes.
#pragma once

#include <cstdint>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace newsdex::bench {

// One run's figures of one engine.
struct GrowthPoint {
  std::string engine;
  double articles = 0;
  double p50 = 0;  // milliseconds of a query of class "keywords", with text
  double p95 = 0;
  double throughput = 0;  // queries a second of all threads; 0: not measured
};

// What a run printed. Throws Error(kInputOutput) where that is no such run.
[[nodiscard]] std::vector<GrowthPoint> read_growth(std::istream& run);

// y = factor * x^exponent, fitted to points by least squares of their logarithms.
struct PowerLaw {
  double factor = 0;
  double exponent = 0;

  [[nodiscard]] double at(double x) const;
};
struct Point {
  double x = 0;
  double y = 0;
};
// Of at least two points whose x differ, all above 0.
[[nodiscard]] PowerLaw fit(const std::vector<Point>& points);

// An SVG: latency and throughput against the number of articles, both axes logarithmic, and for
// each engine with two sizes or more the straight line, as far as 100 M articles, with what it
// predicts there.
void plot_growth(const std::vector<GrowthPoint>& points, std::ostream& out);

}  // namespace newsdex::bench
