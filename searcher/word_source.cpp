#include "searcher/word_source.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace newsdex {
namespace {

// How many articles have any of the terms, if they were spread independently: as Xapian guesses for
// terms that count as one.
double articles_with_any(const Xapian::Database& database, const std::vector<std::string>& terms) {
  const double all = database.get_doccount();
  double without = all;
  for (const std::string& term : terms) {
    if (all > 0) without *= 1 - database.get_termfreq(term) / all;
  }
  return all - without;
}

}  // namespace

WordSource::WordSource(std::vector<AnyTerm> word, const Xapian::Database& database,
                       const GlassTables& tables)
    : word_(std::move(word)), whole_(database), tables_(tables), bm25_(database) {}

WordSource* WordSource::clone() const { return new WordSource(word_, whole_, tables_); }

void WordSource::init(const Xapian::Database& database) {
  database_ = database;
  in_place_ = tables_.of(database);
  parts_.clear();
  least_articles_ = 0;
  double likely = 0;
  double most_articles = 0;
  double most_weight = 0;
  for (const AnyTerm& any : word_) {
    open(any);
    most_weight += most_of(any, parts_.back().most);
    if (any.only_ranks) continue;
    likely = std::max(likely, articles_with_any(database, any.terms));
    double together = 0;
    for (const std::string& term : any.terms) {
      least_articles_ = std::max(least_articles_, database.get_termfreq(term));
      together += database.get_termfreq(term);
    }
    most_articles += together;
  }
  const double all = database.get_doccount();
  most_articles_ = static_cast<Xapian::doccount>(std::min(all, most_articles));
  articles_ = std::clamp(static_cast<Xapian::doccount>(std::lround(likely)), least_articles_,
                         most_articles_);
  set_maxweight(most_weight);
  article_ = 0;
}

void WordSource::open(const AnyTerm& any) {
  Part part;
  part.only_ranks = any.only_ranks;
  for (const std::string& term : any.terms) {
    part.lists.emplace_back(database_, in_place_.empty() ? nullptr : &in_place_.front(), term);
  }
  const auto articles = std::lround(articles_with_any(whole_, any.terms));
  part.most = any.share * bm25_.most(static_cast<Xapian::doccount>(articles));
  parts_.push_back(std::move(part));
}

// The weight that no article can exceed.
double WordSource::most_of(const AnyTerm& any, double most) const {
  double times = 0;
  for (const std::string& term : any.terms) times += database_.get_wdf_upper_bound(term);
  return most * bm25_.share(times, database_.get_doclength_lower_bound());
}

double WordSource::get_weight() const {
  double weight = 0;
  const double length = in_place_.empty() ? database_.get_doclength(article_)
                                          : in_place_.front().lengths->of(article_);
  for (Part& part : parts_) {
    const Xapian::termcount count = count_in(part);
    if (count > 0) weight += part.most * bm25_.share(count, length);
  }
  return weight;
}

// How often the article has the part; lists that only rank may stand before it.
Xapian::termcount WordSource::count_in(Part& part) const {
  Xapian::termcount count = 0;
  for (ArticleList& list : part.lists) {
    if (part.only_ranks) list.skip_to(article_);
    if (!list.at_end() && list.article() == article_) count += list.count();
  }
  return count;
}

void WordSource::next(double) {
  for (Part& part : parts_) {
    if (part.only_ranks) continue;
    for (ArticleList& list : part.lists) {
      if (!list.at_end() && list.article() == article_) list.next();
    }
  }
  find_first();
}

void WordSource::skip_to(Xapian::docid article, double) {
  if (article <= article_) return;
  for (Part& part : parts_) {
    if (part.only_ranks) continue;
    for (ArticleList& list : part.lists) list.skip_to(article);
  }
  find_first();
}

// The first article that a list stands at.
void WordSource::find_first() {
  article_ = kEnd;
  for (Part& part : parts_) {
    if (part.only_ranks) continue;
    for (const ArticleList& list : part.lists) {
      if (!list.at_end()) article_ = std::min(article_, list.article());
    }
  }
}

std::string WordSource::get_description() const {
  std::string description;
  for (const AnyTerm& any : word_) {
    if (any.only_ranks) continue;
    for (const std::string& term : any.terms) {
      if (!description.empty()) description += ' ';
      description += term;
    }
  }
  return description;
}

}  // namespace newsdex
