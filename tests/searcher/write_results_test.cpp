// Every writer on results made by hand.
#include "searcher/write_results.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

namespace newsdex {
namespace {

Hit full_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 12.25;
  hit.id = "wire/a.sgm#7";
  hit.docno = "7";
  hit.path = "/news/wire/a.sgm";
  hit.title = "Oil price up";
  hit.date = parse_date("1987-02-26T15:01:01Z");
  hit.source = "Reuters";
  hit.language = "de";
  hit.url = "https://x.example/7";
  hit.passage = {"The oil price rose.\nTraders cheered.", 3, 9, 1042, 1078, {{4, 13}}};
  hit.title_highlights = {{0, 3}, {4, 9}};
  return hit;
}

Hit bare_hit() {
  Hit hit;
  hit.rank = 2;
  hit.score = 0.5;
  hit.id = "wire/b c.txt";
  hit.docno = "b c";
  hit.path =
      "/news/wire/b\xFF"
      "c.txt";
  hit.passage = {"The lead.", 0, 1, 0, 9, {}};
  return hit;
}

SearchResult result_of(std::vector<Hit> hits) {
  SearchResult result;
  result.query = "Oil PRICE";
  result.parsed = "oil price";
  result.indexes = {{"/news/.newsdex", 7, 3, 21578}};
  result.hits = std::move(hits);
  result.total = 123;
  result.total_is = TotalIs::kAbout;
  result.elapsed_ms = 4.23456;
  return result;
}

std::string text_of(const SearchResult& result, const Terminal& terminal,
                    std::string_view id = {}) {
  std::ostringstream out;
  std::ostringstream err;
  const auto writer = text_writer(out, err, terminal, "/news");
  write(*writer, result, id);
  return out.str() + "--\n" + err.str();
}

TEST(WriteText, PlainWhereThereIsNoColour) {
  EXPECT_EQ(text_of(result_of({full_hit(), bare_hit()}), {}), R"(1. Oil price up
   1987-02-26 · Reuters · de · passage 3 of 9
   The oil price rose.
   Traders cheered.
   wire/a.sgm

2. wire/b c.txt
   in the title
   The lead.
   wire/b�c.txt
--

2 of about 123 articles in 4.2 ms
)");
}

TEST(WriteText, ColourShowsTitleMatchesAndTheRest) {
  Hit hit = full_hit();
  hit.passage.text = "The oil price rose.";
  EXPECT_EQ(text_of(result_of({hit}), {.color = true}),
            "1. \033[1;31mOil\033[0m\033[1m \033[0m\033[1;31mprice\033[0m\033[1m up\033[0m\n"
            "   \033[2m1987-02-26 · Reuters · de · passage 3 of 9\033[0m\n"
            "   The \033[1;31moil price\033[0m rose.\n"
            "   \033[35mwire/a.sgm\033[0m\n"
            "--\n\n1 of about 123 articles in 4.2 ms\n");
}

TEST(WriteText, RanksKeepTheTextInOneColumn) {
  Hit ninth = bare_hit();
  ninth.rank = 9;
  Hit tenth = bare_hit();
  tenth.rank = 10;
  const std::string text = text_of(result_of({ninth, tenth}), {});
  EXPECT_EQ(text.substr(0, text.find("\n    /")), text.substr(0, text.find("\n    /")));
  EXPECT_NE(text.find(" 9. wire/b c.txt\n    in the title\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\n10. wire/b c.txt\n    in the title\n"), std::string::npos) << text;
  EXPECT_NE(text.find("9 to 10 of about 123 articles"), std::string::npos) << text;
}

TEST(WriteText, NothingOfAnArticleSteersTheTerminal) {
  Hit hit = full_hit();
  hit.title =
      "A\033]0;owned\007\n\xC2\x9B"
      "B";
  hit.source = "X\rY\x7F";
  hit.path = "/news/\033[2Jwire";
  hit.passage.text =
      "a\x08"
      "b \u202Ec\u202C d\te\xFF";
  hit.passage.highlights = {};
  hit.title_highlights = {};
  hit.explanation = "s\033[1m";
  const std::string text = text_of(result_of({hit}), {});
  for (const char c : text)
    EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= ' ') << int{c};
  EXPECT_EQ(text.find("\xC2\x9B"), std::string::npos);
  EXPECT_NE(text.find("a�b c d e�"), std::string::npos) << text;
}

TEST(WriteText, ATitleAsLongAsAFileTakesAFewLines) {
  Hit hit = full_hit();
  for (int i = 0; i < 100'000; ++i) hit.title += " oil";
  hit.source = std::string(100'000, 'x');
  const std::string text = text_of(result_of({hit}), {});
  EXPECT_LT(std::ranges::count(text, '\n'), 20) << text.substr(0, 2'000);
  EXPECT_NE(text.find("\n   …\n   1987-02-26"), std::string::npos) << text.substr(0, 2'000);
  EXPECT_NE(text.find("\n   …\n   The oil price rose."), std::string::npos);
}

TEST(WriteText, APathKeepsItsBlanks) {
  Hit hit = full_hit();
  hit.path = "/news/  a  b\n.txt ";
  EXPECT_NE(text_of(result_of({hit}), {}).find("\n     a  b\uFFFD.txt \n"), std::string::npos);
}

TEST(WriteText, TheClosingLineSaysHowSureItIs) {
  struct Row {
    std::size_t hits;
    std::uint64_t total;
    TotalIs total_is;
    std::string_view line;
  };
  for (const Row& row : {
           Row{0, 0, TotalIs::kExact, "nothing found in 4.2 ms"},
           Row{0, 5, TotalIs::kExact, "none shown of 5 articles in 4.2 ms"},
           Row{1, 1, TotalIs::kExact, "1 article in 4.2 ms"},
           Row{1, 2, TotalIs::kExact, "1 of 2 articles in 4.2 ms"},
           Row{1, 21578, TotalIs::kAtLeast, "1 of at least 21,578 articles in 4.2 ms"},
           Row{1, 1234567, TotalIs::kAtMost, "1 of at most 1,234,567 articles in 4.2 ms"},
       }) {
    SearchResult result = result_of(std::vector<Hit>(row.hits, full_hit()));
    result.total = row.total;
    result.total_is = row.total_is;
    const std::string text = text_of(result, {});
    EXPECT_NE(text.find("\n" + std::string(row.line) + "\n"), std::string::npos) << text;
  }
}

// "161 of 103 articles".
TEST(WriteText, TheClosingLineTakesPassagesForNoArticles) {
  const auto closing = [](std::size_t first, std::size_t count) {
    SearchResult result = result_of(std::vector<Hit>(count, full_hit()));
    for (std::size_t i = 0; i < count; ++i) result.hits[i].rank = first + i;
    result.per_article = 3;
    result.total = 2;
    result.total_is = TotalIs::kExact;
    const std::string text = text_of(result, {});
    const std::size_t end = text.rfind(" in 4.2 ms");
    const std::size_t begin = text.rfind('\n', end) + 1;
    return text.substr(begin, end - begin);
  };
  EXPECT_EQ(closing(1, 5), "5 passages of 2 articles");
  EXPECT_EQ(closing(1, 2), "2 passages of 2 articles");
  EXPECT_EQ(closing(1, 1), "1 passage of 2 articles");
  EXPECT_EQ(closing(3, 2), "passages 3 to 4 of 2 articles");
  EXPECT_EQ(closing(5, 1), "passage 5 of 2 articles");
}

TEST(WriteText, NamesEachQueryAndExplains) {
  SearchResult result = result_of({});
  result.xapian_query = "Query(Zoil)";
  EXPECT_EQ(text_of(result, {}, "q1"),
            "== q1: Oil PRICE ==\n\nquery: oil price\nindex: Query(Zoil)\n\n--\n"
            "none shown of about 123 articles in 4.2 ms\n");
}

SearchResult result_with_names() {
  SearchResult result = result_of({});
  result.names = {{"lukashenko", {{"lukashenko", 1234, 1}, {"лукашенко", 1, 0.957}}}};
  result.suggestions = {{"gomel", 0, {{"homel", 3, 0.9}}, {{"camel", 2, 0.6}}},
                        {"brset", 1, {}, {{"brest", 12, 0.6}}}};
  return result;
}

TEST(WriteText, SaysWhichSpellingsMatchedAndWhatElseMayBeMeant) {
  std::ostringstream out;
  std::ostringstream err;
  const auto writer = text_writer(out, err, {}, "/news");
  write(*writer, result_with_names(), {});
  EXPECT_EQ(out.str(), "");
  EXPECT_EQ(err.str(),
            "lukashenko~: Lukashenko (1,234), Лукашенко (1)\n"
            "\"gomel\" is in no article; also spelt: Homel (3); gomel~ finds all; did you mean: "
            "camel (2)?\n"
            "\"brset\" is in 1 article; did you mean: brest (12)?\n"
            "none shown of about 123 articles in 4.2 ms\n");
}

TEST(WriteText, TheExplainedQuerySaysItOnce) {
  SearchResult result = result_with_names();
  result.suggestions.clear();
  result.xapian_query = "Query(Zx)";
  std::ostringstream out;
  std::ostringstream err;
  write(*text_writer(out, err, {}, "/news"), result, {});
  EXPECT_EQ(out.str(),
            "query: oil price\nindex: Query(Zx)\nname: lukashenko~: Lukashenko (1,234), Лукашенко "
            "(1)\n\n");
  EXPECT_EQ(err.str(), "none shown of about 123 articles in 4.2 ms\n");
}

TEST(WriteJson, NamesAndSuggestionsAreInTheFirstLine) {
  std::ostringstream out;
  write(*json_writer(out), result_with_names(), {});
  const auto begin = nlohmann::json::parse(out.str().substr(0, out.str().find('\n')));
  EXPECT_EQ(
      begin["names"].dump(),
      R"([{"name":"lukashenko","spellings":[{"articles":1234,"similarity":1.0,"word":"lukashenko"},)"
      R"({"articles":1,"similarity":0.96,"word":"лукашенко"}]}])");
  EXPECT_EQ(begin["suggestions"][1].dump(),
            R"({"also_spelt":[],"articles":1,"did_you_mean":[{"articles":12,"similarity":0.6,)"
            R"("word":"brest"}],"word":"brset"})");
}

TEST(WriteJson, LinesOfSchema1) {
  std::ostringstream out;
  SearchResult result = result_of({full_hit(), bare_hit()});
  result.warnings = {{0, 3, "look \"here\""}};
  write(*json_writer(out), result);
  EXPECT_EQ(
      out.str(),
      R"({"type":"begin","schema":1,"query":"Oil PRICE","parsed":"oil price","index":[{"path":"/news/.newsdex","generation":7,"revision":3,"articles":21578}],"warnings":[{"begin":0,"end":3,"message":"look \"here\""}]}
{"type":"hit","rank":1,"score":12.25,"id":"wire/a.sgm#7","docno":"7","path":"/news/wire/a.sgm","title":"Oil price up","date":"1987-02-26T15:01:01Z","source":"Reuters","language":"de","url":"https://x.example/7","passage":{"text":"The oil price rose.\nTraders cheered.","number":3,"of":9,"begin":1042,"end":1078,"highlights":[[4,13]]},"title_highlights":[[0,3],[4,9]]}
{"type":"hit","rank":2,"score":0.5,"id":"wire/b c.txt","docno":"b c","path":"/news/wire/b�c.txt","path_base64":"L25ld3Mvd2lyZS9i/2MudHh0","passage":{"text":"The lead.","number":0,"of":1,"begin":0,"end":9,"highlights":[]},"title_highlights":[]}
{"type":"end","returned":2,"total":123,"total_is":"about","elapsed_ms":4.235}
)");
}

TEST(WriteJson, EveryLineNamesTheQueryOfAFile) {
  std::ostringstream out;
  write(*json_writer(out), result_of({full_hit()}), "q1");
  std::istringstream lines(out.str());
  std::string line;
  while (std::getline(lines, line)) EXPECT_EQ(nlohmann::json::parse(line).at("query_id"), "q1");
}

TEST(WriteJson, IsUtf8WhateverWasTyped) {
  std::ostringstream out;
  SearchResult result = result_of({});
  result.query = "oil\xFF\033";
  result.indexes[0].path = "/x\xE9";
  write(*json_writer(out), result);
  const auto begin = nlohmann::json::parse(out.str().substr(0, out.str().find('\n')));
  EXPECT_EQ(begin["query"], "oil�\033");
  EXPECT_EQ(begin["index"][0]["path_base64"], "L3jp");
}

TEST(WriteTrec, ARunOfArticles) {
  std::ostringstream out;
  Hit again = full_hit();
  again.rank = 2;
  Hit last = bare_hit();
  last.rank = 3;
  write(*trec_writer(out), result_of({full_hit(), again, last}), "51");
  EXPECT_EQ(out.str(), "51 Q0 7 1 12.250000 newsdex\n51 Q0 b_c 3 0.500000 newsdex\n");
}

TEST(WriteTrec, ASingleQueryIsNumberOne) {
  std::ostringstream out;
  write(*trec_writer(out), result_of({full_hit()}));
  EXPECT_EQ(out.str(), "1 Q0 7 1 12.250000 newsdex\n");
}

TEST(WritePaths, EachOnceInTheirExactBytes) {
  std::ostringstream out;
  const auto writer = paths_writer(out, {});
  write(*writer, result_of({full_hit(), full_hit(), bare_hit()}), "1");
  write(*writer, result_of({full_hit()}), "2");
  EXPECT_EQ(out.str(),
            "/news/wire/a.sgm\n/news/wire/b\xFF"
            "c.txt\n");
}

TEST(WritePaths, NotRawOnATerminal) {
  std::ostringstream out;
  Hit hit = full_hit();
  hit.path = "/news/\033[2J";
  write(*paths_writer(out, {.is_terminal = true}), result_of({hit}));
  EXPECT_EQ(out.str(), "/news/�[2J\n");
}

TEST(WriteCount, OneNumberAQuery) {
  std::ostringstream out;
  const auto writer = count_writer(out);
  write(*writer, result_of({}));
  write(*writer, result_of({}), "q1");
  EXPECT_EQ(out.str(), "123\nq1\t123\n");
}

}  // namespace
}  // namespace newsdex
