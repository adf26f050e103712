#include "searcher/match_words.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "common/schema.hpp"
#include "searcher/match_all_words.hpp"
#include "searcher/match_any_word.hpp"
#include "searcher/phrase_chooser.hpp"
#include "searcher/restrictions.hpp"
#include "searcher/word_lists.hpp"
#include "searcher/word_match.hpp"

namespace newsdex {
namespace {

using Articles = WordLists::Articles;

// Of the articles that have all words of a phrase so many, the best by these, are kept to be looked
// into. Where they are not enough, which is rare, the lists are read once more for many more of
// them; what takes more still is left to Xapian's matcher, which keeps none.
constexpr std::size_t kFirstCandidates = 1024;
constexpr std::size_t kFirstOfWanted = 4;
constexpr std::size_t kMostCandidates = 65536;
// All of them are looked into where they are at most so many times as many as are wanted.
constexpr std::size_t kCountedOfWanted = 4;
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

// The articles that have the words of phrases.
class PhraseWords {
 public:
  PhraseWords(const Xapian::Database& database, const MatchRequest& request, Deadline& deadline)
      : database_(database),
        query_(*request.flat),
        deadline_(deadline),
        most_(request.count_all ? database.get_doccount()
                                : std::max(kMostCandidates, 2 * request.wanted)),
        at_first_(request.count_all ? most_
                                    : std::max(kFirstCandidates, kFirstOfWanted * request.wanted)) {
  }

  [[nodiscard]] PhraseCandidates find() {
    WordMatch match(std::min(at_first_, most_), true, deadline_);
    read(match);
    counted_ = match.counted();
    PhraseCandidates found{.best = match.take_best()};
    if (found.best.size() == std::min(counted_, most_)) return found;
    found.sample = match.sample().articles();
    found.all = [*this] {
      WordMatch once_more(most_, true, deadline_);
      read(once_more);
      return once_more.take_best();
    };
    return found;
  }

  // How many have the words, and whether all of these can be looked into.
  [[nodiscard]] std::size_t counted() const { return counted_; }
  [[nodiscard]] bool are_all_kept() const { return counted_ <= most_; }

 private:
  void read(WordMatch& match) const {
    const std::vector<DatabaseTables> tables = query_.tables->of(database_);
    WordLists lists(database_, tables, query_);
    newsdex::read(database_, query_, tables, lists, match);
  }

  const Xapian::Database& database_;
  const FlatQuery& query_;
  Deadline& deadline_;
  std::size_t most_;
  std::size_t at_first_;
  std::size_t counted_ = 0;
};

// How many are to be found before any are given: where those that have the words are few, all of
// them, so that they are counted.
std::size_t found_at_first(const MatchRequest& request, const PhraseWords& words) {
  const bool are_few = words.counted() <= kCountedOfWanted * request.wanted;
  if (request.count_all || (words.are_all_kept() && are_few)) return words.counted();
  return words.are_all_kept() && request.at_first > 0 ? request.at_first : request.wanted;
}

// Nothing where more articles would have to be looked into than were kept.
std::optional<MatchedArticles> with_phrases(const Xapian::Database& database,
                                            const MatchRequest& request, Deadline& deadline) {
  PhraseWords words(database, request, deadline);
  PhraseCandidates candidates = words.find();
  const std::size_t at_first = found_at_first(request, words);
  auto chooser =
      std::make_shared<PhraseChooser>(database, *request.flat, std::move(candidates), deadline);
  MatchedArticles matched{.best = chooser->next(at_first)};
  matched.total = matched.best.size();
  if (deadline.look()) {
    matched.total_is = TotalIs::kAtLeast;
  } else if (!chooser->is_at_end() || !words.are_all_kept()) {
    if (matched.total < at_first) return std::nullopt;
    const auto others = static_cast<double>(words.counted() - chooser->looked_into());
    const double likely = static_cast<double>(matched.total) + others * chooser->share_of_others();
    matched.total = std::max(matched.total, two_digits(likely));
    matched.total_is = TotalIs::kAbout;
  }
  if (matched.best.size() > request.wanted) {
    matched.best.resize(request.wanted);
  } else if (!chooser->is_at_end()) {
    matched.more = [chooser](std::size_t articles) { return chooser->next(articles); };
  }
  return matched;
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
