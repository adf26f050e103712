#include "indexer/run_builder.hpp"

#include <algorithm>

#include "indexer/glass_positions.hpp"
#include "indexer/run_terms.hpp"

namespace newsdex {

void RunBuilder::TermSection::end_term(std::string_view term, std::uint64_t occurrences) {
  if (count == 0) return;
  append_term_head(bytes, last_term, term, count, occurrences);
  bytes.append(entries.view());
  last_term = term;
  entries.clear();
  count = 0;
  last_docid = 0;
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

// The tag stands after its size, which is known once it is written: a little further on at first.
void RunBuilder::add_positions(glass::Docid docid, std::span<const std::uint32_t> positions) {
  char* const at = positions_.begin_entry(
      docid, glass::kMaxVintBytes + glass::max_positions_bytes(positions.size()));
  if (positions.size() == 1) {  // as most are
    *at = static_cast<char>(glass::put_positions(at + 1, positions) - (at + 1));
    return positions_.entries.end_at(at + 1 + *at);
  }
  char* const tag = at + glass::kMaxVintBytes;
  char* const tag_end = glass::put_positions(tag, positions);
  char* const moved = glass::put_vint(at, static_cast<std::uint64_t>(tag_end - tag));
  positions_.entries.end_at(std::copy(tag, tag_end, moved));
}

void RunBuilder::end_term(std::string_view term) {
  postings_.end_term(term, occurrences_);
  positions_.end_term(term, 0);
  occurrences_ = 0;
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
