// Beginnings of words: belarus* is any of the words of the index that begin so, the most
// frequent ones where they are too many.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include <newsdex/query.hpp>

#include "searcher/deadline.hpp"
#include "searcher/glass_tables.hpp"

namespace newsdex {

struct PrefixExpansion {
  std::vector<std::string> terms;  // the most frequent, in alphabetical order
  std::size_t words = 0;           // how many begin so
};

// `prefix` is a term's beginning; of the terms that have it the `most` most frequent are taken.
// Gives what it has when the time is over.
[[nodiscard]] PrefixExpansion expand_prefix(const Xapian::Database& database,
                                            const GlassTables& tables, const std::string& prefix,
                                            std::size_t most, Deadline& deadline);

// The beginnings of words of one query. They share a bound: each term of a match costs memory.
class PrefixWords {
 public:
  struct Cut {
    std::string prefix;
    std::size_t taken = 0;
    std::size_t words = 0;  // there would have been

    [[nodiscard]] std::string message() const;  // for the user
  };

  // `tables` and `deadline` must outlive this.
  PrefixWords(const Xapian::Database& database, const GlassTables& tables, const Query& query,
              Deadline& deadline);

  // The terms of the words that begin so. `field` is a term prefix of the schema.
  [[nodiscard]] const std::vector<std::string>& terms(const std::string& field,
                                                      const std::string& prefix);
  // Those that stand for fewer words than there are, in the order asked for.
  [[nodiscard]] const std::vector<Cut>& cut() const { return cut_; }

 private:
  Xapian::Database database_;
  const GlassTables& tables_;
  std::size_t most_;  // words of each
  Deadline& deadline_;
  std::map<std::string, PrefixExpansion> expansions_;
  std::vector<Cut> cut_;
};

// A word of a quotation that stands for all that begin so: it ends in a star.
[[nodiscard]] inline bool is_prefix_word(std::string_view word) { return word.ends_with('*'); }

}  // namespace newsdex
