// Terms that count as one: an article has it as often as it has all of them together.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <xapian.h>

namespace newsdex {

struct AnyTerm {
  std::vector<std::string> terms;
  double share = 1;         // what its weight is multiplied by
  bool only_ranks = false;  // an article with nothing else of the word does not match
  bool is_counted = true;   // false: the index does not say how often an article has the terms
};

// How many of `all` articles have any of the terms that so many have, if they were spread
// independently: as Xapian guesses for terms that count as one.
[[nodiscard]] inline double with_any(double all, const std::vector<Xapian::doccount>& of_terms) {
  double without = all;
  for (const Xapian::doccount articles : of_terms) without *= 1 - articles / std::max(all, 1.0);
  return all - without;
}

}  // namespace newsdex
