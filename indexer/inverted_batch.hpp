// A batch of articles turned round: from the terms of each document to the documents of each term.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <newsdex/article.hpp>

#include "common/glass_encoding.hpp"
#include "indexer/article_terms.hpp"
#include "indexer/byte_buffer.hpp"
#include "indexer/glass_postings.hpp"
#include "indexer/pieces.hpp"
#include "indexer/run_builder.hpp"
#include "indexer/term_dictionary.hpp"

namespace newsdex {

using glass::Docid;

struct ArticleBatch {
  Docid first = 1;  // of the articles' document ids, which follow each other
  std::vector<Article> articles;
  std::uint64_t bytes = 0;
};

// One document, as far as the tables in order of documents and the totals need it.
struct InvertedDocument {
  Docid docid = 0;
  std::size_t place = 0;  // among the batch's records and slots
  std::uint64_t length = 0;
  std::uint64_t most_count = 0;  // of one term
  std::uint64_t passages = 0;
  std::uint64_t words = 0;
  std::uint64_t text_bytes = 0;
};

// The documents, in order, with their tags of the tables in order of documents, and the run.
struct InvertedBatch {
  std::vector<InvertedDocument> documents;
  Pieces records;                                          // by place
  Pieces termlists;                                        // in order of documents
  Pieces slots;                                            // by place
  std::map<std::uint32_t, glass::ValueStatistics> values;  // by slot
  Run run;
};

// Inverts batches. One thread at a time.
class Inverter {
 public:
  explicit Inverter(std::size_t max_record_bytes = kMaxStoredBytes,
                    std::uint64_t word_bytes = ArticleTerms::kWordBytes)
      : max_record_bytes_(max_record_bytes), terms_(word_bytes) {}
  Inverter(const Inverter&) = delete;
  Inverter& operator=(const Inverter&) = delete;

  // An article whose record is too long is left out.
  [[nodiscard]] InvertedBatch invert(ArticleBatch batch);

  // What ArticleTerms tells.
  static std::uint32_t hash(std::string_view term) { return TermDictionary::hash_of(term); }
  void expect(std::uint32_t hash) const { dictionary_.expect(hash); }
  std::uint32_t number(std::string_view term, std::uint32_t hash) {
    return dictionary_.number_of(term, hash);
  }
  std::uint32_t number(std::string_view term) { return number(term, hash(term)); }
  void posting(std::uint32_t term, std::uint32_t position) { entries_.push({term, position}); }
  void occurrence(std::uint32_t term) { entries_.push({term, kNoPosition}); }
  void flag(std::uint32_t term) { entries_.push({term, kFlag}); }
  void value(std::uint32_t slot, std::string_view bytes);
  void data(std::string record);

 private:
  // Positions begin at 1 and stay below the marks.
  static constexpr std::uint32_t kNoPosition = 0;
  static constexpr std::uint32_t kFlag = ~std::uint32_t{0};

  struct Entry {
    std::uint32_t term;
    std::uint32_t mark;  // a position, or one of the above
  };
  struct Told {
    std::size_t begin;  // in entries_
    std::size_t end;
  };
  struct Place {
    std::uint32_t document;  // by its place in the batch
    std::uint32_t mark;
  };

  void reserve_for(const ArticleBatch& batch);
  void take_all(const ArticleBatch& batch);
  void take(const Article& article, Docid docid);
  void sort_by_term(const std::vector<std::uint32_t>& terms);
  void invert_term(std::uint32_t term, std::span<const Place> places);
  void finish_document(std::size_t document);

  std::size_t max_record_bytes_;
  ArticleTerms terms_;
  TermDictionary dictionary_;
  RunBuilder run_;
  // Of the article being told.
  std::vector<std::pair<std::uint32_t, std::string>> values_;
  std::string record_;
  // Of the batch. The entries are by document, at first as they were told; once they stand in
  // `places_`, their room takes each document's terms in order, with their counts for marks.
  Buffer<Entry> entries_;
  std::vector<Told> told_;                // by the document's place
  Buffer<Place> places_;                  // the entries by term, then as before
  std::vector<std::uint32_t> term_ends_;  // in places_, by the term's number
  std::vector<std::size_t> list_ends_;    // in entries_, where a document's terms end so far
  Pieces encoded_values_;                 // by place
  std::vector<std::uint32_t> positions_;
  InvertedBatch out_;
};

}  // namespace newsdex
