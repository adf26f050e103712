#include "indexer/run_builder.hpp"

#include "indexer/glass_positions.hpp"
#include "indexer/run_terms.hpp"

namespace newsdex {

void RunBuilder::TermSection::begin_entry(glass::Docid docid) {
  glass::append_vint(entries, docid - last_docid);
  last_docid = docid;
  ++count;
}

void RunBuilder::TermSection::end_term(std::string_view term, std::uint64_t occurrences) {
  if (count == 0) return;
  append_term_head(bytes, last_term, term, count, occurrences);
  bytes.append(entries);
  last_term.assign(term);
  entries.clear();
  count = 0;
  last_docid = 0;
}

void RunBuilder::TermSection::clear() {
  bytes.clear();
  last_term.clear();
}

void RunBuilder::clear() {
  postings_.clear();
  positions_.clear();
  documents_.clear();
  last_document_ = 0;
}

void RunBuilder::posting(glass::Docid docid, std::uint64_t count,
                         std::span<const std::uint32_t> positions) {
  postings_.begin_entry(docid);
  glass::append_vint(postings_.entries, count);
  occurrences_ += count;
  if (positions.empty()) return;
  position_tag_.clear();
  glass::append_positions(position_tag_, positions);
  positions_.begin_entry(docid);
  glass::append_string(positions_.entries, position_tag_);
}

void RunBuilder::end_term(std::string_view term) {
  postings_.end_term(term, occurrences_);
  positions_.end_term(term, 0);
  occurrences_ = 0;
}

void RunBuilder::document(glass::Docid docid, std::uint64_t length, std::string_view values) {
  glass::append_vint(documents_, docid - last_document_);
  glass::append_vint(documents_, length);
  documents_.append(values);
  last_document_ = docid;
}

Run RunBuilder::finish() const {
  // Copies: the builder keeps its room for the next run, and these have none to spare.
  return {RunSection(std::string(postings_.bytes)), RunSection(std::string(positions_.bytes)),
          RunSection(std::string(documents_))};
}

}  // namespace newsdex
