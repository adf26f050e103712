#include "indexer/inverted_batch.hpp"

#include <algorithm>
#include <numeric>

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
  terms_.forget();
  run_.clear();
  entries_.clear();
  told_.clear();
  encoded_values_.clear();
  reserve_for(batch);
  take_all(batch);
  batch.articles = {};  // what follows wants the memory

  const std::vector<std::uint32_t> terms = dictionary_.sorted();
  sort_by_term(terms);
  list_ends_.clear();
  for (const InvertedDocument& document : out_.documents) {
    list_ends_.push_back(told_[document.place].begin);
  }
  std::size_t begin = 0;
  for (const std::uint32_t term : terms) {
    invert_term(term, {places_.data() + begin, term_ends_[term] - begin});
    begin = term_ends_[term];
  }
  for (std::size_t i = 0; i < out_.documents.size(); ++i) finish_document(i);
  out_.run = run_.finish();
  return std::exchange(out_, {});
}

// About what news takes. Where it is more, buffers grow by doubling, and what they left is memory
// touched for nothing; where it is less, the rest is never touched.
void Inverter::reserve_for(const ArticleBatch& batch) {
  const std::size_t articles = batch.articles.size();
  entries_.reserve(batch.bytes * 3 / 10);
  out_.documents.reserve(articles);
  out_.records.reserve(articles, batch.bytes * 3 / 4);
  out_.termlists.reserve(articles, batch.bytes * 9 / 8);
}

// One language after the other: what the analyzer knows of it stays near the processor so long.
void Inverter::take_all(const ArticleBatch& batch) {
  std::vector<std::uint32_t> order(batch.articles.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(
      order, {}, [&](std::uint32_t i) -> auto& { return batch.articles[i].language; });
  for (const std::uint32_t i : order) take(batch.articles[i], batch.first + i);
  std::ranges::sort(out_.documents, {}, &InvertedDocument::docid);
}

// An article whose record cannot be stored leaves nothing behind but terms that no entry has.
void Inverter::take(const Article& article, Docid docid) {
  const std::size_t before = entries_.size();
  values_.clear();
  const ArticleCounts counts = terms_.tell(article, *this);
  if (record_.size() > max_record_bytes_) {
    entries_.shrink(before);
    return;
  }
  out_.documents.push_back({.docid = docid,
                            .place = told_.size(),
                            .passages = counts.passages,
                            .words = counts.words,
                            .text_bytes = article.text.size()});
  told_.push_back({before, entries_.size()});
  out_.records.add(record_);
  out_.slots.add(encode_slots(values_));
  for (const auto& [slot, bytes] : values_) out_.values[slot].see(bytes);
  encoded_values_.add(encode_values(values_));
}

// A counting sort: within a term, the entries stay in order of documents and positions.
void Inverter::sort_by_term(const std::vector<std::uint32_t>& terms) {
  std::vector<std::uint32_t>& next = term_ends_;
  next.assign(dictionary_.size(), 0);
  for (const Entry& entry : std::span(entries_.data(), entries_.size())) ++next[entry.term];
  std::uint32_t sum = 0;
  for (const std::uint32_t term : terms) sum += std::exchange(next[term], sum);

  places_.reserve(entries_.capacity());
  Place* const places = places_.data();
  const Entry* const entries = entries_.data();
  for (std::uint32_t document = 0; document < out_.documents.size(); ++document) {
    const auto [begin, end] = told_[out_.documents[document].place];
    for (std::size_t i = begin; i < end; ++i) {
      places[next[entries[i].term]++] = {document, entries[i].mark};
    }
  }
}

void Inverter::invert_term(std::uint32_t term, std::span<const Place> places) {
  if (places.empty()) return;
  if (positions_.size() < places.size()) positions_.resize(places.size());
  std::uint32_t* const positions = positions_.data();
  const InvertedDocument* const documents = out_.documents.data();
  Entry* const entries = entries_.data();
  RunBuilder::Postings postings =
      run_.begin_term(std::min(places.size(), out_.documents.size()), places.size());
  for (auto place = places.begin(); place != places.end();) {
    const std::uint32_t document = place->document;
    std::uint32_t count = 0;
    std::size_t positions_end = 0;
    for (; place != places.end() && place->document == document; ++place) {
      const std::uint32_t mark = place->mark;
      if (mark == kFlag) continue;
      ++count;
      if (mark != kNoPosition && (positions_end == 0 || positions[positions_end - 1] != mark)) {
        positions[positions_end++] = mark;
      }
    }
    postings.add(documents[document].docid, count, {positions, positions_end});
    entries[list_ends_[document]++] = {term, count};
  }
  run_.end_term(dictionary_.term(term), postings);
}

void Inverter::finish_document(std::size_t document) {
  InvertedDocument& facts = out_.documents[document];
  const std::span<const Entry> terms(entries_.data() + told_[facts.place].begin,
                                     entries_.data() + list_ends_[document]);
  for (const auto& [term, count] : terms) {
    facts.length += count;
    facts.most_count = std::max<std::uint64_t>(facts.most_count, count);
  }
  Pieces& lists = out_.termlists;
  char* at = lists.room(2 * glass::kMaxVintBytes);
  if (!terms.empty()) at = glass::put_vint(glass::put_vint(at, facts.length), terms.size());
  std::string_view previous;
  for (const auto& [number, count] : terms) {
    const std::string_view term = dictionary_.term(number);
    at = lists.room_at(at, glass::max_list_term_bytes(term));
    at = glass::put_list_term(at, previous, term, count);
    previous = term;
  }
  lists.add_until(at);
  run_.document(facts.docid, facts.length, encoded_values_[facts.place]);
}

}  // namespace newsdex
