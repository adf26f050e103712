#include "indexer/inverted_batch.hpp"

#include <algorithm>

#include "indexer/glass_termlist.hpp"

namespace newsdex {
namespace {

using Values = std::vector<std::pair<std::uint32_t, std::string>>;

// As the section of documents in a run has them.
std::string encode_values(const Values& values) {
  std::string out;
  glass::append_vint(out, values.size());
  for (const auto& [slot, bytes] : values) {
    glass::append_vint(out, slot);
    glass::append_string(out, bytes);
  }
  return out;
}

std::string encode_slots(const Values& values) {
  std::vector<std::uint32_t> slots;
  for (const auto& [slot, bytes] : values) slots.push_back(slot);
  return glass::encode_slots(slots);
}

}  // namespace

void Inverter::value(std::uint32_t slot, std::string_view bytes) {
  if (!bytes.empty()) values_.emplace_back(slot, bytes);
}

void Inverter::data(std::string record) { record_ = std::move(record); }

InvertedBatch Inverter::invert(ArticleBatch batch) {
  dictionary_.clear();
  run_.clear();
  entries_.clear();
  document_ends_.clear();
  encoded_values_.clear();
  Docid docid = batch.first;
  for (const Article& article : batch.articles) take(article, docid++);
  batch.articles = {};  // what follows wants the memory

  const std::vector<std::uint32_t> terms = dictionary_.sorted();
  sort_by_term(terms);
  list_ends_.assign(1, 0);
  list_ends_.insert(list_ends_.end(), document_ends_.begin(), document_ends_.end());
  std::size_t begin = 0;
  for (const std::uint32_t term : terms) {
    invert_term(term, {places_.data() + begin, term_ends_[term] - begin});
    begin = term_ends_[term];
  }
  for (std::size_t i = 0; i < out_.documents.size(); ++i) finish_document(i);
  out_.run = run_.finish();
  return std::exchange(out_, {});
}

// An article whose record cannot be stored leaves nothing behind but terms that no entry has.
void Inverter::take(const Article& article, Docid docid) {
  const std::size_t before = entries_.size();
  values_.clear();
  const ArticleCounts counts = terms_.tell(article, *this);
  pending_.finish([this](std::uint32_t term, std::uint32_t mark) {
    entries_.push_back({term, mark});
  });
  if (record_.size() > max_record_bytes_) {
    entries_.resize(before);
    return;
  }
  document_ends_.push_back(entries_.size());
  out_.documents.push_back({.docid = docid,
                            .passages = counts.passages,
                            .words = counts.words,
                            .text_bytes = article.text.size()});
  out_.records.add(record_);
  out_.slots.add(encode_slots(values_));
  for (const auto& [slot, bytes] : values_) out_.values[slot].see(bytes);
  encoded_values_.add(encode_values(values_));
}

// A counting sort: within a term, the entries stay in order of documents and positions.
void Inverter::sort_by_term(const std::vector<std::uint32_t>& terms) {
  std::vector<std::size_t>& next = term_ends_;
  next.assign(dictionary_.size(), 0);
  for (const Entry& entry : entries_) ++next[entry.term];
  std::size_t sum = 0;
  for (const std::uint32_t term : terms) sum += std::exchange(next[term], sum);

  places_.resize(entries_.size());
  std::size_t at = 0;
  for (std::uint32_t document = 0; document < document_ends_.size(); ++document) {
    for (; at < document_ends_[document]; ++at) {
      places_[next[entries_[at].term]++] = {document, entries_[at].mark};
    }
  }
}

void Inverter::invert_term(std::uint32_t term, std::span<const Place> places) {
  for (std::size_t i = 0; i < places.size();) {
    const std::uint32_t document = places[i].document;
    std::uint32_t count = 0;
    positions_.clear();
    for (; i < places.size() && places[i].document == document; ++i) {
      const std::uint32_t mark = places[i].mark;
      if (mark == kFlag) continue;
      ++count;
      if (mark != kNoPosition && (positions_.empty() || positions_.back() != mark)) {
        positions_.push_back(mark);
      }
    }
    run_.posting(out_.documents[document].docid, count, positions_);
    entries_[list_ends_[document]++] = {term, count};
  }
  run_.end_term(dictionary_.term(term));
}

void Inverter::finish_document(std::size_t document) {
  const std::span<const Entry> terms(
      entries_.data() + (document == 0 ? 0 : document_ends_[document - 1]),
      entries_.data() + list_ends_[document]);
  InvertedDocument& facts = out_.documents[document];
  std::size_t most_bytes = 2 * glass::kMaxVintBytes;
  for (const auto& [term, count] : terms) {
    facts.length += count;
    facts.most_count = std::max<std::uint64_t>(facts.most_count, count);
    most_bytes += glass::max_list_term_bytes(dictionary_.term(term));
  }
  char* at = out_.termlists.room(most_bytes);
  if (!terms.empty()) at = glass::put_vint(glass::put_vint(at, facts.length), terms.size());
  std::string_view previous;
  for (const auto& [number, count] : terms) {
    const std::string_view term = dictionary_.term(number);
    at = glass::put_list_term(at, previous, term, count);
    previous = term;
  }
  out_.termlists.add_until(at);
  run_.document(facts.docid, facts.length, encoded_values_[document]);
}

}  // namespace newsdex
