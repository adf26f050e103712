#include "searcher/phrase_source.hpp"

#include <algorithm>
#include <utility>

#include "common/schema.hpp"

namespace newsdex {

PhraseSource::PhraseSource(Leaf phrase, Analyzers& analyzers)
    : phrase_(std::move(phrase)), analyzers_(analyzers) {}

PhraseSource* PhraseSource::clone() const { return new PhraseSource(phrase_, analyzers_); }

void PhraseSource::init(const Xapian::Database& database) {
  finder_ = std::make_unique<OccurrenceFinder>(database, analyzers_);
  article_ = 0;
  at_end_ = false;
  std::vector<std::pair<Xapian::doccount, std::string>> terms;
  for (const LeafWord& word : phrase_.words) {
    std::string term = std::string(phrase_.title_only ? schema::kTitleWord : "") + word.word;
    const Xapian::doccount articles = database.get_termfreq(term);
    terms.emplace_back(articles, std::move(term));
  }
  std::ranges::sort(terms);
  rarest_ = terms.empty() ? 0 : terms.front().first;
  lists_.clear();
  for (const auto& [articles, term] : terms) {
    lists_.push_back({database.postlist_begin(term), database.postlist_end(term)});
  }
}

// A guess: Xapian evaluates what it takes for rarest first.
Xapian::doccount PhraseSource::get_termfreq_est() const { return rarest_ / 4; }

void PhraseSource::next(double) { find_from(article_ + 1); }

void PhraseSource::skip_to(Xapian::docid article, double) {
  if (!at_end_ && article > article_) find_from(article);
}

std::string PhraseSource::get_description() const {
  std::string words;
  for (const LeafWord& word : phrase_.words) words += (words.empty() ? "" : " ") + word.word;
  return "ExactPhrase(" + words + ")";
}

void PhraseSource::find_from(Xapian::docid article) {
  article_ = article;
  while (align(article_)) {
    if (!finder_->find(article_, phrase_).empty()) return;
    ++article_;
  }
  at_end_ = true;
}

// Moves to the first article from `article` on that holds every word; false where there is none.
bool PhraseSource::align(Xapian::docid article) {
  for (std::size_t agreed = 0, i = 0; agreed < lists_.size(); i = (i + 1) % lists_.size()) {
    WordList& list = lists_[i];
    if (list.at == list.end) return false;
    list.at.skip_to(article);
    if (list.at == list.end) return false;
    agreed = *list.at == article ? agreed + 1 : 1;
    article = *list.at;
  }
  article_ = article;
  return !lists_.empty();
}

}  // namespace newsdex
