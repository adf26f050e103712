#include "bench/peers/searching/growth_plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <fmt/ostream.h>

namespace newsdex::bench {
namespace {

constexpr double kPredicted = 1e8;  // articles
constexpr double kFewest = 1e4;
constexpr double kPanelWidth = 380;
constexpr double kPanelHeight = 340;
constexpr double kTop = 50;
constexpr double kLineHeight = 13;

// newsdex comes first and stands out.
constexpr std::array<const char*, 4> kColours = {"#c0392b", "#2980b9", "#27ae60", "#7f8c8d"};

std::string number(double value) {
  if (value >= 1e6) return fmt::format("{:g} M", value / 1e6);
  if (value >= 1e3) return fmt::format("{:g} k", value / 1e3);
  return fmt::format("{:g}", value);
}

// Two figures are all that a prediction is worth.
std::string about(double value) {
  const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
  return number(std::round(value / unit) * unit);
}

struct Curve {
  std::string label;
  std::string colour;
  bool dashed = false;
  std::vector<Point> points;
};

// One diagram of curves, both of its axes logarithmic.
class Panel {
 public:
  Panel(std::ostream& out, double left, std::string title, const std::vector<Curve>& curves)
      : out_(out), left_(left), title_(std::move(title)) {
    double least = 1e300;
    double most = 0;
    for (const Curve& curve : curves) {
      for (const Point& point : curve.points) include(point.y, least, most);
      if (curve.points.size() >= 2) include(fit(curve.points).at(kPredicted), least, most);
    }
    lowest_ = std::floor(std::log10(least));
    highest_ = std::max(std::ceil(std::log10(most)), lowest_ + 1);
    draw_axes();
    for (const Curve& curve : curves) draw(curve);
    draw_labels();
  }

 private:
  static void include(double y, double& least, double& most) {
    least = std::min(least, y);
    most = std::max(most, y);
  }

  [[nodiscard]] double x_of(double articles) const {
    return left_ + kPanelWidth * std::log10(articles / kFewest) / std::log10(kPredicted / kFewest);
  }
  [[nodiscard]] double y_of(double y) const {
    return kTop + kPanelHeight * (highest_ - std::log10(y)) / (highest_ - lowest_);
  }

  void draw_axes() {
    fmt::print(out_, "<text x=\"{:.1f}\" y=\"{:.1f}\" font-weight=\"bold\">{}</text>\n", left_,
               kTop - 18, title_);
    for (double x = kFewest; x <= kPredicted * 1.001; x *= 10) {
      line({x, std::pow(10, lowest_)}, {x, std::pow(10, highest_)}, "stroke=\"#ddd\"");
      fmt::print(out_, "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n",
                 x_of(x), kTop + kPanelHeight + 16, number(x));
    }
    for (double power = lowest_; power <= highest_; ++power) {
      const double y = std::pow(10, power);
      line({kFewest, y}, {kPredicted, y}, "stroke=\"#ddd\"");
      fmt::print(out_, "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n", left_ - 5,
                 y_of(y) + 4, number(y));
    }
    fmt::print(out_, "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">articles</text>\n",
               left_ + kPanelWidth / 2, kTop + kPanelHeight + 34);
  }

  void line(Point from, Point to, const std::string& style) {
    fmt::print(out_, "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n",
               x_of(from.x), y_of(from.y), x_of(to.x), y_of(to.y), style);
  }

  void draw(const Curve& curve) {
    std::string path;
    for (const Point& point : curve.points) {
      path += fmt::format("{:.1f},{:.1f} ", x_of(point.x), y_of(point.y));
      fmt::print(out_, "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3\" fill=\"{}\"/>\n", x_of(point.x),
                 y_of(point.y), curve.colour);
    }
    fmt::print(out_, "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\"{}/>\n", path,
               curve.colour, curve.dashed ? " stroke-dasharray=\"6 3\"" : "");
    std::string label = curve.label;
    Point end = curve.points.back();
    if (curve.points.size() >= 2) {
      const PowerLaw law = fit(curve.points);
      const Point predicted{kPredicted, law.at(kPredicted)};
      line({end.x, law.at(end.x)}, predicted,
           fmt::format("stroke=\"{}\" stroke-dasharray=\"1 4\"", curve.colour));
      end = predicted;
      label += fmt::format(": ≈ {} (n^{:.2f})", about(predicted.y), law.exponent);
    }
    labels_.push_back({x_of(end.x) + 6, y_of(end.y) + 4, curve.colour, label});
  }

  // Each beside the end of its curve, or as near below as there is room.
  void draw_labels() {
    std::ranges::sort(labels_, {}, &Label::y);
    double free_from = 0;
    for (const Label& label : labels_) {
      const double y = std::max(label.y, free_from);
      fmt::print(out_, "<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"{}\">{}</text>\n", label.x, y,
                 label.colour, label.text);
      free_from = y + kLineHeight;
    }
  }

  struct Label {
    double x = 0;
    double y = 0;
    std::string colour;
    std::string text;
  };

  std::ostream& out_;
  double left_;
  std::string title_;
  double lowest_ = 0;  // powers of ten
  double highest_ = 0;
  std::vector<Label> labels_;
};

// By engine, each from the smallest archive to the largest; newsdex first.
std::vector<std::vector<GrowthPoint>> by_engine(std::vector<GrowthPoint> points) {
  std::ranges::sort(points, {}, [](const GrowthPoint& point) {
    return std::tuple(point.engine != "newsdex", point.engine, point.articles);
  });
  std::vector<std::vector<GrowthPoint>> engines;
  for (const GrowthPoint& point : points) {
    if (engines.empty() || engines.back().front().engine != point.engine) engines.emplace_back();
    engines.back().push_back(point);
  }
  return engines;
}

Curve curve_of(const std::vector<GrowthPoint>& points, std::size_t engine, std::string label,
               double GrowthPoint::*value) {
  Curve curve{std::move(label), kColours[engine % kColours.size()], false, {}};
  for (const GrowthPoint& point : points) {
    if (point.*value > 0) curve.points.push_back({point.articles, point.*value});
  }
  return curve;
}

}  // namespace

void plot_growth(const std::vector<GrowthPoint>& points, std::ostream& out) {
  std::vector<Curve> latency;
  std::vector<Curve> throughput;
  const std::vector<std::vector<GrowthPoint>> engines = by_engine(points);
  for (std::size_t i = 0; i < engines.size(); ++i) {
    const std::string& name = engines[i].front().engine;
    latency.push_back(curve_of(engines[i], i, name + " p50", &GrowthPoint::p50));
    latency.push_back(curve_of(engines[i], i, name + " p95", &GrowthPoint::p95));
    latency.back().dashed = true;
    throughput.push_back(curve_of(engines[i], i, name, &GrowthPoint::throughput));
  }
  std::erase_if(throughput, [](const Curve& curve) { return curve.points.empty(); });
  fmt::print(out,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"470\" "
             "font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"1200\" height=\"470\" "
             "fill=\"white\"/>\n");
  Panel(out, 60, "milliseconds of a search of keywords, with text", latency);
  if (!throughput.empty()) Panel(out, 660, "such searches a second, all threads", throughput);
  fmt::print(
      out,
      "<text x=\"60\" y=\"455\">Dots are measured. The dotted lines and figures at 100 M are "
      "a prediction: a straight line through the logarithms of what was measured.</text>\n"
      "</svg>\n");
}

}  // namespace newsdex::bench
