#include "searcher/match_words.hpp"

#include <algorithm>

#include "searcher/choose_by_phrases.hpp"
#include "searcher/match_all_words.hpp"
#include "searcher/match_any_word.hpp"
#include "searcher/word_lists.hpp"
#include "searcher/word_match.hpp"

namespace newsdex {
namespace {

using Articles = WordLists::Articles;

// Of the articles that have all words of a phrase so many, the best by these, are kept to be looked
// into: what takes more is rare, and is left to Xapian's matcher, which keeps none.
constexpr std::size_t kMostCandidates = 65536;

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

void read(const Xapian::Database& database, FlatQuery::Join join, WordLists& lists,
          std::size_t databases, WordMatch& match) {
  const Xapian::docid last = database.get_lastdocid() / static_cast<Xapian::docid>(databases) + 1;
  for (std::size_t i = 0; i < databases; ++i) {
    const PartOfAll part{i, databases, last};
    switch (join) {
      case FlatQuery::Join::kAny:
        AnyWordMatcher(lists.of(i), part, match).run();
        break;
      case FlatQuery::Join::kAll:
        AllWordsMatcher(lists.of(i), lists.articles().size(), part, match).run();
        break;
    }
  }
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

// Nothing where more articles would have to be looked into than were kept.
std::optional<MatchedArticles> with_phrases(const Xapian::Database& database,
                                            const FlatQuery& query, WordMatch& match,
                                            std::size_t wanted, bool count_all,
                                            Deadline& deadline) {
  std::vector<MatchedArticle> candidates = match.take_best();
  const std::size_t kept = candidates.size();
  const std::size_t needed = count_all ? kept : wanted;
  ChosenArticles chosen =
      choose_by_phrases(database, query, std::move(candidates), needed, deadline);
  const bool are_all_counted = match.are_all_counted();
  const bool was_stopped = deadline.look();
  MatchedArticles matched{.best = std::move(chosen.articles)};
  matched.total = matched.best.size();
  if (was_stopped) {
    matched.total_is = TotalIs::kAtLeast;
  } else if (chosen.looked_into < kept || !are_all_counted || match.counted() > kept) {
    if (matched.total < needed) return std::nullopt;
    const double all = are_all_counted ? static_cast<double>(match.counted()) : match.likely();
    const double others = std::max(0.0, all - static_cast<double>(chosen.looked_into));
    matched.total = std::max(matched.total, two_digits(static_cast<double>(matched.total) +
                                                       others * chosen.share_of_others));
    matched.total_is = TotalIs::kAbout;
  }
  if (matched.best.size() > wanted) matched.best.resize(wanted);
  return matched;
}

}  // namespace

std::optional<MatchedArticles> match_words(const Xapian::Database& database, const FlatQuery& query,
                                           std::size_t wanted, bool count_all, Deadline& deadline) {
  const std::vector<DatabaseTables> tables = query.tables->of(database);
  if (tables.empty()) return std::nullopt;
  WordLists lists(database, tables, query);
  if (query.phrases.empty()) {
    WordMatch match(wanted, count_all, deadline);
    read(database, query.join, lists, tables.size(), match);
    return best_of(match, bounds(query.join, lists.articles(), database.get_doccount()),
                   deadline.look());
  }
  const std::size_t all = database.get_doccount();
  WordMatch match(count_all ? all : std::max(kMostCandidates, 2 * wanted), count_all, deadline);
  read(database, query.join, lists, tables.size(), match);
  return with_phrases(database, query, match, wanted, count_all, deadline);
}

}  // namespace newsdex
