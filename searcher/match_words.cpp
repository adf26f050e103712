#include "searcher/match_words.hpp"

#include <algorithm>

#include "searcher/match_all_words.hpp"
#include "searcher/match_any_word.hpp"
#include "searcher/word_lists.hpp"
#include "searcher/word_match.hpp"

namespace newsdex {
namespace {

using Articles = WordLists::Articles;

// How many articles match, as far as the words' lists tell.
Articles bounds(FlatQuery::Join join, const std::vector<Articles>& words, double all) {
  Articles found;
  double sum = 0;
  for (const Articles& word : words) {
    found.least = std::max(found.least, word.least);
    sum += word.most;
  }
  switch (join) {
    case FlatQuery::Join::kAny:
      found.most = static_cast<Xapian::doccount>(std::min(all, sum));
      break;
    case FlatQuery::Join::kAll:
      found.least = 0;
      found.most = std::ranges::min(words, {}, &Articles::most).most;
      break;
  }
  return found;
}

MatchedArticles result_of(WordMatch& match, const Articles& articles, bool was_stopped) {
  MatchedArticles matched;
  matched.best = match.take_best();
  const std::uint64_t least = std::max<std::uint64_t>(articles.least, match.counted());
  if (was_stopped) {
    matched.total = least;
    matched.total_is = TotalIs::kAtLeast;
  } else if (match.are_all_counted()) {
    matched.total = match.counted();
  } else if (least >= articles.most) {
    matched.total = articles.most;
  } else {
    matched.total = std::clamp<std::uint64_t>(two_digits(match.likely()), least, articles.most);
    matched.total_is = TotalIs::kAbout;
  }
  return matched;
}

}  // namespace

std::optional<MatchedArticles> match_words(const Xapian::Database& database, const FlatQuery& query,
                                           std::size_t wanted, bool count_all, Deadline& deadline) {
  const std::vector<DatabaseTables> tables = query.tables->of(database);
  if (tables.empty()) return std::nullopt;
  WordLists lists(database, tables, query);
  WordMatch match(wanted, count_all, deadline);
  const auto databases = static_cast<Xapian::docid>(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const PartOfAll part{i, tables.size(), database.get_lastdocid() / databases + 1};
    switch (query.join) {
      case FlatQuery::Join::kAny:
        AnyWordMatcher(lists.of(i), part, match).run();
        break;
      case FlatQuery::Join::kAll:
        AllWordsMatcher(lists.of(i), query.words.size(), part, match).run();
        break;
    }
  }
  return result_of(match, bounds(query.join, lists.articles(), database.get_doccount()),
                   deadline.look());
}

}  // namespace newsdex
