// Stock Xapian as its own documentation shows it: what newsdex is measured against.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <xapian.h>
#include <newsdex/article.hpp>

namespace newsdex::bench {

// Indexes articles with a TermGenerator: stems of title (prefix S) and text, positions, the text as
// document data, everything committed at the end.
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
  // The snippets, marked up with <b>.
  [[nodiscard]] std::vector<std::string> search(const std::string& query);

 private:
  Xapian::Database database_;
  Xapian::QueryParser parser_;
};

}  // namespace newsdex::bench
