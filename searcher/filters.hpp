// What restricts articles without scoring: terms and dates of publication.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <newsdex/query.hpp>

#include "searcher/deadline.hpp"
#include "searcher/glass_tables.hpp"

namespace newsdex {

// What an article needs to pass: any of the terms or, where it has them, the dates. Nothing passes
// a filter that has neither.
struct Filter {
  struct Dates {
    std::string first;  // values of schema::kPublishedSlot, both inclusive
    std::string last;
  };

  std::vector<std::string> terms = {};
  std::optional<Dates> dates = {};
};

// Articles in one of `languages` (BCP 47; "pt" takes in "pt-BR").
[[nodiscard]] Filter language_filter(const std::vector<std::string>& languages,
                                     const Xapian::Database& database, const GlassTables& tables);
// Articles of one of the publishers.
[[nodiscard]] Filter source_filter(const std::vector<std::string>& sources);
// Articles published in [since, until), seconds UTC; an absent end is open.
[[nodiscard]] Filter date_filter(std::optional<std::int64_t> since,
                                 std::optional<std::int64_t> until);
// Of a kFilter query; nothing for a path, which is no matter of terms.
[[nodiscard]] std::optional<Filter> filter_of(const Query& query, const Xapian::Database& database,
                                              const GlassTables& tables);

// What passes, for Xapian.
[[nodiscard]] Xapian::Query query_of(const Filter& filter);
// The files that a kFilter query by path lets pass; `tables` and `deadline` must outlive the match.
[[nodiscard]] Xapian::Query path_filter(const Query& query, const GlassTables& tables,
                                        Deadline& deadline);

}  // namespace newsdex
