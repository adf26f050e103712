// The members of a juxtaposition, `oil +price -barrel source:bbc`, by the part they take.
#pragma once

#include <vector>

#include <newsdex/query.hpp>

namespace newsdex {

struct SumParts {
  std::vector<const Query*> should;
  std::vector<const Query*> must;
  std::vector<const Query*> filters;  // required too, but of no weight
  std::vector<const Query*> must_not;
};

// Points into `sum`, a kSum.
[[nodiscard]] SumParts parts_of(const Query& sum);

// The members of a kAnd, those that are excluded apart.
[[nodiscard]] SumParts parts_of_and(const Query& query);

}  // namespace newsdex
