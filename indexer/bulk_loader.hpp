// Builds a Xapian database of articles at the speed of the disk. Xapian's own writer keeps changes
// in maps in memory and merges them into B-trees again and again; the loader inverts batches of
// articles in many threads, sets sorted runs aside, and writes each table once, in order and full.
//
// The result is an ordinary glass database, in which Xapian then adds, replaces and deletes. Its
// tables are the same bytes for the same articles, whatever the threads and the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <newsdex/article.hpp>

#include "indexer/article_terms.hpp"

namespace newsdex {

struct LoaderOptions {
  unsigned threads = 0;  // that analyse and invert; 0: as many as the machine has
  // To stay within, but for what one article of many megabytes takes. What does not fit is set
  // aside in a file in the database's folder until the end.
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  std::size_t max_record_bytes = kMaxStoredBytes;  // an article whose record is longer is left out
};

// What became of the articles.
struct LoaderTotals {
  static constexpr std::uint32_t kLeftOut = ~std::uint32_t{0};

  std::uint64_t articles = 0;
  std::uint64_t passages = 0;
  std::uint64_t words = 0;
  std::uint64_t text_bytes = 0;
  // Of each article, in order; kLeftOut where its record was too long: its document id is then not
  // in use.
  std::vector<std::uint32_t> passages_of;
};

// One thread uses it. Every function throws Error: kInputOutput where the disk is full or refuses,
// and after an error only the destructor may be called.
class BulkLoader {
 public:
  // `folder` is where the database comes to be; it is made, and must not hold one.
  BulkLoader(const std::filesystem::path& folder, const LoaderOptions& options);
  // Removes the folder unless finish() was done.
  ~BulkLoader();
  BulkLoader(const BulkLoader&) = delete;
  BulkLoader& operator=(const BulkLoader&) = delete;

  // Gives the article's document id: 1, 2, 3… Waits while the threads have enough to do. Errors of
  // articles added before may come up here.
  std::uint32_t add(Article article);
  // So much of the memory is in use by others: what has no room beside it is set aside.
  void leave_free(std::uint64_t bytes);
  // An empty value is none.
  void set_metadata(const std::string& name, const std::string& value);

  // No article comes after this: waits until all are inverted and tells of them.
  const LoaderTotals& settle();
  // What the metadata is to say of the lines of all articles that were added; after settle().
  [[nodiscard]] std::string boilerplate() const;
  // Writes what is left, waits until all is on the disk, and makes the folder a database.
  const LoaderTotals& finish();

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace newsdex
