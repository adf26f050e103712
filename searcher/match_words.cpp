#include "searcher/match_words.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "common/schema.hpp"
#include "searcher/match_all_words.hpp"
#include "searcher/match_any_word.hpp"
#include "searcher/match_phrases.hpp"
#include "searcher/occurrences.hpp"
#include "searcher/restrictions.hpp"
#include "searcher/word_lists.hpp"
#include "searcher/word_match.hpp"

namespace newsdex {
namespace {

using Articles = WordLists::Articles;

constexpr Xapian::doccount kHardlyAny = 64;  // one of so many

// How many articles match, as far as the words' lists tell.
Articles bounds(const FlatQuery& query, const std::vector<Articles>& words, double all) {
  Articles found;
  double sum = 0;
  for (const Articles& word : words) {
    found.least = std::max(found.least, word.least);
    sum += word.most;
  }
  if (!query.restrictions.empty()) found.least = 0;
  switch (query.join) {
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

void read(const Xapian::Database& database, const FlatQuery& query,
          const std::vector<DatabaseTables>& tables, WordLists& lists, WordMatch& match) {
  const std::size_t databases = tables.size();
  const Xapian::docid last = database.get_lastdocid() / static_cast<Xapian::docid>(databases) + 1;
  for (std::size_t i = 0; i < databases; ++i) {
    const PartOfAll part{i, databases, last};
    Restrictions restrictions(tables[i], query.restrictions);
    switch (query.join) {
      case FlatQuery::Join::kAny:
        AnyWordMatcher(lists.of(i), restrictions, part, match).run();
        break;
      case FlatQuery::Join::kAll:
        AllWordsMatcher(lists.of(i), lists.articles().size(), restrictions, part, match).run();
        break;
    }
  }
}

// Words are read and filters asked: where hardly an article passes, Xapian goes through those that
// do, and is done sooner.
bool hardly_any_pass(const Xapian::Database& database, const FlatQuery& query,
                     const std::vector<DatabaseTables>& tables) {
  const auto excludes_all = [&database](const FlatQuery::Restriction& restriction) {
    const auto& dates = restriction.filter.dates;
    return dates && restriction.filter.terms.empty() && !restriction.excludes &&
           (dates->last < database.get_value_lower_bound(schema::kPublishedSlot) ||
            dates->first > database.get_value_upper_bound(schema::kPublishedSlot));
  };
  if (query.restrictions.empty()) return false;
  if (std::ranges::any_of(query.restrictions, excludes_all)) return true;
  std::uint64_t passing = 0;
  for (const DatabaseTables& of_one : tables) {
    const std::uint64_t most = Restrictions(of_one, query.restrictions).most();
    passing += std::min<std::uint64_t>(most, database.get_doccount());
  }
  return passing < database.get_doccount() / kHardlyAny;
}

MatchedArticles best_of(WordMatch& match, const Articles& articles, bool was_stopped) {
  MatchedArticles matched;
  matched.best = match.take_best();
  std::sort(matched.best.begin(), matched.best.end());
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

// Articles that have the words of a query with phrases.
std::optional<MatchedArticles> with_phrases(const Xapian::Database& database,
                                            const MatchRequest& request, Deadline& deadline) {
  const FlatQuery& query = *request.flat;
  const auto read_words = [&database, &query](WordMatch& match) {
    const std::vector<DatabaseTables> tables = query.tables->of(database);
    WordLists lists(database, tables, query);
    read(database, query, tables, lists, match);
  };
  auto finder =
      std::make_shared<OccurrenceFinder>(database, *query.tables, *query.analyzers, deadline);
  const auto look_into = [&query, &deadline, finder](std::span<const MatchedArticle> articles,
                                                     std::vector<MatchedArticle>& found) {
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (deadline.passed()) return i;
      const bool holds_all = std::ranges::all_of(query.phrases, [&](const auto& phrase) {
        return finder->holds(articles[i].id, *phrase, {});
      });
      if (holds_all) found.push_back(articles[i]);
    }
    return articles.size();
  };
  return match_phrases(database.get_doccount(), request, {read_words, look_into}, deadline);
}

}  // namespace

std::optional<MatchedArticles> match_words(const Xapian::Database& database,
                                           const MatchRequest& request, Deadline& deadline) {
  const FlatQuery& query = *request.flat;
  const std::vector<DatabaseTables> tables = query.tables->of(database);
  if (tables.empty() || hardly_any_pass(database, query, tables)) return std::nullopt;
  if (!query.phrases.empty()) return with_phrases(database, request, deadline);
  WordLists lists(database, tables, query);
  WordMatch match(request.wanted, request.count_all, deadline);
  read(database, query, tables, lists, match);
  const auto all = static_cast<double>(database.get_doccount());
  return best_of(match, bounds(query, lists.articles(), all), deadline.look());
}

}  // namespace newsdex
