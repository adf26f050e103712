#include "bench/peers/searching/operators.hpp"

#include <array>
#include <sstream>
#include <string_view>

#include <fmt/format.h>

#include "bench/peers/indexing/json_lines.hpp"
#include "bench/peers/queries.hpp"

namespace newsdex::bench {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 16> kFrequent = {"in the",
                                                        "of the",
                                                        "to be",
                                                        "it is",
                                                        "on the",
                                                        "for the",
                                                        "at the",
                                                        "one of the",
                                                        "as well as",
                                                        "will be the",
                                                        "said it was",
                                                        "the united states",
                                                        "by the end of",
                                                        "of the united states",
                                                        "in the first quarter",
                                                        "to be or not to be"};

Words split(const std::string& query) {
  std::istringstream in(query.front() == '"' ? query.substr(1, query.size() - 2) : query);
  Words words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// FTS5 takes quoted words for nothing but words.
std::string quoted(const std::string& word) { return "\"" + word + "\""; }

// Adds the queries that `xapian` and `sqlite` make of each list of words.
template <class Xapian, class Sqlite>
OperatorQueries made(std::string name, const std::vector<Words>& lists, Xapian&& xapian,
                     Sqlite&& sqlite) {
  OperatorQueries queries{std::move(name), {}, {}};
  for (const Words& words : lists) {
    queries.xapian.push_back(xapian(words));
    queries.sqlite.push_back(sqlite(words));
  }
  return queries;
}

std::string any_of(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " OR ") + quoted(word);
  return text;
}

std::string phrase(const Words& words) { return fmt::format("\"{}\"", fmt::join(words, " ")); }

}  // namespace

std::vector<OperatorQueries> operator_queries(const std::filesystem::path& json_lines,
                                              std::size_t count) {
  constexpr std::size_t kAskAboutEvery = 20;  // articles
  QueryMaker maker(kAskAboutEvery);
  for_each_article(json_lines, [&](const Article& article) { maker.see(article.text); });
  const Queries queries = maker.take(count);
  std::vector<Words> words;
  std::vector<Words> runs;
  std::vector<Words> frequent;
  for (const std::string& query : queries.keywords) words.push_back(split(query));
  for (const std::string& query : queries.phrases) runs.push_back(split(query));
  for (const std::string_view text : kFrequent) frequent.push_back(split(std::string(text)));

  const auto first = [](const Words& w) { return w[0]; };
  const auto first_quoted = [](const Words& w) { return quoted(w[0]); };
  const auto joined = [](std::string_view between) {
    return [between](const Words& w) { return fmt::format("{} {} {}", w[0], between, w[1]); };
  };
  const auto joined_quoted = [](std::string_view between) {
    return [between](const Words& w) {
      return fmt::format("{} {} {}", quoted(w[0]), between, quoted(w[1]));
    };
  };
  std::vector<OperatorQueries> all = {
      made("word", words, first, first_quoted),
      made(
          "keywords, two or three", words,
          [](const Words& w) { return fmt::format("{}", fmt::join(w, " ")); }, any_of),
      made("AND", words, joined("AND"), joined_quoted("AND")),
      made("OR", words, joined("OR"), joined_quoted("OR")),
      made("NOT", words, joined("NOT"), joined_quoted("NOT")),
      made("phrase of three words", runs, phrase, phrase),
      made("phrase of frequent words", frequent, phrase, phrase),
      made(
          "NEAR/5", runs, [](const Words& w) { return fmt::format("{} NEAR/5 {}", w[0], w[2]); },
          [](const Words& w) { return fmt::format("NEAR(\"{}\" \"{}\", 5)", w[0], w[2]); }),
      made(
          "prefix, four letters", words, [](const Words& w) { return w[0].substr(0, 4) + "*"; },
          [](const Words& w) { return w[0].substr(0, 4) + "*"; }),
      made(
          "title:word", words, [](const Words& w) { return "title:" + w[0]; },
          [](const Words& w) { return "title : " + quoted(w[0]); }),
      made(
          "star in a phrase", runs,
          [](const Words& w) { return fmt::format("\"{} {}*\"", w[0], w[1].substr(0, 3)); },
          [](const Words& w) { return fmt::format("\"{} {}\" *", w[0], w[1].substr(0, 3)); }),
      made(
          "word, in a year", words, [](const Words& w) { return w[0] + " date:1987"; }, first),
  };
  all.back().sqlite.clear();
  all.back().stock = false;
  // In FTS5 a star may end a phrase; the stock QueryParser knows none there.
  all[all.size() - 2].stock = false;
  return all;
}

}  // namespace newsdex::bench
