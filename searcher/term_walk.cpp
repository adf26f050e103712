#include "searcher/term_walk.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace newsdex {

TermWalk::TermWalk(const Xapian::Database& database, const GlassTables& tables,
                   const std::string& prefix)
    : most_(database.get_doccount()) {
  for (const DatabaseTables& of_one : tables.of(database)) {
    cursors_.emplace_back(of_one.postlist, prefix);
  }
  if (cursors_.empty()) {
    at_ = database.allterms_begin(prefix);
    end_ = database.allterms_end(prefix);
  }
  read();
}

void TermWalk::next() {
  for (glass::VocabularyCursor& cursor : cursors_) {
    if (!cursor.at_end() && cursor.term() == term_) cursor.next();
  }
  if (cursors_.empty()) ++at_;
  read();
}

void TermWalk::skip_to(const std::string& term) {
  for (glass::VocabularyCursor& cursor : cursors_) {
    if (!cursor.at_end() && cursor.term() < term) cursor.skip_to(term);
  }
  if (cursors_.empty()) at_.skip_to(term);
  read();
}

// Where it stands: the first of the cursors' terms, and how many articles have it by all of them.
void TermWalk::read() {
  if (cursors_.empty()) {
    at_end_ = at_ == end_;
    if (at_end_) return;
    std::string term = *at_;
    // In a damaged table a walk might go round for ever.
    if (term <= term_) throw Xapian::DatabaseCorruptError("its terms are not in order");
    term_ = std::move(term);
    articles_ = at_.get_termfreq();
    return;
  }
  const glass::VocabularyCursor* first = nullptr;
  for (const glass::VocabularyCursor& cursor : cursors_) {
    const bool is_first = !cursor.at_end() && (first == nullptr || cursor.term() < first->term());
    if (is_first) first = &cursor;
  }
  at_end_ = first == nullptr;
  if (at_end_) return;
  term_ = first->term();
  std::uint64_t articles = 0;
  for (const glass::VocabularyCursor& cursor : cursors_) {
    if (!cursor.at_end() && cursor.term() == term_) articles += cursor.documents();
  }
  // A damaged table may say anything.
  articles_ = static_cast<Xapian::doccount>(std::min<std::uint64_t>(articles, most_));
}

}  // namespace newsdex
