#include "searcher/match.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "common/schema.hpp"
#include "searcher/bm25.hpp"
#include "searcher/listed_source.hpp"
#include "searcher/match_words.hpp"

namespace newsdex {
namespace {

// Xapian sorts the keys upwards: undated articles come last.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    const std::string value = document.get_value(schema::kPublishedSlot);
    return value.empty() ? "\xFF\xFF" : "0" + value;
  }
};

class Matcher {
 public:
  Matcher(const Xapian::Database& database, const MatchRequest& request, Deadline& deadline)
      : database_(database), request_(request), query_(request.query()), deadline_(deadline) {}

  MatchedArticles all() {
    const Xapian::doccount articles = database_.get_doccount();
    const Xapian::doccount counted =
        request_.count_all ? articles : std::min(articles, kAlwaysCounted);
    const Xapian::MSet found = match(query_, most(request_.wanted), counted);
    MatchedArticles matched = best_of(found, request_.wanted);
    const bool exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    matched.total = exact ? found.get_matches_lower_bound() : found.get_matches_estimated();
    matched.total_is = exact ? TotalIs::kExact : TotalIs::kAbout;
    if (deadline_.look()) stopped(matched, found);
    return matched;
  }

  // Looks into the best `taken` articles by their words. Where those may not be enough it gives
  // nothing and changes `taken` to what may be; to 0 where that would be too many.
  std::optional<MatchedArticles> best(std::size_t& taken) {
    MatchPhase& phase = *request_.phase;
    const Xapian::MSet likely = match_unverified(taken);
    if (likely.empty()) return none();
    for (auto at = likely.begin(); at != likely.end(); ++at) phase.chosen.push_back(*at);
    std::ranges::sort(phase.chosen);
    auto* chosen = new ChosenSource({request_.phase, &phase.chosen}, database_);
    const Xapian::Query query(Xapian::Query::OP_FILTER, query_, Xapian::Query(chosen->release()));
    const Xapian::MSet found = match(query, likely.size(), likely.size());
    phase.chosen.clear();

    const bool complete = likely.size() < taken && !deadline_.has_passed();
    const double least = std::prev(likely.end()).get_weight();
    const std::size_t sure = count_above(found, least);
    if (!complete && sure < request_.wanted && !is_over()) {
      taken = sure == 0 ? 0 : taken * request_.wanted / sure * 5 / 4;
      if (taken > likely.get_matches_estimated() / 2) taken = 0;
      return std::nullopt;
    }
    MatchedArticles matched = best_of(found, request_.wanted);
    matched.total = found.size();
    if (!complete) {
      matched.total = two_digits(likely.get_matches_estimated() *
                                 static_cast<double>(found.size()) / likely.size());
      matched.total_is = TotalIs::kAbout;
    }
    if (is_over()) stopped(matched, found);
    return matched;
  }

 private:
  // Those that have the words. Half of what may be used is left to look into them.
  Xapian::MSet match_unverified(std::size_t wanted) {
    const Deadline::Share half(deadline_, 0.5);
    request_.phase->unverified = true;
    Xapian::MSet likely = match(query_, most(wanted), most(wanted));
    request_.phase->unverified = false;
    return likely;
  }

  [[nodiscard]] MatchedArticles none() {
    MatchedArticles matched;
    if (is_over()) matched.total_is = TotalIs::kAtLeast;
    return matched;
  }

  [[nodiscard]] bool is_over() { return deadline_.look() || deadline_.has_passed(); }

  [[nodiscard]] Xapian::doccount most(std::size_t wanted) const {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(wanted, database_.get_doccount()));
  }

  Xapian::MSet match(const Xapian::Query& query, Xapian::doccount wanted,
                     Xapian::doccount counted) {
    Xapian::Enquire enquire(database_);
    auto* timed = new DeadlineSource(deadline_);
    enquire.set_query(
        Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(timed->release())));
    enquire.set_weighting_scheme(Bm25::weight());
    OldestFirst oldest;
    switch (request_.sort) {
      case Sort::kRelevance:
        break;
      case Sort::kNewest:
        enquire.set_sort_by_value_then_relevance(schema::kPublishedSlot, true);
        break;
      case Sort::kOldest:
        enquire.set_sort_by_key_then_relevance(&oldest, false);
        break;
    }
    // Where an OR becomes an AND_MAYBE and this an AND, as what weighs too little is passed over,
    // Xapian 1.4 may lose an article of an OR that is of more than words and phrases. Nothing is
    // passed over where all that matches is counted. Nor by date.
    const bool walks_all = request_.walks_all || request_.sort != Sort::kRelevance;
    if (walks_all) counted = database_.get_doccount();
    return enquire.get_mset(0, wanted, counted);
  }

  static std::size_t count_above(const Xapian::MSet& found, double weight) {
    std::size_t count = 0;
    for (auto at = found.begin(); at != found.end() && at.get_weight() > weight; ++at) ++count;
    return count;
  }

  static MatchedArticles best_of(const Xapian::MSet& found, std::size_t wanted) {
    MatchedArticles matched;
    for (auto at = found.begin(); at != found.end() && matched.best.size() < wanted; ++at) {
      matched.best.push_back({*at, at.get_weight()});
    }
    return matched;
  }

  static void stopped(MatchedArticles& matched, const Xapian::MSet& found) {
    matched.total = found.get_matches_lower_bound();
    matched.total_is = TotalIs::kAtLeast;
  }

  const Xapian::Database& database_;
  const MatchRequest& request_;
  Xapian::Query query_;
  Deadline& deadline_;
};

}  // namespace

std::uint64_t two_digits(double number) {
  double unit = 1;
  while (number / unit >= 100) unit *= 10;
  return static_cast<std::uint64_t>(std::round(number / unit) * unit);
}

MatchedArticles match_articles(const Xapian::Database& database, const MatchRequest& request,
                               Deadline& deadline) {
  if (request.flat != nullptr && request.sort == Sort::kRelevance && request.wanted > 0) {
    auto matched = match_words(database, request, deadline);
    if (matched) return *std::move(matched);
  }
  Matcher matcher(database, request, deadline);
  const bool by_weight = request.sort == Sort::kRelevance && !request.count_all;
  if (request.phase && by_weight && request.wanted > 0) {
    std::size_t taken = request.wanted * 5 / 4;
    while (taken > 0) {
      if (auto matched = matcher.best(taken)) return *std::move(matched);
    }
  }
  return matcher.all();
}

}  // namespace newsdex
