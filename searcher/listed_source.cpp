#include "searcher/listed_source.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "searcher/glass_tables.hpp"

namespace newsdex {
namespace {

// Xapian gives those of joined databases in one text.
std::vector<std::string> uuids_of(const Xapian::Database& database) {
  std::vector<std::string> uuids;
  std::istringstream all(database.get_uuid());
  for (std::string uuid; std::getline(all, uuid, ':');) uuids.push_back(std::move(uuid));
  return uuids;
}

}  // namespace

void ListedSource::list(const ArticleIds& articles) {
  articles_ = &articles;
  next_ = 0;
  set_maxweight(0);
}

void ListedSource::next(double) { ++next_; }

void ListedSource::skip_to(Xapian::docid article, double) {
  const auto from = articles_->begin() + static_cast<std::ptrdiff_t>(next_ > 0 ? next_ - 1 : 0);
  next_ = static_cast<std::size_t>(std::lower_bound(from, articles_->end(), article) -
                                   articles_->begin()) +
          1;
}

ChosenSource::ChosenSource(std::shared_ptr<const ArticleIds> chosen, const Xapian::Database& whole)
    : chosen_(std::move(chosen)), whole_(whole) {}

ChosenSource* ChosenSource::clone() const { return new ChosenSource(chosen_, whole_); }

void ChosenSource::init(const Xapian::Database& database) {
  const std::vector<std::string> uuids = uuids_of(whole_);
  const std::string uuid = database.get_uuid();
  here_.clear();
  for (const Xapian::docid article : *chosen_) {
    const JoinedDocument at(article, uuids.size());
    if (uuids[at.database] == uuid) here_.push_back(at.document);
  }
  list(here_);
}

}  // namespace newsdex
