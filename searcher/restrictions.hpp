// Which articles of a database the filters of a flat query let pass, read in place.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <xapian.h>

#include "searcher/flat_query.hpp"
#include "searcher/glass_posting_list.hpp"
#include "searcher/glass_tables.hpp"
#include "searcher/glass_values.hpp"

namespace newsdex {

class Restrictions {
 public:
  Restrictions(const DatabaseTables& tables, const std::vector<FlatQuery::Restriction>& all);

  [[nodiscard]] bool are_none() const { return all_.empty(); }
  // Whether an article passes all of them. Articles must ascend.
  [[nodiscard]] bool pass(Xapian::docid article) {
    return are_none() ||
           std::ranges::all_of(all_, [&](One& one) { return has(one, article) != one.excludes; });
  }
  // At most so many articles pass, as far as terms tell: of dates it is not known.
  [[nodiscard]] std::uint64_t most() const;

 private:
  struct Dates {
    Filter::Dates range;
    glass::ValueList published;
  };
  struct One {
    bool excludes = false;
    std::vector<std::unique_ptr<glass::PostingList>> terms = {};
    std::optional<Dates> dates = {};
  };

  [[nodiscard]] static bool has(One& one, Xapian::docid article);

  std::vector<One> all_;
};

}  // namespace newsdex
