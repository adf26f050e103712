#include "searcher/witness_source.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "searcher/flat_query.hpp"

namespace newsdex {
namespace {

// Deadline's, beside those to skip; Xapian's own to come to the next article among them.
constexpr std::uint64_t kStepsToWeigh = 4;

// The first article from `article` on that a word is in; 0 where there is none.
template <class Terms>
Xapian::docid skip(Terms& terms, Xapian::docid article) {
  Xapian::docid first = 0;
  for (auto& [articles, most] : terms) {
    articles.skip_to(article);
    if (!articles.at_end() && (first == 0 || articles.article() < first)) {
      first = articles.article();
    }
  }
  return first;
}

}  // namespace

WitnessSource::WitnessSource(Leaf leaf, const Xapian::Database& database, const GlassTables& tables,
                             double scale, bool excluded, std::shared_ptr<const MatchPhase> phase,
                             Analyzers& analyzers, Deadline& deadline)
    : leaf_(std::move(leaf)),
      whole_(database),
      tables_(tables),
      scale_(scale),
      excluded_(excluded),
      phase_(std::move(phase)),
      analyzers_(analyzers),
      deadline_(deadline),
      bm25_(database) {}

WitnessSource* WitnessSource::clone() const {
  return new WitnessSource(leaf_, whole_, tables_, scale_, excluded_, phase_, analyzers_,
                           deadline_);
}

void WitnessSource::init(const Xapian::Database& database) {
  database_ = database;
  const std::vector<DatabaseTables> tables = tables_.of(database);
  in_place_ = tables.size() == 1 ? std::optional(tables.front()) : std::nullopt;
  finder_ = std::make_unique<OccurrenceFinder>(database, tables_, analyzers_, deadline_);
  least_length_ = database.get_doclength_lower_bound();
  last_ = database.get_lastdocid();
  article_ = 0;
  counts_.assign(leaf_.words.size(), 0);
  weight_ = 0;
  at_end_ = false;
  open(database);
  rarest_ = lists_.empty() ? database.get_doccount() : lists_.front().articles;
  double most = 0;
  for (const WordList& list : lists_) {
    for (const TermList& term : list.terms) most += term.most;
  }
  set_maxweight(most);
}

void WitnessSource::open(const Xapian::Database& database) {
  lists_.clear();
  std::map<std::vector<std::string>, Xapian::termcount> times;  // so far, of each word
  for (std::size_t i = 0; i < leaf_.words.size(); ++i) {
    WordList list{i, 0, {}, 1};
    const std::vector<std::string> terms = needed_terms(leaf_, leaf_.words[i]);
    if (leaf_.kind == Leaf::Kind::kNear) list.needed = ++times[terms];
    for (const std::string& term : terms) {
      list.articles += database.get_termfreq(term);
      list.terms.push_back({ArticleList(database, in_place_ ? &*in_place_ : nullptr, term),
                            bm25_.most(whole_.get_termfreq(term))});
    }
    if (!list.terms.empty()) lists_.push_back(std::move(list));
  }
  std::ranges::stable_sort(lists_, {}, &WordList::articles);
  // What is in titles only is not counted by the words.
  const auto begin = std::ranges::count_if(leaf_.words, &LeafWord::begins);
  is_counted_ =
      !leaf_.title_only && lists_.size() + static_cast<std::size_t>(begin) == leaf_.words.size();
}

// A guess: Xapian evaluates what it takes for rarest first.
Xapian::doccount WitnessSource::get_termfreq_est() const {
  return lists_.empty() ? rarest_ : rarest_ / 4;
}

void WitnessSource::next(double min_weight) { find_from(article_ + 1, min_weight); }

// `check` is left to come here: what answers it with false has its old weight counted by Xapian 1.4
// where three are joined by OR.
void WitnessSource::skip_to(Xapian::docid article, double min_weight) {
  if (!at_end_ && article > article_) find_from(article, min_weight);
}

std::string WitnessSource::get_description() const {
  std::string words;
  for (const LeafWord& word : leaf_.words) {
    words += (words.empty() ? "" : " ") + word.word + (word.begins ? "*" : "");
  }
  const char* name = leaf_.kind == Leaf::Kind::kNear    ? "Near"
                     : leaf_.kind == Leaf::Kind::kExact ? "Exact"
                                                        : "Adjacent";
  return std::string(name) + "(" + words + ")";
}

void WitnessSource::find_from(Xapian::docid article, double min_weight) {
  do {
    article_ = align(article);
    article = article_ + 1;
  } while (article_ != 0 && !matches(article_, min_weight));
  at_end_ = article_ == 0;
}

// The first article from `article` on that holds every word and is asked about; 0 where there is
// none, or no time.
Xapian::docid WitnessSource::align(Xapian::docid article) {
  if (deadline_.passed()) return 0;
  article = first_chosen(article);
  for (std::size_t agreed = 0, i = 0; agreed < lists_.size() && article != 0;) {
    deadline_.spend(lists_[i].terms.size());
    const Xapian::docid found = skip(lists_[i].terms, article);
    if (found == 0) return 0;
    agreed = found == article ? agreed + 1 : 1;
    i = (i + 1) % lists_.size();
    article = first_chosen(found);
    if (article != found) agreed = 0;
  }
  return article;
}

Xapian::docid WitnessSource::first_chosen(Xapian::docid article) const {
  if (article > last_) return 0;
  if (phase_->chosen.empty()) return article;
  const auto found = std::ranges::lower_bound(phase_->chosen, article);
  return found == phase_->chosen.end() ? 0 : *found;
}

// One word near another of its kind must be there twice.
bool WitnessSource::has_enough() const {
  return std::ranges::all_of(
      lists_, [this](const WordList& list) { return counts_[list.word] >= list.needed; });
}

// Of an article with every word.
bool WitnessSource::matches(Xapian::docid article, double min_weight) {
  deadline_.spend(kStepsToWeigh);
  weight_ = weigh(article, least_length_);
  if (weight_ * scale_ < min_weight || !has_enough()) return false;
  weight_ = weigh(article, length_of(article));
  if (weight_ * scale_ < min_weight) return false;
  if (phase_->unverified && !excluded_) return true;
  return finder_->holds(article, leaf_,
                        is_counted_ ? std::span(counts_) : std::span<Xapian::termcount>());
}

// The article's weight if it were of that length. Words in titles alone count once each.
double WitnessSource::weigh(Xapian::docid article, double length) {
  double weight = 0;
  for (const WordList& list : lists_) {
    Xapian::termcount count = 0;
    for (const TermList& term : list.terms) {
      if (term.articles.at_end() || term.articles.article() != article) continue;
      const Xapian::termcount times = std::max<Xapian::termcount>(term.articles.count(), 1);
      weight += term.most * bm25_.share(times, length);
      count += times;
    }
    counts_[list.word] = count;
  }
  return weight;
}

double WitnessSource::length_of(Xapian::docid article) const {
  return in_place_ ? in_place_->lengths->of(article) : database_.get_doclength(article);
}

}  // namespace newsdex
