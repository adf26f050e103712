// Queries of which Xapian 1.4 may lose articles (searcher/match.cpp).
#pragma once

#include <newsdex/query.hpp>

namespace newsdex {

// Whether an OR in it is of more than words and phrases. What a sum requires is ranked by the rest
// of it, an AND_MAYBE, too.
[[nodiscard]] bool nests(const Query& query);

}  // namespace newsdex
