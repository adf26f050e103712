// Figures of growth out of the tables that `newsdex-search-peers classes` prints.
#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

#include <newsdex/error.hpp>

#include "bench/peers/searching/growth_plot.hpp"

namespace newsdex::bench {
namespace {

std::string trimmed(const std::string& cell) {
  const auto begin = cell.find_first_not_of(' ');
  return begin == std::string::npos ? ""
                                    : cell.substr(begin, cell.find_last_not_of(' ') + 1 - begin);
}

// "| a | b |" as {"a", "b"}; nothing for another line.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  if (!line.starts_with("| ")) return cells;
  std::istringstream in(line.substr(1));
  for (std::string cell; std::getline(in, cell, '|');) cells.push_back(trimmed(cell));
  return cells;
}

}  // namespace

std::vector<GrowthPoint> read_growth(std::istream& run) {
  double articles = 0;
  std::map<std::string, GrowthPoint> points;
  for (std::string line; std::getline(run, line);) {
    std::istringstream words(line);
    double number = 0;
    std::string word;
    if (words >> number >> word && word == "articles,") articles = number;
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() == 7 && cells[0] == "text" && cells[1] == "keywords") {
      GrowthPoint& point = points[cells[2]];
      point.p50 = std::stod(cells[3]);
      point.p95 = std::stod(cells[4]);
    } else if (cells.size() == 3 && cells[0] != "threads") {
      double& rate = points[cells[1]].throughput;
      rate = std::max(rate, std::stod(cells[2]));
    }
  }
  if (articles == 0 || points.empty()) {
    throw Error(ErrorKind::kInputOutput, "this is no run of newsdex-search-peers classes");
  }
  std::vector<GrowthPoint> all;
  for (auto& [engine, point] : points) {
    point.engine = engine;
    point.articles = articles;
    all.push_back(point);
  }
  return all;
}

double PowerLaw::at(double x) const { return factor * std::pow(x, exponent); }

PowerLaw fit(const std::vector<Point>& points) {
  const auto count = static_cast<double>(points.size());
  double x = 0;
  double y = 0;
  double xx = 0;
  double xy = 0;
  for (const Point& point : points) {
    x += std::log(point.x);
    y += std::log(point.y);
    xx += std::log(point.x) * std::log(point.x);
    xy += std::log(point.x) * std::log(point.y);
  }
  const double exponent = (count * xy - x * y) / (count * xx - x * x);
  return {.factor = std::exp((y - exponent * x) / count), .exponent = exponent};
}

}  // namespace newsdex::bench
