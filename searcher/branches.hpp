// Which branches of a query an article matches: the parts that it may match the whole query
// without. An article that `(oil AND price) OR gas` finds without "price" was not found by its oil.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <vector>

#include <xapian.h>

#include "searcher/leaf.hpp"

namespace newsdex {

struct Branch {
  Xapian::Query query;
  std::size_t inside = kWholeQuery;  // the number of the branch that it is a part of: a lower one
};

// Asks Xapian, for the match has not said by which of its parts it took an article.
class BranchFinder {
 public:
  // Both must outlive the finder, and what the branches' queries use must as well. Numbers of
  // branches count from 1 (Leaf::branch).
  BranchFinder(const Xapian::Database& database, const std::vector<Branch>& branches)
      : database_(database), branches_(branches) {}

  // Looks into these articles at once, which is quicker than one by one. Throws what Xapian throws.
  void look_into(std::span<const Xapian::docid> articles);
  // Looks into the article where that has not been done. When the time is over it matches none.
  [[nodiscard]] bool matches(Xapian::docid article, std::size_t branch);
  // Those of the query's leaves that are in branches which the article matches; until the next
  // call.
  [[nodiscard]] const std::vector<Leaf>& matched(Xapian::docid article,
                                                 const std::vector<Leaf>& leaves);

 private:
  using Matched = std::vector<bool>;  // by number

  const Xapian::Database& database_;
  const std::vector<Branch>& branches_;
  std::map<Xapian::docid, Matched> known_;
  std::vector<Leaf> matched_;
};

}  // namespace newsdex
