// The values of one slot, of articles of the databases that are searched: out of their tables in
// place where that can be had, else by Xapian.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searcher/glass_tables.hpp"
#include "searcher/glass_values.hpp"

namespace newsdex {

// For one thread.
class ArticleValues {
 public:
  ArticleValues(const Xapian::Database& database, const GlassTables& tables, Xapian::valueno slot);

  // Reads the values of these articles, whose ids ascend, in place of those read ahead before:
  // values are read onwards the quickest. Other articles can be asked about as well.
  void read_ahead(std::span<const Xapian::docid> articles);
  // The article's value, until the next call; empty where it has none.
  [[nodiscard]] std::string_view of(Xapian::docid article);

 private:
  // Where an article's value ends in `bytes_ahead_`; it begins where the one before ends.
  struct Ahead {
    Xapian::docid article = 0;
    std::size_t end = 0;
  };

  [[nodiscard]] std::optional<std::string_view> read_before(Xapian::docid article) const;
  void read_by_xapian(std::span<const Xapian::docid> articles);

  Xapian::Database database_;
  Xapian::valueno slot_;
  std::vector<glass::ValueList> lists_;  // of each database joined; none where Xapian reads
  std::string value_;                    // that Xapian read last
  std::vector<Ahead> ahead_;             // by article
  std::string bytes_ahead_;
};

}  // namespace newsdex
