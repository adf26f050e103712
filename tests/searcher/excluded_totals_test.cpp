// How many articles are said to be left where filters exclude some, against counting them one by
// one: an article has one language and one publisher, so filters of a field exclude each other, and
// a word stands in the articles of its language. Xapian's guess knows neither.
#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/small_searches.hpp"
#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

class ExcludedTotals : public test::SmallSearches {
 protected:
  static constexpr std::size_t kArticles = 4000;  // Xapian always counts the first thousand

  std::size_t below(std::size_t bound) { return random_.below(bound); }

  // Most are of the first of so many.
  std::size_t skewed(std::size_t bound) { return std::min(below(bound), below(bound)); }

  std::vector<Article> articles() {
    static const std::vector<std::string> kWords = {"the oil", "de petróleo", "na mafuta", "der"};
    std::vector<Article> made;
    for (std::size_t i = 0; i < kArticles; ++i) {
      const std::size_t language = skewed(kLanguages.size());
      made.push_back(test::article("a" + std::to_string(i), "", kWords[language] + " said",
                                   kLanguages[language]));
      made.back().source = kSources[skewed(kSources.size())];
      made.back().date = parse_date(kMonths[skewed(kMonths.size())] + "-03");
    }
    return made;
  }

  struct Excluded {
    std::string typed;  // a space behind
    std::vector<bool> left = std::vector<bool>(kArticles, true);
  };

  // One to four filters, of any fields.
  Excluded excluded(const std::vector<Article>& all) {
    Excluded made;
    const bool by_operators = below(2) == 0;
    for (std::size_t count = 1 + below(4); count > 0; --count) {
      const std::size_t field = below(3);
      const auto& values = field == 0 ? kLanguages : field == 1 ? kSources : kMonths;
      const std::string& value = values[below(values.size())];
      static const std::vector<std::string> kNames = {"lang:", "source:", "date:"};
      made.typed += (by_operators ? "NOT " : "-") + kNames[field] + value + " ";
      for (std::size_t i = 0; i < kArticles; ++i) {
        const std::string date = to_string(*all[i].date).substr(0, 7);
        const std::string& has = field == 0 ? all[i].language : field == 1 ? all[i].source : date;
        if (has == value) made.left[i] = false;
      }
    }
    return made;
  }

  test::RandomText random_{7};
  const std::vector<std::string> kLanguages = {"en", "pt", "sw", "de"};
  const std::vector<std::string> kSources = {"wire", "gazette", "herald", "post", "echo"};
  const std::vector<std::string> kMonths = {"2001-01", "2001-02", "2001-03", "2001-04"};
};

void expect_total(Searcher& searcher, const std::string& query, Sort sort, std::ptrdiff_t total) {
  SCOPED_TRACE(query);
  const SearchResult result = searcher.search(query, {.limit = 5, .sort = sort});
  EXPECT_EQ(static_cast<std::ptrdiff_t>(result.total), total);
  EXPECT_EQ(result.total_is, TotalIs::kExact);
  EXPECT_EQ(std::ssize(result.hits), std::min<std::ptrdiff_t>(5, total));
}

TEST_F(ExcludedTotals, AreThoseOfCountingOneByOne) {
  const std::vector<Article> all = articles();
  Searcher searcher = over(all);
  for (int i = 0; i < 50; ++i) {
    const Excluded filters = excluded(all);
    expect_total(searcher, filters.typed, Sort::kRelevance, std::ranges::count(filters.left, true));
    for (const std::string word : {"said", "oil", "de"}) {
      std::ptrdiff_t total = 0;
      for (std::size_t k = 0; k < kArticles; ++k) {
        const bool has = (" " + all[k].text + " ").find(" " + word + " ") != std::string::npos;
        total += filters.left[k] && has ? 1 : 0;
      }
      expect_total(searcher, word + " " + filters.typed, Sort::kRelevance, total);
      expect_total(searcher, word + " " + filters.typed, Sort::kNewest, total);
    }
    if (HasFailure()) return;
  }
}

// By date nothing is passed over, whatever is asked.
TEST_F(ExcludedTotals, AnyTotalByDateIsExact) {
  const std::vector<Article> all = articles();
  Searcher searcher = over(all);
  const auto has_either = [](const Article& article) {
    return article.language == "en" || article.language == "pt";
  };
  for (const Sort sort : {Sort::kNewest, Sort::kOldest}) {
    expect_total(searcher, "oil petróleo", sort, std::ranges::count_if(all, has_either));
  }
}

}  // namespace
}  // namespace newsdex
