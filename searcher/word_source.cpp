#include "searcher/word_source.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace newsdex {
namespace {

// How many of `all` articles have any of the terms that so many have, if they were spread
// independently: as Xapian guesses for terms that count as one.
double with_any(double all, const std::vector<Xapian::doccount>& of_terms) {
  double without = all;
  for (const Xapian::doccount articles : of_terms) without *= 1 - articles / std::max(all, 1.0);
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
  most_articles_ = 0;
  double likely = 0;
  double most_weight = 0;
  const double all = database.get_doccount();
  for (const AnyTerm& any : word_) {
    const std::vector<Xapian::doccount> sizes = open(any);
    most_weight += most_of(parts_.back());
    if (any.only_ranks) continue;
    likely = std::max(likely, with_any(all, sizes));
    double together = most_articles_;
    for (const Xapian::doccount size : sizes) {
      least_articles_ = std::max(least_articles_, size);
      together += size;
    }
    most_articles_ = static_cast<Xapian::doccount>(std::min(all, together));
  }
  articles_ = std::clamp(static_cast<Xapian::doccount>(std::lround(likely)), least_articles_,
                         most_articles_);
  set_maxweight(most_weight);
  article_ = 0;
}

// Gives how many articles of the database have each term.
std::vector<Xapian::doccount> WordSource::open(const AnyTerm& any) {
  Part part;
  part.only_ranks = any.only_ranks;
  std::vector<Xapian::doccount> sizes;
  for (const std::string& term : any.terms) {
    ArticleList list(database_, in_place_.empty() ? nullptr : &in_place_.front(), term);
    sizes.push_back(list.size());
    part.articles.add(std::move(list));
  }
  std::vector<Xapian::doccount> in_whole = sizes;
  if (whole_.get_uuid() != database_.get_uuid()) {
    for (std::size_t i = 0; i < sizes.size(); ++i) in_whole[i] = whole_.get_termfreq(any.terms[i]);
  }
  const auto articles = std::lround(with_any(whole_.get_doccount(), in_whole));
  part.most = any.share * bm25_.most(static_cast<Xapian::doccount>(articles));
  parts_.push_back(std::move(part));
  return sizes;
}

// The weight that no article can exceed.
double WordSource::most_of(const Part& part) const {
  double times = 0;
  for (const ArticleList& list : part.articles.lists()) {
    times += static_cast<double>(list.occurrences());
  }
  return part.most * bm25_.share(times, database_.get_doclength_lower_bound());
}

double WordSource::get_weight() const {
  double weight = 0;
  const double length = in_place_.empty() ? database_.get_doclength(article_)
                                          : in_place_.front().lengths->of(article_);
  for (Part& part : parts_) {
    if (part.only_ranks) part.articles.skip_to(article_);
    if (part.articles.at_end() || part.articles.article() != article_) continue;
    weight += part.most * bm25_.share(part.articles.count(), length);
  }
  return weight;
}

void WordSource::next(double) {
  for (Part& part : parts_) {
    if (part.only_ranks || part.articles.at_end()) continue;
    if (part.articles.article() == article_) part.articles.next();
  }
  find_first();
}

void WordSource::skip_to(Xapian::docid article, double) {
  if (article <= article_) return;
  for (Part& part : parts_) {
    if (!part.only_ranks) part.articles.skip_to(article);
  }
  find_first();
}

// The first article that a part stands at.
void WordSource::find_first() {
  article_ = kEnd;
  for (const Part& part : parts_) {
    if (part.only_ranks || part.articles.at_end()) continue;
    article_ = std::min(article_, part.articles.article());
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
