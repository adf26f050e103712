// The command line of news-search: what is typed, and what is meant by it.
#include "searcher/args.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::int64_t kNow = 1'769'951'655;  // 2026-02-01T13:14:15Z

struct Read {
  ParsedSearchArguments parsed;
  std::string out;
  std::string err;
};

Read read(const std::vector<std::string>& typed) {
  std::ostringstream out;
  std::ostringstream err;
  ParsedSearchArguments parsed = parse_search_arguments(typed, kNow, out, err);
  return {std::move(parsed), out.str(), err.str()};
}

SearchArguments meant(const std::vector<std::string>& typed) {
  Read result = read(typed);
  EXPECT_EQ(result.err, "");
  EXPECT_TRUE(result.parsed.arguments);
  return result.parsed.arguments.value_or(SearchArguments{});
}

TEST(Args, TheQueryIsWhatIsNoOption) {
  struct Row {
    std::vector<std::string> typed;
    std::string_view query;
    std::string_view because;
  };
  const std::vector<Row> rows = {
      {{"oil", "price"}, "oil price", "words are joined"},
      {{"oil price -gas"}, "oil price -gas", "one argument is the query as it is"},
      {{"oil", "-gas"}, "oil -gas", "after the first word a minus is of the query"},
      {{"--limit", "3", "oil", "-gas"}, "oil -gas", "an option's value is no word"},
      {{"oil", "--limit", "3", "-gas"}, "oil -gas", "long options stand anywhere"},
      {{"oil", "--json", "gas"}, "oil gas", "and those without a value"},
      {{"oil", "--limit=3"}, "oil", ""},
      {{"-n", "3", "oil"}, "oil", "short ones stand before the query"},
      {{"-n3", "oil"}, "oil", "their value attached or not"},
      {{"--", "-oil", "gas"}, "-oil gas", "after -- all is query"},
      {{"--json", "--", "--limit", "3"}, "--limit 3", ""},
      {{"oil", "--", "--json"}, "oil --json", ""},
      {{"--source", "BBC", "--", "-oil"}, "-oil", "a repeatable option ends with its value"},
      {{"+oil", "-gas"}, "+oil -gas", "a plus begins a query"},
      {{"oil", "-"}, "oil -", ""},
      {{"-", "oil"}, "- oil", "a dash alone is no option"},
      {{"oil", "-gas -coal"}, "oil -gas -coal", ""},
      {{"oil", "source:BBC News"}, "oil source:\"BBC News\"", "the shell took its quotation marks"},
      {{"oil", "-title:peace talks"}, "oil -title:\"peace talks\"", ""},
      {{"oil", "foo:bar baz"}, "oil foo:bar baz", "foo is no field"},
      {{"oil", "title:\"a b\" c"}, "oil title:\"a b\" c", "it has its quotation marks"},
      {{"oil", "title:(a b)"}, "oil title:(a b)", ""},
      {{"source:BBC News"}, "source:BBC News", "of one argument nobody knows"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(meant(row.typed).query, row.query)
        << testing::PrintToString(row.typed) << row.because;
  }
}

TEST(Args, DefaultsAreThoseOfTheLibrary) {
  const SearchArguments arguments = meant({"oil"});
  const SearchOptions defaults;
  EXPECT_EQ(arguments.options.limit, defaults.limit);
  EXPECT_EQ(arguments.options.offset, defaults.offset);
  EXPECT_EQ(arguments.options.per_article, defaults.per_article);
  EXPECT_EQ(arguments.options.sort, defaults.sort);
  EXPECT_EQ(arguments.options.timeout_seconds, defaults.timeout_seconds);
  EXPECT_EQ(arguments.options.recent_half_life, 0);
  EXPECT_FALSE(arguments.options.since || arguments.options.until);
  EXPECT_FALSE(arguments.options.plain || arguments.options.strict || arguments.options.explain ||
               arguments.options.count_all);
  EXPECT_TRUE(arguments.indexes.empty());
  EXPECT_EQ(arguments.format, OutputFormat::kText);
  EXPECT_EQ(arguments.color, Color::kAuto);
}

TEST(Args, RecentTakesItsHalfLifeAfterAnEqualsSignAlone) {
  constexpr double kDay = 86'400;
  EXPECT_EQ(meant({"--recent", "oil", "price"}).options.recent_half_life, 30 * kDay);
  EXPECT_EQ(meant({"--recent", "oil", "price"}).query, "oil price");
  EXPECT_EQ(meant({"oil", "--recent"}).options.recent_half_life, 30 * kDay);
  EXPECT_EQ(meant({"oil", "--recent=12h"}).options.recent_half_life, kDay / 2);
  EXPECT_EQ(meant({"--recent=1Y", "--recent=2w", "oil"}).options.recent_half_life, 14 * kDay);
}

TEST(Args, EveryOption) {
  const SearchArguments arguments = meant({"--index",
                                           "a",
                                           "--index=b",
                                           "--limit",
                                           "5",
                                           "--offset",
                                           "20",
                                           "--per-article",
                                           "3",
                                           "--timeout",
                                           "2.5",
                                           "--sort",
                                           "oldest",
                                           "--since",
                                           "7d",
                                           "--until",
                                           "2026-01",
                                           "--source",
                                           "BBC News",
                                           "--source",
                                           "Reuters",
                                           "--language",
                                           "German",
                                           "--language",
                                           "eng",
                                           "--phrase",
                                           "-not an option",
                                           "--phrase",
                                           "b c",
                                           "--plain",
                                           "--strict",
                                           "--explain",
                                           "--format",
                                           "trec",
                                           "--color",
                                           "always",
                                           "oil"});
  EXPECT_THAT(arguments.indexes, ElementsAre("a", "b"));
  EXPECT_EQ(arguments.options.limit, 5U);
  EXPECT_EQ(arguments.options.offset, 20U);
  EXPECT_EQ(arguments.options.per_article, 3U);
  EXPECT_EQ(arguments.options.timeout_seconds, 2.5);
  EXPECT_EQ(arguments.options.sort, Sort::kOldest);
  EXPECT_EQ(arguments.options.since, parse_date("2026-01-25"));
  EXPECT_EQ(arguments.options.until, parse_date("2026-01"));
  EXPECT_THAT(arguments.options.sources, ElementsAre("BBC News", "Reuters"));
  EXPECT_THAT(arguments.options.languages, ElementsAre("de", "en"));
  EXPECT_THAT(arguments.options.phrases, ElementsAre("-not an option", "b c"));
  EXPECT_TRUE(arguments.options.plain && arguments.options.strict && arguments.options.explain);
  EXPECT_EQ(arguments.format, OutputFormat::kTrec);
  EXPECT_EQ(arguments.color, Color::kAlways);
}

TEST(Args, TheLastOfARepeatedOptionHolds) {
  EXPECT_EQ(meant({"-n", "5", "--limit=7", "oil"}).options.limit, 7U);
  EXPECT_EQ(meant({"--format", "trec", "--format", "json", "oil"}).format, OutputFormat::kJson);
}

TEST(Args, JsonIsShortForItsFormat) {
  EXPECT_EQ(meant({"oil", "--json"}).format, OutputFormat::kJson);
  EXPECT_EQ(meant({"oil", "--json", "--format", "json"}).format, OutputFormat::kJson);
}

TEST(Args, CountingIsExactAndShowsNothing) {
  const SearchArguments arguments = meant({"--format", "count", "oil"});
  EXPECT_TRUE(arguments.options.count_all);
  EXPECT_EQ(arguments.options.limit, 0U);
}

TEST(Args, AQueryCanBeFiltersAlone) {
  EXPECT_EQ(meant({"--source", "BBC"}).query, "");
  EXPECT_EQ(meant({"--since", "2022"}).query, "");
  EXPECT_EQ(meant({"--phrase", "oil price"}).query, "");
  EXPECT_EQ(meant({"--query-file", "-"}).query_file, "-");
}

TEST(Args, BadUsageIsStatus2AndSaysWhatToDo) {
  struct Row {
    std::vector<std::string> typed;
    std::string_view says;
  };
  const std::vector<Row> rows = {
      {{}, "there is no query; write what to search for"},
      {{" "}, "there is no query"},
      {{"--json"}, "there is no query"},
      {{"--limt", "3", "oil"}, "there is no option --limt; did you mean --limit?"},
      {{"oil", "--colour", "never"}, "did you mean --color?"},
      {{"oil", "--frobnicate"},
       "there is no option --frobnicate; news-search --help shows them all"},
      {{"-oil", "gas"}, "write -- before the query: news-search -- -oil"},
      {{"-nato", "eu"}, "there is no option -nato"},
      {{"-x"}, "there is no option -x"},
      {{"oil", "--limit"}, "--limit needs a value: --limit N;"},
      {{"--limit=", "oil"}, "--limit needs a value: --limit N;"},
      {{"--source=", "oil"}, "--source needs a value: --source NAME;"},
      {{"--query-file="}, "--query-file needs a value: --query-file FILE|-;"},
      {{"-n", "", "oil"}, "-n needs a value: -n N;"},
      {{"--recent=", "oil"}, "nothing follows the = of --recent=; write --recent alone"},
      {{"oil", "--limit", "many"},
       "--limit needs a whole number from 0 to 1000000000, not \"many\""},
      {{"oil", "--limit", "-1"}, "--limit needs a whole number"},
      {{"oil", "--limit", "1e3"}, "--limit needs a whole number"},
      {{"oil", "--limit", "99999999999999999999"}, "--limit needs a whole number"},
      {{"oil", "--per-article", "0"}, "--per-article needs a whole number from 1"},
      {{"oil", "--phrase", ""}, "--phrase needs a value"},
      {{"oil", "--timeout", "soon"}, "--timeout needs a number of seconds, not \"soon\""},
      {{"oil", "--timeout", "-1"}, "--timeout needs a number of seconds"},
      {{"oil", "--timeout", "nan"}, "--timeout needs a number of seconds"},
      {{"oil", "--sort", "new"},
       "--sort can be relevance, newest, oldest, not \"new\"; did you mean newest?"},
      {{"oil", "--recent=soon"}, "--recent=HALF-LIFE needs a time, not \"soon\": 12h, 7d"},
      {{"oil", "--recent=0d"}, "--recent=HALF-LIFE needs a time"},
      {{"oil", "--recent", "--sort", "newest"}, "--recent is for --sort relevance"},
      {{"oil", "--format", "xml"}, "--format can be text, json, trec, paths, count"},
      {{"oil", "--color", "yes"}, "--color can be auto, always, never"},
      {{"oil", "--since", "soon"}, "--since needs a date, not \"soon\""},
      {{"oil", "--since", "2022-03", "--until", "2022-02"}, "--since 2022-03 comes after --until"},
      {{"oil", "--until", "2022-13"}, "--until needs a date"},
      {{"oil", "--language", "klingonish"}, "\"klingonish\" is no language"},
      {{"oil", "--json", "--format", "trec"}, "choose one format"},
      {{"oil", "--query-file", "q.tsv"}, "leave out the query itself"},
      {{"oil", "--plain=maybe"}, "--plain"},
  };
  for (const Row& row : rows) {
    const Read result = read(row.typed);
    EXPECT_FALSE(result.parsed.arguments) << testing::PrintToString(row.typed);
    EXPECT_EQ(result.parsed.status, 2) << testing::PrintToString(row.typed);
    EXPECT_THAT(result.err, HasSubstr(row.says));
    EXPECT_THAT(result.err, testing::StartsWith("news-search: "));
    EXPECT_EQ(result.out, "");
  }
}

TEST(Args, AShortOptionAfterTheQueryIsNoted) {
  const Read result = read({"oil", "-n", "3"});
  ASSERT_TRUE(result.parsed.arguments);
  EXPECT_EQ(result.parsed.arguments->query, "oil -n 3");
  EXPECT_THAT(result.err, HasSubstr("-n excludes the word \"n\""));
}

TEST(Args, HelpAndVersionAreData) {
  const Read help = read({"--help"});
  EXPECT_FALSE(help.parsed.arguments);
  EXPECT_EQ(help.parsed.status, 0);
  EXPECT_THAT(help.out, HasSubstr("docs/query-language.md"));
  EXPECT_THAT(help.out, HasSubstr("Exit status"));
  EXPECT_EQ(help.err, "");
  EXPECT_EQ(read({"oil", "--help"}).out, help.out);
  EXPECT_EQ(read({"-h"}).out, help.out);
  EXPECT_THAT(read({"--version"}).out, testing::MatchesRegex("news-search [0-9.]+\n"));
}

}  // namespace
}  // namespace newsdex
