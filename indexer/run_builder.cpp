#include "indexer/run_builder.hpp"

#include <algorithm>

#include "indexer/run_terms.hpp"

namespace newsdex {

void RunBuilder::TermSection::end_term(std::string_view term, const Postings::Entries& of_term,
                                       std::uint64_t occurrences) {
  if (of_term.count == 0) return;
  append_term_head(bytes, last_term, term, of_term.count, occurrences);
  bytes.append({of_term.begin, of_term.at});
  last_term = term;
}

void RunBuilder::TermSection::clear() {
  bytes.clear();
  last_term = {};
}

void RunBuilder::clear() {
  postings_.clear();
  positions_.clear();
  documents_.clear();
  last_document_ = 0;
}

RunBuilder::Postings RunBuilder::begin_term(std::size_t most_documents,
                                            std::size_t most_positions) {
  constexpr std::size_t kMostOfTag = 2 * glass::kMaxVintBytes + glass::max_positions_bytes(0);
  return {postings_.entries.room(2 * glass::kMaxVintBytes * most_documents),
          positions_.entries.room(kMostOfTag * most_documents +
                                  glass::max_positions_bytes(most_positions))};
}

void RunBuilder::end_term(std::string_view term, const Postings& postings) {
  postings_.end_term(term, postings.documents_, postings.occurrences_);
  positions_.end_term(term, postings.positions_, 0);
}

void RunBuilder::document(glass::Docid docid, std::uint64_t length, std::string_view values) {
  char* at = documents_.room(2 * glass::kMaxVintBytes + values.size());
  at = glass::put_vint(at, docid - last_document_);
  at = glass::put_vint(at, length);
  documents_.end_at(std::copy(values.begin(), values.end(), at));
  last_document_ = docid;
}

Run RunBuilder::finish() const {
  // Copies: the builder keeps its room for the next run, and these have none to spare.
  return {RunSection(std::string(postings_.bytes.view())),
          RunSection(std::string(positions_.bytes.view())),
          RunSection(std::string(documents_.view()))};
}

}  // namespace newsdex
