// Stock Xapian as its own documentation shows it: what newsdex is measured against.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <xapian.h>
#include <newsdex/article.hpp>

namespace newsdex::bench {

// Indexes articles with a TermGenerator: stems of title (prefix S) and text, positions, title
// and text as document data, everything committed at the end.
class StockWriter {
 public:
  explicit StockWriter(const std::filesystem::path& database);
  void add(const Article& article);
  void commit() { database_.commit(); }

 private:
  Xapian::WritableDatabase database_;
  Xapian::TermGenerator generator_;
};

// Searches such a database with a QueryParser and shows the ten best by MSet::snippet.
class StockReader {
 public:
  explicit StockReader(const std::filesystem::path& database);
  // Titles, and snippets marked up with <b>.
  struct Found {
    std::string title;
    std::string snippet;
  };
  [[nodiscard]] std::vector<Found> search(const std::string& query);
  // Which they are, no more.
  [[nodiscard]] std::vector<Xapian::docid> ids(const std::string& query);

 private:
  Xapian::MSet ten_best(const std::string& query);

  Xapian::Database database_;
  Xapian::QueryParser parser_;
};

}  // namespace newsdex::bench
