// The engine against the oracle: the same articles match, every page is full, and every highlight
// is a witness of the query. By hand with many queries: NEWSDEX_ORACLE_QUERIES=10000.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <newsdex/searcher.hpp>

#include "corpus/walk.hpp"
#include "tests/support/collected.hpp"
#include "tests/support/oracle.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/random_queries.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

std::size_t queries_wanted(std::size_t otherwise) {
  const char* wanted = std::getenv("NEWSDEX_ORACLE_QUERIES");
  return wanted == nullptr ? otherwise : std::stoul(wanted);
}

// Where the highlights are of what the article matches of the query, and of nothing else.
void expect_witnesses(test::Oracle& oracle, const Query& whole, const Hit& hit) {
  const Query query = oracle.matched_part(whole, hit.id);
  for (const ByteRange range : hit.passage.highlights) {
    const std::string shown = hit.passage.text.substr(range.begin, range.end - range.begin);
    EXPECT_TRUE(oracle.is_witnessed(query, shown)) << hit.id << " highlighted: " << shown;
  }
  for (const ByteRange range : hit.title_highlights) {
    const std::string shown = hit.title.substr(range.begin, range.end - range.begin);
    EXPECT_TRUE(oracle.is_witnessed(query, shown)) << hit.id << " in its title: " << shown;
  }
}

std::vector<std::string> ids_of(const SearchResult& result) {
  std::vector<std::string> ids;
  for (const Hit& hit : result.hits) ids.push_back(hit.id);
  std::ranges::sort(ids);
  return ids;
}

// All that is found, and how much it is said to be.
void expect_same_answer(Searcher& searcher, test::Oracle& oracle, const std::string& text) {
  const Query query = parse_query(text).query;
  SCOPED_TRACE(text + "\nread as: " + to_string(query));
  const SearchResult result =
      searcher.search(text, {.limit = 2000, .count_all = true, .timeout_seconds = 0});
  for (const Hit& hit : result.hits) expect_witnesses(oracle, query, hit);
  std::vector<std::string> expected = oracle.search(query);
  std::ranges::sort(expected);
  ASSERT_EQ(ids_of(result), expected);
  EXPECT_EQ(result.total, expected.size());
  EXPECT_EQ(result.total_is, TotalIs::kExact);
}

// ---- small articles of few words ----------------------------------------------------------------

// Many words of one stem, so that stems and words disagree often.
const std::vector<std::string> kManyOfAStem = {
    "respond", "responds", "responded", "the", "of", "Oil", "oils", "résumé", "resume", "resumes",
    "U.S.", "us", "Łódź", "lodz", "covid-19", "price", "prices", "and",
    // A name in spellings, some of them a form of one another, and a word that is none.
    "Lukashenko", "Lukashenka", "Łukaszenka", "Лукашенко", "Lukashenkos", "lukashenok", "Lodge"};

class SmallCorpus {
 public:
  explicit SmallCorpus(unsigned seed) : random_(seed) {
    for (std::size_t i = 0; i < 30; ++i) articles_.push_back(article(i));
  }

  [[nodiscard]] const std::vector<Article>& articles() const { return articles_; }

  test::RandomQueries::Material material() {
    test::RandomQueries::Material material{.words = kManyOfAStem, .runs = {}, .filters = {}};
    for (const Article& each : articles_) {
      if (!each.text.empty()) material.runs.push_back(plain(each.text));
    }
    material.filters = {"source:Gazette",
                        "source:wire",
                        "lang:en",
                        "lang:en-GB",
                        "topic:oil",
                        "topic:\"CRUDE\"",
                        "date:2001",
                        "date:2000-06..2001-03",
                        "date:..2000",
                        "date:2002-02..",
                        "path:/news/a",
                        "path:/news/b/a4.txt",
                        "id:a7",
                        "url:https://example.org/3",
                        "source:(wire OR gazette)",
                        "date:2000-01-01"};
    return material;
  }

 private:
  std::size_t below(std::size_t bound) { return random_.below(bound); }

  std::string words(std::size_t most) {
    static const std::vector<std::string> kJoints = {" ", " ", " ", ", ", ". ", "\n"};
    std::string text;
    for (std::size_t left = below(most + 1); left > 0; --left) {
      text += kManyOfAStem[below(kManyOfAStem.size())] + kJoints[below(kJoints.size())];
    }
    return text;
  }

  // Without punctuation between the words.
  static std::string plain(std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool ends_word = i + 1 < text.size() && (text[i + 1] == ' ' || text[i + 1] == '\n');
      if (text[i] == '\n' || (text[i] == ',' && ends_word)) text[i] = ' ';
    }
    return text;
  }

  Article article(std::size_t i) {
    Article made =
        test::article("a" + std::to_string(i), plain(words(4)), words(i == 0 ? 300 : 25));
    made.path = "/news/" + std::string(i % 3 == 0 ? "a" : "b") + "/a" + std::to_string(i) + ".txt";
    made.language = below(3) == 0 ? "en-GB" : "en";
    if (below(3) > 0) made.source = below(2) == 0 ? "Gazette" : "The Wire";
    if (below(5) == 0) made.source = "wire";
    if (below(2) == 0) made.topics.emplace_back("oil");
    if (below(2) == 0) made.topics.emplace_back("crude");
    if (below(2) == 0) made.byline = plain(words(3));
    if (below(4) == 0) made.url = "https://example.org/" + std::to_string(below(5));
    if (below(4) > 0) {
      made.date =
          parse_date("200" + std::to_string(below(3)) + "-0" + std::to_string(1 + below(9)));
    }
    return made;
  }

  test::RandomText random_;
  std::vector<Article> articles_;
};

TEST(SearchOracle, RandomQueriesOnRandomArticles) {
  constexpr std::size_t kOfOneCorpus = 100;
  const std::size_t wanted = queries_wanted(1000);
  for (unsigned seed = 0; seed * kOfOneCorpus < wanted; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    SmallCorpus corpus(seed);
    const test::TemporaryFolder folder;
    test::make_index(folder.path() / "index", corpus.articles());
    Searcher searcher({folder.path() / "index"});
    test::Oracle oracle(corpus.articles(), "en");
    test::RandomQueries random(seed, corpus.material());
    for (std::size_t i = 0; i < kOfOneCorpus; ++i) {
      expect_same_answer(searcher, oracle, random.query());
      if (HasFailure()) return;
    }
  }
}

// ---- Reuters ------------------------------------------------------------------------------------

std::vector<Article> reuters(std::size_t files) {
  test::Collected collected;
  const std::string folder = (test::data_dir() / "reuters21578").string();
  for (const FoundFile& file : walk(folder).files) {
    if (!file.path.ends_with(".sgm")) continue;
    if (files-- == 0) break;
    static_cast<void>(read_file(file.path, {}, collected));
  }
  return std::move(collected.articles);
}

// Words and runs of words as they stand in some of the articles.
test::RandomQueries::Material material_of(const std::vector<Article>& articles) {
  test::RandomQueries::Material material{
      .words = {}, .runs = {}, .filters = {}, .prefix_letters = 4};
  for (std::size_t i = 0; i < articles.size(); i += 7) {
    std::string run;
    for (const char c : articles[i].text.substr(0, 2000)) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (letter || c == ' ') run += c;
      if (c == '\n') run += ' ';
    }
    if (run.find_first_not_of(' ') == std::string::npos) continue;
    const std::size_t begin = run.find_first_not_of(' ', run.rfind(' ', run.size() / 2) + 1);
    if (begin == std::string::npos) continue;
    const std::string word = run.substr(begin, run.find(' ', begin) - begin);
    if (word != "AND" && word != "OR" && word != "NOT" && word != "NEAR") {
      material.words.push_back(word);
    }
    material.runs.push_back(std::move(run));
  }
  for (const char* filter :
       {"date:1987-03", "date:1987-06..", "date:..1987-02-28", "topic:crude", "topic:earn",
        "topic:(grain OR wheat)", "source:Reuters", "lang:en", "date:1987-04-01..1987-04-10"}) {
    material.filters.emplace_back(filter);
  }
  return material;
}

// How many are found, and of one file's which.
void expect_same_count(Searcher& searcher, test::Oracle& oracle, const std::string& text,
                       const std::string& file) {
  const SearchOptions count{.limit = 20, .count_all = true, .timeout_seconds = 0};
  const Query query = parse_query(text).query;
  SCOPED_TRACE(text + "\nread as: " + to_string(query));
  const SearchResult result = searcher.search(text, count);
  const std::vector<std::string> expected = oracle.search(query);
  ASSERT_EQ(result.total, expected.size());
  EXPECT_EQ(result.total_is, TotalIs::kExact);
  EXPECT_EQ(result.hits.size(), std::min<std::size_t>(20, expected.size()));
  const std::vector<std::string> ids = ids_of(result);
  for (const std::string& id : ids) {
    EXPECT_TRUE(std::ranges::find(expected, id) != expected.end()) << id;
  }
  for (const Hit& hit : result.hits) expect_witnesses(oracle, query, hit);
  // Without the count not every article is looked into, and the hits are the same.
  const SearchResult quick = searcher.search(text, {.limit = 20, .timeout_seconds = 0});
  ASSERT_EQ(quick.hits.size(), result.hits.size());
  for (std::size_t i = 0; i < quick.hits.size(); ++i) {
    EXPECT_EQ(quick.hits[i].id, result.hits[i].id) << i;
  }
  if (query.kind != Query::Kind::kNothing) {
    expect_same_answer(searcher, oracle, "(" + text + ") AND path:\"" + file + "\"");
  }
}

TEST(SearchOracle, RandomQueriesOnReuters) {
  if (!test::have_data("reuters21578")) GTEST_SKIP() << "the Reuters collection is not here";
  const std::size_t wanted = queries_wanted(60);
  const std::vector<Article> articles = reuters(wanted > 100 ? 22 : 1);
  const test::TemporaryFolder folder;
  test::make_index(folder.path() / "index", articles);
  Searcher searcher({folder.path() / "index"});
  test::Oracle oracle(articles, "en");
  test::RandomQueries random(21578, material_of(articles));
  for (std::size_t i = 0; i < std::min<std::size_t>(wanted, 2000); ++i) {
    const std::string text = random.query();
    expect_same_count(searcher, oracle, text, articles[random.below(articles.size())].path);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace newsdex
