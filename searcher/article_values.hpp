// What is kept in one slot of articles of the databases that are searched: out of their tables in
// place where that can be had, else by Xapian.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searcher/glass_tables.hpp"
#include "searcher/kept_values.hpp"

namespace newsdex {

// For one thread.
class ArticleValues {
 public:
  // `slot` is kPassageLengthsSlot or kLinesSlot.
  ArticleValues(const Xapian::Database& database, const GlassTables& tables, Xapian::valueno slot);

  // Has Xapian, where it reads, read the values of these articles, whose ids ascend, in place of
  // those read ahead before: it reads values onwards the quickest. Other articles can be asked
  // about as well.
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

  Xapian::Database database_;
  Xapian::valueno slot_;
  // Of each database joined; none where Xapian reads, which all the others are for.
  std::vector<std::shared_ptr<glass::KeptValues>> lists_;
  std::string value_;         // that was read last
  std::vector<Ahead> ahead_;  // by article
  std::string bytes_ahead_;
};

}  // namespace newsdex
