// What bench/peers/searching makes of times: latencies, and the plot of growth.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include <newsdex/error.hpp>

#include "bench/peers/searching/growth_plot.hpp"
#include "bench/peers/searching/query_times.hpp"

namespace newsdex::bench {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(QueryTimes, AQueryCountsByItsMedianPass) {
  QueryTimes times(101);
  for (std::size_t query = 0; query <= 100; ++query) {
    const auto taken = static_cast<double>(100 - query);
    times.add(query, taken, query < 50 ? 10 : 0);
    times.add(query, taken, query < 50 ? 10 : 0);
    times.add(query, 1e6, query < 50 ? 10 : 0);  // something else was running
  }
  const Latencies all = latencies(times, 0, 101);
  EXPECT_EQ(all.p50, 50);
  EXPECT_EQ(all.p95, 95);
  EXPECT_EQ(all.p99, 99);
  EXPECT_NEAR(all.hits, 500.0 / 101, 1e-12);
  EXPECT_EQ(latencies(times, 90, 101).p50, 5) << "of a part of the queries";
}

TEST(QueryTimes, OfRoundsAreThoseOfAllTheirPasses) {
  EngineTimes all("lucene", 1);
  for (const double taken : {3.0, 1.0, 2.0}) {
    EngineTimes round("lucene", 1);
    round.text.add(0, taken, 10);
    round.ids.add(0, taken / 10, 5);
    all.add(round);
  }
  EXPECT_EQ(all.text.milliseconds, (std::vector<std::vector<double>>{{3, 1, 2}}));
  EXPECT_EQ(latencies(all.ids, 0, 1).p50, 0.2);
  EXPECT_EQ(latencies(all.ids, 0, 1).hits, 5);
}

TEST(QueryTimes, OfAnEngineInAProcessOfItsOwn) {
  const std::string said = "text 0 1.5 10\ntext 1 2.5 0\nids 0 0.5 10\nids 1 0.25 0\n";
  std::istringstream whole(said);
  const EngineTimes times = read_times("lucene", whole, 2, 1);
  EXPECT_EQ(times.engine, "lucene");
  EXPECT_EQ(times.text.milliseconds, (std::vector<std::vector<double>>{{1.5}, {2.5}}));
  EXPECT_EQ(times.ids.milliseconds, (std::vector<std::vector<double>>{{0.5}, {0.25}}));
  EXPECT_EQ(times.ids.hits, (std::vector<std::size_t>{10, 0}));

  for (const auto& [wrong, why] : std::vector<std::pair<std::string, const char*>>{
           {said.substr(0, said.size() - 11), "the last query is missing"},
           {said + said, "two passes instead of one"},
           {said + "Exception", "something else was said"},
           {said + "text 2 1 1\n", "there is no query 2"},
           {"", "nothing was said"}}) {
    std::istringstream in(wrong);
    EXPECT_THROW(static_cast<void>(read_times("lucene", in, 2, 1)), Error) << why;
  }
}

constexpr const char* kRun = R"(command:     newsdex-search-peers classes 1k.jsonl
date:        2026-11-26T00:00:00Z

newsdex:     0.1.0

100000 articles, 210.0 MB of titles and texts; medians of 5 passes over 200 keywords
milliseconds, wall time, one thread

| wanted | class        | engine   |       p50 |       p95 |       p99 |  hits |
|--------|--------------|----------|----------:|----------:|----------:|------:|
| text   | keywords     | newsdex  |     2.000 |     4.000 |     5.000 |   9.9 |
| text   | keywords     | lucene   |     3.000 |     7.000 |     9.000 |   9.9 |
| text   | phrases      | newsdex  |    99.000 |    99.000 |    99.000 |   9.9 |
| ids    | keywords     | newsdex  |     0.500 |     0.700 |     0.900 |   9.9 |

keywords with text, a reader a thread; medians of 3 rounds of 2 s

| threads | engine   | queries/s |
|--------:|----------|----------:|
|       1 | newsdex  |       400 |
|       2 | newsdex  |       780 |
)";

TEST(GrowthPlot, ReadsWhatClassesPrinted) {
  std::istringstream in(kRun);
  const std::vector<GrowthPoint> points = read_growth(in);
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points[0].engine, "lucene");
  EXPECT_EQ(points[0].throughput, 0) << "not measured";
  EXPECT_EQ(points[1].engine, "newsdex");
  EXPECT_EQ(points[1].articles, 100000);
  EXPECT_EQ(points[1].p50, 2) << "of keywords, with text";
  EXPECT_EQ(points[1].p95, 4);
  EXPECT_EQ(points[1].throughput, 780) << "of all threads";

  std::istringstream other("command: newsdex-names x\n");
  EXPECT_THROW(static_cast<void>(read_growth(other)), Error);
}

TEST(GrowthPlot, FitsAStraightLineThroughLogarithms) {
  const PowerLaw exact = fit({{1e4, 2}, {1e5, 20}, {1e6, 200}});
  EXPECT_NEAR(exact.exponent, 1, 1e-9);
  EXPECT_NEAR(exact.at(1e8), 20000, 1e-3);
  // In decades, 0 1 1 over -1 0 1 have the slope 0.5 and the middle 2/3.
  const PowerLaw middle = fit({{0.1, 1}, {1, 10}, {10, 10}});
  EXPECT_NEAR(middle.exponent, 0.5, 1e-9);
  EXPECT_NEAR(middle.factor, std::pow(10, 2.0 / 3), 1e-9);
}

TEST(GrowthPlot, SaysWhatIsPredicted) {
  std::ostringstream out;
  plot_growth({{"newsdex", 1e6, 10, 20, 90}, {"newsdex", 1e5, 1, 2, 900}, {"lucene", 1e5, 4, 5, 0}},
              out);
  const std::string svg = out.str();
  EXPECT_THAT(svg, HasSubstr("newsdex p50: ≈ 1 k (n^1.00)"));
  EXPECT_THAT(svg, HasSubstr("newsdex p95: ≈ 2 k (n^1.00)"));
  EXPECT_THAT(svg, HasSubstr("newsdex: ≈ 0.9 (n^-1.00)"));
  EXPECT_THAT(svg, HasSubstr(">lucene p50<")) << "one size: nothing to predict by";
  EXPECT_THAT(svg, Not(HasSubstr("nan")));
  EXPECT_TRUE(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
}

}  // namespace
}  // namespace newsdex::bench
