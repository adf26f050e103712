#include "searcher/term_counts.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "searcher/glass_chunks.hpp"

namespace newsdex {

TermCounts::TermCounts(const Xapian::Database& database, const GlassTables& tables)
    : database_(database), all_(database.get_doccount()) {
  for (DatabaseTables& of_one : tables.of(database)) {
    postlists_.push_back(std::move(of_one.postlist));
  }
}

TermCount TermCounts::of(const std::string& term) {
  Known& known = known_[std::hash<std::string>()(term) % known_.size()];
  if (known.term != term || term.empty()) known = {term, look_up(term)};
  return known.count;
}

TermCount TermCounts::look_up(const std::string& term) {
  if (postlists_.empty() || term.empty()) {
    return {database_.get_termfreq(term), database_.get_collection_freq(term)};
  }
  TermCount count;
  std::uint64_t articles = 0;
  for (glass::TableReader& postlist : postlists_) {
    const glass::ListSize size = glass::size_of_list(postlist, term, key_);
    articles += size.documents;
    count.occurrences += size.occurrences;
  }
  // A damaged table may say anything.
  count.articles = static_cast<Xapian::doccount>(std::min<std::uint64_t>(articles, all_));
  return count;
}

}  // namespace newsdex
